#include "tidy/article_maker.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(Notes, WhatLinksEarnGoesBeforeAndBehindTheText) {
  for (const std::string note :
       {"This post may contain affiliate links. Please read our disclosure policy.",
        "Dieser Text enthält Affiliate-Links. Kaufen Sie etwas darüber, erhalten wir eine Provision.",
        "Cet article contient des liens affiliés : nous pouvons toucher une commission sur vos achats.",
        "本記事はアフィリエイト広告を利用しています。"}) {
    EXPECT_TRUE(is_taken(note, "lead")) << note;
    EXPECT_TRUE(is_taken(note, "tail")) << note;
    EXPECT_FALSE(is_taken(note, "body")) << note;
  }
}

TEST(Notes, WhoHelpedGoesFromTheEnd) {
  for (const std::string note :
       {"Ann Lee and Bob May contributed to this report.", "Reporting by Ann Lee; Editing by Bob May",
        "This interview has been edited for length and clarity.",
        "—Staff writer Ann Lee can be reached at ann@example.org.", "Propos recueillis par Ann Lee",
        "Con la colaboración de Ann Lee", "Redaktion: Ann Lee"}) {
    EXPECT_TRUE(is_taken(note, "tail")) << note;
  }
  EXPECT_FALSE(is_taken("Reporting by hand takes longer", "tail"));
  EXPECT_FALSE(is_taken("Ann Lee and Bob May contributed to this report.", "body"));
}

TEST(Notes, OfferForTheRestGoesWithAllBehindIt) {
  ArticleMaker maker;
  maker.opening().closing().opening().closing();
  maker.add("Continue reading with a subscription", BlockKind::heading)
      .add("Subscribe to read the rest of this essay, and everything else we have published since 1911.")
      .add("Every essay, on every screen", BlockKind::list_item);
  EXPECT_EQ(tidied(maker.article).size(), 8U);
}

TEST(Notes, TextThatSpeaksOfSubscribersStays) {
  ArticleMaker maker;
  maker.opening().add("For subscribers only it was a hard year", BlockKind::heading).closing().closing();
  EXPECT_EQ(tidied(maker.article).size(), 7U);
}

}  // namespace
}  // namespace pith::tidy
