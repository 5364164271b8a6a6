// The level of a heading, and what stands in it and is none of it.
#ifndef PITH_BLOCK_HEADING_HPP
#define PITH_BLOCK_HEADING_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

#include <cstdint>

namespace pith::block {

/// From 1 to 6: that of the tag, or what `aria-level` says of an element that only has the role, else 2.
std::uint8_t heading_level(const dom::Document& document, dom::NodeId heading);

/// Takes the link to edit a section ("[edit]", as wikis put it) from the end of the heading whose words begin
/// at `begin` and end with the text.
void drop_edit_link(Article& article, std::uint32_t begin);

}  // namespace pith::block

#endif
