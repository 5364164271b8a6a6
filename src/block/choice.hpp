// Which blocks of a page were chosen, as the rooms before say it.
#ifndef PITH_BLOCK_CHOICE_HPP
#define PITH_BLOCK_CHOICE_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <cstdint>
#include <span>

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
  bool link_lists = false;     ///< lists of links may belong to the text; in an article they lead to others
  bool notes = true;           ///< pair footnotes with what refers to them
  bool unchosen_notes = true;  ///< keep also those that the choice left out
  bool insets = true;          ///< pictures, embeds and rules, too
};

}  // namespace pith::block

#endif
