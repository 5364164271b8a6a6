// Chosen blocks of a Document, as the blocks and marks of an Article.
#ifndef PITH_BLOCK_ASSEMBLE_HPP
#define PITH_BLOCK_ASSEMBLE_HPP

#include <span>
#include <string_view>

#include "dom/document.hpp"
#include "pith/article.hpp"
#include "score/segment.hpp"

namespace pith::block {

struct Choice {
  std::span<const score::TextBlock> blocks;
  std::span<const std::uint8_t> keep;     ///< as long as `blocks`
  std::span<const float> probability;     ///< as long as `blocks`; goes to Block::score
  bool captions = false;                  ///< keep figure captions
};

/// Fills text, targets, blocks and marks; leaves the rest of the Article as it is by default. Adjacent text blocks of
/// one cell, item or definition are joined where they are one on the page; table cells of one row become one
/// table_row, unless the table is for layout. `base_url` resolves link targets.
Article assemble(const dom::Document& document, const Choice& choice, std::string_view base_url);

}  // namespace pith::block

#endif
