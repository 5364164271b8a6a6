// pith's own text form, read back: `Key: value` lines, an empty line, the body.
#ifndef PITH_FLAT_OWN_FORM_HPP
#define PITH_FLAT_OWN_FORM_HPP

#include "pith/article.hpp"

#include <optional>
#include <string_view>

namespace pith::flat {

/// The article that `text` is the text form of; nothing if it does not begin with the form's header lines.
/// Rendering it gives `text` again; of several empty lines in a row, which only code has, one stays.
std::optional<Article> read_own_form(std::string_view text);

}  // namespace pith::flat

#endif
