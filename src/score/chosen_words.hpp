// How many of the chosen words an element holds.
#ifndef PITH_SCORE_CHOSEN_WORDS_HPP
#define PITH_SCORE_CHOSEN_WORDS_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pith::score {

/// Sums of chosen words before each block; the blocks are borrowed.
class ChosenWords {
 public:
  ChosenWords(std::span<const TextBlock> blocks, std::span<const std::uint8_t> keep)
      : blocks_(blocks), sums_(blocks.size() + 1) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
      sums_[i + 1] = sums_[i] + (keep[i] != 0 ? blocks[i].words : 0);
  }

  std::uint32_t all() const { return sums_.back(); }

  std::uint32_t within(const dom::Document& document, dom::NodeId id) const {
    return sums_[blocks_before(document[id].end)] - sums_[blocks_before(id)];
  }

 private:
  std::size_t blocks_before(dom::NodeId id) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(blocks_, id, {}, &TextBlock::first) -
                                    blocks_.begin());
  }

  std::span<const TextBlock> blocks_;
  std::vector<std::uint32_t> sums_;
};

}  // namespace pith::score

#endif
