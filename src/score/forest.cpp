#include "score/forest.hpp"

#include "base/vectorized.hpp"

#include <array>
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

/// Lanes in four parts, as the bytes of 32-bit numbers: lane i is in part i % 4.
constexpr std::size_t part_count = sizeof(std::int32_t);
constexpr std::size_t part_size = lane_count / part_count;
using Values [[gnu::vector_size(part_size * sizeof(float))]] = float;
using Indices [[gnu::vector_size(part_size * sizeof(std::int32_t))]] = std::int32_t;
using Sums = std::array<Values, part_count>;

// clang has no shuffle by what is not constant, NEON none of so many values.
#if defined(__x86_64__) && !defined(__clang__)
#define PITH_SHUFFLES
/// The values of leaves by the lowest bits of indices, picked out of registers.
template <std::uint32_t Levels>
[[gnu::always_inline]] inline void look_up(const float* leaves, const Indices& leaf, Values& out) {
  if constexpr (Levels == 3) {
    Values all;
    std::memcpy(&all, leaves, sizeof all);
    out = __builtin_shuffle(all, leaf);
  } else {
    Values left;
    Values right;
    look_up<Levels - 1>(leaves, leaf, left);
    look_up<Levels - 1>(leaves + (std::size_t{1} << (Levels - 1)), leaf, right);
    const Indices highest_bit_as_sign = leaf << (32 - Levels);
    out = highest_bit_as_sign < 0 ? right : left;
  }
}
#endif

/// Adds the value of each lane's leaf.
template <std::uint32_t Levels>
[[gnu::always_inline]] inline void add_values(const float* leaves, const LeafVector& leaf, Sums& sums) {
#ifdef PITH_SHUFFLES
  if constexpr (Levels >= 3 && Levels <= 5) {
    const auto bytes = reinterpret_cast<Indices>(leaf);
    for (std::size_t part = 0; part < part_count; ++part) {
      Values values;
      look_up<Levels>(leaves, bytes >> (8 * part), values);
      sums[part] += values;
    }
    return;
  }
#endif
  for (std::size_t i = 0; i < lane_count; ++i) sums[i % part_count][i / part_count] += leaves[leaf[i]];
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
[[gnu::always_inline]] inline void Forest::add_trees(std::span<const BinLanes> bins, std::size_t first,
                                                     std::size_t end, ScoreLanes& out) const {
  constexpr std::size_t leaf_count = std::size_t{1} << Depth;
  Sums sums;
  for (std::size_t i = 0; i < lane_count; ++i) sums[i % part_count][i / part_count] = out[i];
  const Split* tree = splits.data() + first * (leaf_count - 1) - 1;  // node 1 is the first
  const float* value = leaves.data() + first * leaf_count;
  for (std::size_t t = first; t < end; ++t) {
    LeafVector leaf;
    find_leaves<Depth>(reinterpret_cast<const Bin*>(bins.data()), tree, 1, leaf);
    leaf += static_cast<std::uint8_t>(leaf_count - 1);  // from the first one up
    add_values<Depth>(value, leaf, sums);
    tree += leaf_count - 1;
    value += leaf_count;
  }
  for (std::size_t i = 0; i < lane_count; ++i) out[i] = sums[i % part_count][i / part_count];
}

PITH_VECTORIZED
void Forest::evaluate(std::span<const BinLanes> bins, std::size_t first, std::size_t end,
                      ScoreLanes& out) const {
  switch (depth) {
    case 1: add_trees<1>(bins, first, end, out); break;
    case 2: add_trees<2>(bins, first, end, out); break;
    case 3: add_trees<3>(bins, first, end, out); break;
    case 4: add_trees<4>(bins, first, end, out); break;
    case 5: add_trees<5>(bins, first, end, out); break;
    case 6: add_trees<6>(bins, first, end, out); break;
    case 7: add_trees<7>(bins, first, end, out); break;
    default: add_trees<max_depth>(bins, first, end, out); break;
  }
}

}  // namespace pith::score
