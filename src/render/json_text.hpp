// Strings as JSON writes them; YAML reads the same.
#ifndef PITH_RENDER_JSON_TEXT_HPP
#define PITH_RENDER_JSON_TEXT_HPP

#include <string>
#include <string_view>

namespace pith::render {

/// `text` between double quotes, escaped; ill-formed UTF-8 becomes U+FFFD.
std::string json_text(std::string_view text);

}  // namespace pith::render

#endif
