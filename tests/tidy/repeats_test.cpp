#include "tidy/article_maker.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

constexpr std::string_view said =
    "“We took her apart like a watch and put her together again,” said Ann Lee, the chief engineer of the "
    "town.";

bool is_quote_taken(std::string_view quote, std::string_view signature = {}, std::string_view text = said) {
  ArticleMaker maker;
  maker.opening().add(quote);
  if (!signature.empty()) maker.add(signature);
  maker.add(text).closing();
  return tidied(maker.article).size() == 5;
}

TEST(Repeats, PullQuoteGoesWithWhoSaidIt) {
  EXPECT_TRUE(is_quote_taken("“We took her apart like a watch and put her together again.”"));
  EXPECT_TRUE(is_quote_taken("We took her apart, like a watch, and put her together again."));
  EXPECT_TRUE(is_quote_taken("“We took her apart like a watch and put her together again.”",
                             "Ann Lee, chief engineer"));
}

TEST(Repeats, QuoteMayBeBrokenByWhoSaidIt) {
  EXPECT_TRUE(is_quote_taken("“I read the first name, and then I turned it over.”", {},
                             "“I read the first name,” he told me, “and then I turned it over.”"));
  EXPECT_FALSE(is_quote_taken("“I read the first name, and then I turned it over.”", {},
                              "“I read the first name,” he told me, “and then I burnt it.”"));
}

TEST(Repeats, SentencesThatOnlyBeginAlikeStay) {
  EXPECT_FALSE(is_quote_taken("“We took her apart like a clock and put her together again.”"));
  EXPECT_FALSE(is_quote_taken("We took her apart like a watch"));
}

TEST(Repeats, WhatIsSaidAgainUnderAnotherHeadingStays) {
  ArticleMaker maker;
  maker.opening().add("We took her apart like a watch and put her together again.");
  maker.add("The mill", BlockKind::heading).add(said).closing();
  EXPECT_EQ(tidied(maker.article).size(), 7U);
}

}  // namespace
}  // namespace pith::tidy
