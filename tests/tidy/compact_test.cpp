#include "tidy/article_maker.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(Compact, MarksAndTargetsFollowTheText) {
  ArticleMaker maker;
  maker.add(first_paragraph);
  maker.article.marks.push_back({MarkKind::strong, {4, 11}, {}});
  maker.link("Share this article", "https://share.example/")
      .link("A bridge in pictures and words, as it was", "https://bridge.example/");
  maker.add(second_paragraph).closing();
  ASSERT_EQ(tidied(maker.article).size(), 5U);
  const Article& article = maker.article;
  EXPECT_EQ(article.targets, "https://bridge.example/");
  ASSERT_EQ(article.marks.size(), 2U);
  EXPECT_EQ(article.text.substr(article.marks[0].text.begin, article.marks[0].text.size()), "council");
  EXPECT_EQ(article.marks[1].text, article.blocks[1].text);
  EXPECT_EQ(article.target(article.marks[1]), "https://bridge.example/");
  EXPECT_EQ(article.blocks.back().text.end, article.text.size());
}

TEST(Compact, AMarkOverATakenLineShrinks) {
  ArticleMaker maker;
  maker.opening().add("Before the flood\nAdvertisement\nAfter the flood");
  Block& block = maker.article.blocks.back();
  maker.article.marks.push_back({MarkKind::emphasis, block.text, {}});
  maker.closing();
  const std::vector<std::string> blocks = tidied(maker.article);
  ASSERT_EQ(blocks.size(), 5U);
  EXPECT_EQ(blocks[2], "Before the flood\nAfter the flood");
  ASSERT_EQ(maker.article.marks.size(), 1U);
  EXPECT_EQ(maker.article.marks[0].text, maker.article.blocks[2].text);
}

TEST(Compact, MarksThatShareATargetStillDo) {
  ArticleMaker maker;
  maker.opening()
      .link("Share this article", "https://a.example/")
      .link("One way to the old bridge", "https://b.example/");
  maker.add("Another way to the old bridge");
  maker.article.marks.push_back(
      {MarkKind::link, maker.article.blocks.back().text, maker.article.marks.back().target});
  maker.closing();
  ASSERT_EQ(tidied(maker.article).size(), 6U);
  EXPECT_EQ(maker.article.targets, "https://b.example/");
  EXPECT_EQ(maker.article.target(maker.article.marks[0]), "https://b.example/");
  EXPECT_EQ(maker.article.target(maker.article.marks[1]), "https://b.example/");
}

TEST(Compact, AnArticleWithoutBlocksIsNoTrouble) {
  Article article;
  tidy(article, {});
  EXPECT_TRUE(article.blocks.empty());
}

TEST(Tidy, DoneTwiceIsDoneOnce) {
  ArticleMaker maker;
  maker.article.meta.title = "The bridge is closed";
  maker.add("The bridge is closed").add("By Ann Lee").opening().add("Advertisement").closing();
  maker.add("Sign up for our newsletter and never miss a story.")
      .add("Share this")
      .add("source: example.org");
  const std::vector<std::string> once = tidied(maker.article);
  EXPECT_EQ(tidied(maker.article), once);
  EXPECT_EQ(once.size(), 4U);
}

}  // namespace
}  // namespace pith::tidy
