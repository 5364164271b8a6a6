// Items of lists that a word processor saves as paragraphs.
#ifndef PITH_BLOCK_WORD_ITEM_HPP
#define PITH_BLOCK_WORD_ITEM_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pith::block {

/// The mark that such a paragraph begins with.
struct WordMark {
  std::size_t size = 0;       ///< bytes, with the space behind it
  std::uint32_t ordinal = 0;  ///< 0: a bullet
  char numbering = '1';       ///< as in Block
};

/// How deep the item is that a paragraph stands for, 1 is outermost; nullopt if it is no item.
std::optional<std::uint8_t> word_item_level(const dom::Document& document, dom::NodeId paragraph);

/// The mark at the begin of an item's words; nullopt if there is none.
std::optional<WordMark> read_word_mark(std::string_view words);

/// Takes the first `size` bytes of the block at the end of the text away.
void drop_front(Article& article, Range& block, std::size_t size);

}  // namespace pith::block

#endif
