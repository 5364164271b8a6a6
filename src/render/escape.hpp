// Text as HTML and XML have it.
#ifndef PITH_RENDER_ESCAPE_HPP
#define PITH_RENDER_ESCAPE_HPP

#include <string>
#include <string_view>

namespace pith::render {

/// Appends `text` with `&`, `<`, `>` and `"` escaped, and without the characters that XML 1.0 does not allow;
/// ill-formed UTF-8 becomes U+FFFD.
void append_escaped(std::string& out, std::string_view text);

/// Appends `begin`, the value, escaped, and `end`; nothing if the value is empty: it is not known.
void append_known(std::string& out, std::string_view begin, std::string_view value, std::string_view end);

}  // namespace pith::render

#endif
