#include "score/forest.hpp"

#include "base/vectorized.hpp"

namespace pith::score {

void Forest::evaluate(std::span<const std::uint8_t> bins, std::span<float> out) const {
  const std::size_t leaf_count = std::size_t{1} << depth;
  const Split* tree = splits.data();
  const float* leaf = leaves.data();
  for (std::size_t t = 0; t < trees(); ++t) {
    std::size_t node = 1;  // children of node n are 2n and 2n + 1
    for (std::uint32_t level = 0; level < depth; ++level) {
      const Split& split = tree[node - 1];
      node = 2 * node + (bins[split.column] > split.bin ? 1 : 0);
    }
    out[t % outputs] += leaf[node - leaf_count];
    tree += leaf_count - 1;
    leaf += leaf_count;
  }
}

// Each tree is walked from the leaves up: leaf[n] is, in each lane, the leaf (counted from the first below
// node n) that a row at node n comes to. That asks every split of every row, but a comparison of a column of
// bytes is one instruction for all rows, and none waits for a load that depends on another one. With the
// depth known to the compiler no loop is left of it, and the lanes stay in registers.
template <std::uint32_t Depth>
[[gnu::always_inline]] inline void Forest::add_trees(std::span<const BinLanes> bins, ScoreLanes& sums) const {
  constexpr std::size_t leaf_count = std::size_t{1} << Depth;
  const Split* tree = splits.data() - 1;  // node 1 is the first
  const float* value = leaves.data();
  std::array<BinLanes, leaf_count> leaf;
  for (std::size_t t = trees(); t > 0; --t) {
#pragma GCC unroll 8
    for (std::size_t node = leaf_count / 2; node < leaf_count; ++node) {
      const BinLanes& column = bins[tree[node].column];
      const std::uint8_t bin = tree[node].bin;
      for (std::size_t i = 0; i < lane_count; ++i) leaf[node][i] = column[i] > bin ? 1 : 0;
    }
    std::uint8_t right = 1;  // leaves to the left of a node's right child
#pragma GCC unroll 8
    for (std::size_t level = leaf_count / 4; level > 0; level /= 2) {
      right = static_cast<std::uint8_t>(right * 2);
#pragma GCC unroll 8
      for (std::size_t node = level; node < 2 * level; ++node) {
        const BinLanes& column = bins[tree[node].column];
        const std::uint8_t bin = tree[node].bin;
        for (std::size_t i = 0; i < lane_count; ++i) {
          const std::uint8_t below = leaf[2 * node][i];
          const auto above = static_cast<std::uint8_t>(leaf[2 * node + 1][i] + right);
          leaf[node][i] = column[i] > bin ? above : below;
        }
      }
    }
    for (std::size_t i = 0; i < lane_count; ++i) sums[i] += value[leaf[1][i]];
    tree += leaf_count - 1;
    value += leaf_count;
  }
}

PITH_VECTORIZED
void Forest::evaluate(std::span<const BinLanes> bins, ScoreLanes& out) const {
  ScoreLanes sums = out;
  switch (depth) {
    case 1: add_trees<1>(bins, sums); break;
    case 2: add_trees<2>(bins, sums); break;
    case 3: add_trees<3>(bins, sums); break;
    case 4: add_trees<4>(bins, sums); break;
    case 5: add_trees<5>(bins, sums); break;
    case 6: add_trees<6>(bins, sums); break;
    case 7: add_trees<7>(bins, sums); break;
    default: add_trees<max_depth>(bins, sums); break;
  }
  out = sums;
}

}  // namespace pith::score
