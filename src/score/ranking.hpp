// Blocks in the order of their probabilities.
#ifndef PITH_SCORE_RANKING_HPP
#define PITH_SCORE_RANKING_HPP

#include <cstdint>
#include <span>
#include <vector>

namespace pith::score {

/// The indices of probabilities from the highest one down; of equal ones in their order.
std::vector<std::uint32_t> rank_by(std::span<const float> probability);

}  // namespace pith::score

#endif
