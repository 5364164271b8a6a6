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
// bytes is one instruction for all rows, and none waits for a load that depends on another one.
PITH_VECTORIZED
void Forest::evaluate(std::span<const BinLanes> bins, ScoreLanes& out) const {
  const std::size_t leaf_count = std::size_t{1} << depth;
  const Split* tree = splits.data() - 1;  // node 1 is the first
  const float* value = leaves.data();
  std::array<BinLanes, std::size_t{1} << max_depth> leaf;
  ScoreLanes sums = out;
  for (std::size_t t = trees(); t > 0; --t) {
    std::size_t node = leaf_count - 1;
    for (; node >= leaf_count / 2; --node) {
      const BinLanes& column = bins[tree[node].column];
      const std::uint8_t bin = tree[node].bin;
      for (std::size_t i = 0; i < lane_count; ++i) leaf[node][i] = column[i] > bin ? 1 : 0;
    }
    std::uint8_t right = 1;  // leaves to the left of a node's right child
    for (; node > 0; --node) {
      if ((node & (node + 1)) == 0) right = static_cast<std::uint8_t>(right * 2);  // the last one of a level
      const BinLanes& column = bins[tree[node].column];
      const std::uint8_t bin = tree[node].bin;
      for (std::size_t i = 0; i < lane_count; ++i) {
        const std::uint8_t below = leaf[2 * node][i];
        const auto above = static_cast<std::uint8_t>(leaf[2 * node + 1][i] + right);
        leaf[node][i] = column[i] > bin ? above : below;
      }
    }
    for (std::size_t i = 0; i < lane_count; ++i) sums[i] += value[leaf[1][i]];
    tree += leaf_count - 1;
    value += leaf_count;
  }
  out = sums;
}

}  // namespace pith::score
