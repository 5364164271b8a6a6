// Formulas that stand in the text of a page as TeX, for a script to render.
#ifndef PITH_BLOCK_RAW_FORMULAS_HPP
#define PITH_BLOCK_RAW_FORMULAS_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

namespace pith::block {

/// True if the page names a script that renders formulas.
bool has_formula_renderer(const dom::Document& document);

/// Marks the formulas in the words of `block`, the last of the article: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`,
/// `[latex]…[/latex]` and what stands in a `\begin{equation}`. Their delimiters stay with them, for "$5 and
/// $6" may be taken for one. A block that is nothing but a displayed formula becomes one. Linear in the
/// words.
void mark_raw_formulas(Article& article, Block& block, bool renderer);

}  // namespace pith::block

#endif
