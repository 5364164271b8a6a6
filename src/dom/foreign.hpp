// SVG and MathML in a page: what keeps the parser inside, and what leads out.
#ifndef PITH_DOM_FOREIGN_HPP
#define PITH_DOM_FOREIGN_HPP

#include "dom/tag.hpp"

#include <cstddef>
#include <string_view>

namespace pith::dom {

/// Start tags that end foreign content (the HTML standard's list). <font> does so only if
/// has_font_attribute(); to take it as one always is safe.
bool breaks_out_of_foreign(Tag tag);

/// True for a <script> of these attributes if it holds a formula: TeX or MathML for MathJax.
bool is_formula_script(std::string_view attributes);

/// True if one of the attributes is `color`, `face` or `size`: only that matters to the tree.
bool has_font_attribute(std::string_view attributes);

/// The names of SVG and MathML elements whose content is HTML again.
bool is_integration_point(std::string_view name);

/// End of the foreign element `root` whose start tag ends at `at`, if everything in it stays in it: no tag
/// breaks out, every end tag has its start, and titles hold only text. npos otherwise.
std::size_t closed_foreign_end(std::string_view text, std::size_t at, std::string_view root);

}  // namespace pith::dom

#endif
