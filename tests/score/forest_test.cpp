#include "score/forest.hpp"

#include <cstdint>
#include <random>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

constexpr std::size_t columns = 40;

Bin any_bin(std::mt19937& random) { return static_cast<Bin>(static_cast<int>(random() % 256) + lowest_bin); }

Forest random_forest(std::uint32_t depth, std::size_t trees, std::mt19937& random) {
  Forest forest;
  forest.depth = depth;
  forest.outputs = 1;
  forest.start = {0};
  const std::size_t leaves = std::size_t{1} << depth;
  for (std::size_t i = 0; i < trees * (leaves - 1); ++i) {
    forest.splits.emplace_back(random() % columns, any_bin(random));
  }
  for (std::size_t i = 0; i < trees * leaves; ++i)
    forest.leaves.push_back(static_cast<float>(random() % 10007) / 997.0F - 5.0F);
  return forest;
}

// One forest, two ways down: row by row and many rows side by side.
TEST(Forest, GivesEachLaneTheSumOfItsRow) {
  std::mt19937 random(7);
  for (std::uint32_t depth = 1; depth <= Forest::max_depth; ++depth) {
    const Forest forest = random_forest(depth, 25, random);
    std::array<BinLanes, columns> bins;
    for (BinLanes& column : bins) {
      for (Bin& bin : column) bin = any_bin(random);
    }
    ScoreLanes sums;
    sums.fill(0.25F);
    forest.evaluate(bins, 0, forest.trees(), sums);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      std::array<Bin, columns> row{};
      for (std::size_t c = 0; c < columns; ++c) row[c] = bins[c][lane];
      float sum[1] = {0.25F};
      forest.evaluate(row, sum);
      EXPECT_EQ(sums[lane], sum[0]) << "depth " << depth << ", lane " << lane;
    }
  }
}

TEST(Forest, GoesLeftBelowTheSplitsLimit) {
  const Forest forest{1, 1, {0}, {{0, 4}}, {10, 20}};
  std::array<BinLanes, 1> bins{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) bins[0][lane] = static_cast<Bin>(lane);
  ScoreLanes sums{};
  forest.evaluate(bins, 0, forest.trees(), sums);
  for (std::size_t lane = 0; lane < lane_count; ++lane) EXPECT_EQ(sums[lane], lane < 4 ? 10 : 20);
}

}  // namespace
}  // namespace pith::score
