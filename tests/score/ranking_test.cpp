#include "score/ranking.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

using Order = std::vector<std::uint32_t>;

TEST(Ranking, GoesFromTheHighestDown) {
  EXPECT_EQ(rank_by(std::vector{0.25F, 1.0F, 0.0F, 0.75F}), (Order{1, 3, 0, 2}));
}

TEST(Ranking, KeepsTheOrderOfEqualOnes) {
  EXPECT_EQ(rank_by(std::vector{0.5F, -0.0F, 0.5F, 0.0F, -0.0F}), (Order{0, 2, 1, 3, 4}));
}

TEST(Ranking, OfNothingIsEmpty) { EXPECT_TRUE(rank_by({}).empty()); }

}  // namespace
}  // namespace pith::score
