// The level of a heading, and what stands in it and is none of it.
#ifndef PITH_BLOCK_HEADING_HPP
#define PITH_BLOCK_HEADING_HPP

#include "pith/article.hpp"

#include "block/ancestors.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace pith::block {

/// From 1 to 6: that of the tag, or what `aria-level` says of an element that only has the role, else 2.
std::uint8_t heading_level(const dom::Document& document, dom::NodeId heading);

/// Takes the link to edit a section ("[edit]", as wikis put it) from the end of the heading whose words begin
/// at `begin` and end with the text.
void drop_edit_link(Article& article, std::uint32_t begin);

/// True if the heading that block `i` stands in begins an item of a line or two: it is the item's first line.
bool is_title_of_item(const dom::Document& document, std::span<const score::TextBlock> blocks,
                      std::span<const std::uint8_t> keep, std::size_t i, const Ancestors& in);

}  // namespace pith::block

#endif
