// Which blocks say what a picture shows.
#ifndef PITH_BLOCK_CAPTION_HPP
#define PITH_BLOCK_CAPTION_HPP

#include "block/table.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace pith::block {

/// True if the element's class says that it is a caption: `wp-caption-text`, `imgCaption`, `picture_caption`
/// …
bool has_caption_class(const dom::Document& document, dom::NodeId id);

/// True if the block at `index` is the only text of its element, short, and set directly below a picture
/// there by a line break, or if it says word for word what the picture right before it says in its alt text.
bool names_a_picture(const dom::Document& document, std::span<const score::TextBlock> blocks,
                     std::size_t index);

/// True if the block at `index` is the caption of a table of data, or of a figure with code or a table and
/// without pictures, of which some is chosen.
bool heads_chosen_text(const dom::Document& document, Tables& tables,
                       std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep,
                       std::size_t index);

}  // namespace pith::block

#endif
