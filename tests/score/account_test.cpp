#include "pith/explain.hpp"

#include "report/sample.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

// What the model alone says, before the mean of its path is taken in.
double own_probability(const Explanation::Row& row) {
  return 1 / (1 + std::exp(-static_cast<double>(row.score)));
}

TEST(Account, GivesTheScoreOfTheModel) {
  const Explanation explanation = report::explain_sample();
  // A block that is alone on its path has the probability of its own score.
  const Explanation::Row& headline = explanation.rows[report::row_of(explanation, "The lighthouse keeper")];
  EXPECT_NEAR(own_probability(headline), static_cast<double>(headline.probability), 1e-4);
}

TEST(Account, TellsTheStrongestPushesFirstAndNoMoreThanEight) {
  const Explanation explanation = report::explain_sample();
  for (const Explanation::Row& row : explanation.rows) {
    EXPECT_LE(row.pushes.size(), 8U);
    EXPECT_TRUE(std::ranges::is_sorted(row.pushes, std::greater{},
                                       [](const Push& push) { return std::abs(push.log_odds); }));
  }
}

TEST(Account, StartsFromTheMeanOfThePage) {
  const Explanation explanation = report::explain_sample();
  float lowest = explanation.rows[0].score;
  float highest = lowest;
  for (const Explanation::Row& row : explanation.rows) {
    lowest = std::min(lowest, row.score);
    highest = std::max(highest, row.score);
  }
  EXPECT_GT(explanation.mean, lowest);
  EXPECT_LT(explanation.mean, highest);
}

TEST(Account, LetsAMenuBeHeldBackAndAParagraphPushed) {
  const Explanation explanation = report::explain_sample();
  const auto sum = [&](std::string_view words) {
    float out = 0;
    for (const Push& push : explanation.rows[report::row_of(explanation, words)].pushes) out += push.log_odds;
    return out;
  };
  EXPECT_LT(sum("Home"), 0);
  EXPECT_GT(sum("On the third"), 0);
}

TEST(Account, IsLeftOutWhereOnlyTheRowsAreAskedFor) {
  const Result<Explanation> rows = explain({.bytes = report::sample_page()}, {}, Detail::rows);
  ASSERT_TRUE(rows);
  const Explanation all = report::explain_sample();
  ASSERT_EQ(rows->rows.size(), all.rows.size());
  EXPECT_TRUE(rows->rows[0].pushes.empty());
  EXPECT_TRUE(rows->article.blocks.empty());
  EXPECT_TRUE(rows->stages.empty());
}

}  // namespace
}  // namespace pith::score
