#include "score/ranking.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace pith::score {

// Numbers are sorted, not indices by what they stand for: that is a load less each time two are compared. The
// bits of floating-point numbers that are not negative have the order of these.
std::vector<std::uint32_t> rank_by(std::span<const float> probability) {
  std::vector<std::uint64_t> keys(probability.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto falling = ~std::bit_cast<std::uint32_t>(probability[i] + 0.0F);  // -0 is 0
    keys[i] = std::uint64_t{falling} << 32 | i;
  }
  std::ranges::sort(keys);
  std::vector<std::uint32_t> out(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) out[i] = static_cast<std::uint32_t>(keys[i]);
  return out;
}

}  // namespace pith::score
