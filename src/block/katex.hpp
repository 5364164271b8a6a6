// What KaTeX made of a formula as TeX.
#ifndef PITH_BLOCK_KATEX_HPP
#define PITH_BLOCK_KATEX_HPP

#include "dom/document.hpp"

#include <string>

namespace pith::block {

/// The TeX that the elements in `id` show, which say by their classes what they are; on one line, empty if
/// they show nothing. For formulas without their source. Linear in the nodes of the element.
std::string katex_tex(const dom::Document& document, dom::NodeId id);

}  // namespace pith::block

#endif
