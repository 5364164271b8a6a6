#include "score/forest.hpp"

#include "base/vectorized.hpp"

#include <cstdint>
#include <cstring>

namespace pith::score {
namespace {

/// A byte a lane, as one value of the compiler's (GCC's and clang's vector extension).
using BinVector [[gnu::vector_size(lane_count)]] = Bin;
using LeafVector [[gnu::vector_size(lane_count)]] = std::uint8_t;

/// The leaf that each lane's row comes to below a node, counted down modulo 256 from the last one, which is
/// 0. That asks every split of every row, but a comparison is one instruction for all rows, and none waits
/// for a load that depends on another one. Depth first, so that no more than a value a level is at hand, in
/// registers.
template <std::uint32_t Levels>
[[gnu::always_inline]] inline void find_leaves(const Bin* bins, const Forest::Split* tree, std::size_t node,
                                               LeafVector& leaf) {
  BinVector column;
  std::memcpy(&column, bins + tree[node].lanes_at, sizeof column);
  const BinVector goes_left = tree[node].limit > column;  // -1 or 0
  if constexpr (Levels == 1) {
    leaf = reinterpret_cast<LeafVector>(goes_left);
  } else {
    LeafVector left;
    LeafVector right;
    find_leaves<Levels - 1>(bins, tree, 2 * node, left);
    find_leaves<Levels - 1>(bins, tree, 2 * node + 1, right);
    constexpr auto leaves_to_the_right = static_cast<std::uint8_t>(1 << (Levels - 1));
    left -= leaves_to_the_right;
    leaf = goes_left ? left : right;
  }
}

}  // namespace

void Forest::evaluate(std::span<const Bin> bins, std::span<float> out) const {
  const std::size_t leaf_count = std::size_t{1} << depth;
  const Split* tree = splits.data();
  const float* leaf = leaves.data();
  for (std::size_t t = 0; t < trees(); ++t) {
    std::size_t node = 1;  // children of node n are 2n and 2n + 1
    for (std::uint32_t level = 0; level < depth; ++level) {
      const Split& split = tree[node - 1];
      node = 2 * node + (bins[split.column()] < split.limit ? 0 : 1);
    }
    out[t % outputs] += leaf[node - leaf_count];
    tree += leaf_count - 1;
    leaf += leaf_count;
  }
}

template <std::uint32_t Depth>
[[gnu::always_inline]] inline void Forest::add_trees(std::span<const BinLanes> bins, ScoreLanes& sums) const {
  constexpr std::size_t leaf_count = std::size_t{1} << Depth;
  const Split* tree = splits.data() - 1;  // node 1 is the first
  const float* value = leaves.data();
  for (std::size_t t = trees(); t > 0; --t) {
    LeafVector leaf;
    find_leaves<Depth>(reinterpret_cast<const Bin*>(bins.data()), tree, 1, leaf);
    leaf += static_cast<std::uint8_t>(leaf_count - 1);  // from the first one up
    for (std::size_t i = 0; i < lane_count; ++i) sums[i] += value[leaf[i]];
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
