#include "text/likeness.hpp"

#include <gtest/gtest.h>

namespace pith::text {
namespace {

TEST(Likeness, IsTheShareOfCommonWords) {
  EXPECT_DOUBLE_EQ(likeness("Ferry returns", "FERRY, returns!"), 1);
  EXPECT_DOUBLE_EQ(likeness("a b", "c d"), 0);
  EXPECT_DOUBLE_EQ(likeness("", "c"), 0);
  EXPECT_DOUBLE_EQ(likeness("", ""), 0);
  EXPECT_DOUBLE_EQ(likeness("the old ferry", "the ferry returns"), 4.0 / 6);
}

TEST(WordBag, CountsAWordAsOftenAsBothHaveIt) {
  WordBag bag("to be or not to be");
  EXPECT_EQ(bag.size(), 6U);
  EXPECT_EQ(bag.overlap("to be").shared, 2U);
  EXPECT_EQ(bag.overlap("to to to be").shared, 3U);
  EXPECT_EQ(bag.overlap("to to to be").all, 10U);
}

TEST(WordBag, ForgetsTheTextBefore) {
  WordBag bag("one two");
  for (int i = 0; i < 3; ++i) EXPECT_DOUBLE_EQ(bag.overlap("one two").f1(), 1);
}

}  // namespace
}  // namespace pith::text
