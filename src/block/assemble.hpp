// Chosen blocks of a Document, as the blocks and marks of an Article.
#ifndef PITH_BLOCK_ASSEMBLE_HPP
#define PITH_BLOCK_ASSEMBLE_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <span>
#include <string_view>

namespace pith::block {

struct Choice {
  std::span<const score::Element> elements;  ///< by node
  std::span<const score::TextBlock> blocks;
  std::span<const std::uint8_t> keep;  ///< as long as `blocks`
  std::span<const float> probability;  ///< as long as `blocks`; goes to Block::score
  bool captions = false;               ///< keep captions of figures and tables
  /// Classes that say "caption" and words below a picture are captions; on cards (shops, listings) they are
  /// the card's text.
  bool caption_signs = true;
};

/// Appends the chosen blocks to text, targets, blocks and marks of `article`. Cells of one row become one
/// table_row, unless the table is for layout; lines of one <pre> become one block of code. `base_url`
/// resolves link targets.
void assemble(const dom::Document& document, const Choice& choice, std::string_view base_url,
              Article& article);

}  // namespace pith::block

#endif
