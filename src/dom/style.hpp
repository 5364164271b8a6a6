// What the style attribute of an element says of its text.
#ifndef PITH_DOM_STYLE_HPP
#define PITH_DOM_STYLE_HPP

#include <string_view>

namespace pith::dom {

/// True if it keeps line feeds as <pre> does: `white-space: pre`, `pre-wrap` and the like.
bool keeps_lines(std::string_view style);

}  // namespace pith::dom

#endif
