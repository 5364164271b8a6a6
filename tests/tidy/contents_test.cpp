#include "tidy/article_maker.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(Contents, TableGoesWithItsEntries) {
  ArticleMaker maker;
  maker.add("Inhaltsverzeichnis")
      .add("1. The bridge", BlockKind::list_item)
      .add("2. The river", BlockKind::list_item)
      .add("a mild February", BlockKind::list_item)
      .opening()
      .add("The bridge", BlockKind::heading)
      .closing()
      .add("The river", BlockKind::heading)
      .closing();
  const std::vector<std::string> blocks = tidied(maker.article);
  ASSERT_EQ(blocks.size(), 9U);
  EXPECT_EQ(blocks[0], "a mild February");
}

TEST(Contents, LabelOfATableThatWasNotChosenGoes) {
  EXPECT_TRUE(is_taken("目次", "lead"));
  EXPECT_TRUE(is_taken("Table of Contents", "body"));
}

TEST(Contents, HeadingOfAListThatIsNoneOfThePageStays) {
  ArticleMaker maker;
  maker.opening()
      .add("Contents", BlockKind::heading)
      .add("one bag of flour", BlockKind::list_item)
      .add("two bags of salt", BlockKind::list_item)
      .closing();
  EXPECT_EQ(tidied(maker.article).size(), 7U);
}

/// A paragraph of two links with `between` between them.
bool is_row_taken(std::string_view between) {
  ArticleMaker maker;
  maker.opening().closing();
  const std::string text = "Last wreck" + std::string(between) + "Next wreck";
  maker.add(text);
  const std::uint32_t begin = maker.article.blocks.back().text.begin;
  const auto end = static_cast<std::uint32_t>(maker.article.text.size());
  maker.article.targets = "https://a.example/";
  maker.article.marks.push_back({MarkKind::link, {begin, begin + 10}, {0, 18}});
  maker.article.marks.push_back({MarkKind::link, {end - 10, end}, {0, 18}});
  return tidied(maker.article).size() == 4;
}

TEST(Contents, RowOfLinksAndSeparatorsGoes) {
  EXPECT_TRUE(is_row_taken(" | "));
  EXPECT_TRUE(is_row_taken(" « »\u00A0"));
  EXPECT_FALSE(is_row_taken(" came before the "));
}

TEST(Contents, ButtonOfACodeBoxGoes) {
  ArticleMaker maker;
  maker.opening().add("int main() {}", BlockKind::code).add("Copy").closing();
  EXPECT_EQ(tidied(maker.article).size(), 5U);
}

TEST(Contents, MarkOfTheEndGoesWithWhatStandsBehindIt) {
  ArticleMaker maker;
  maker.opening().closing().add("###").add("Download the pictures (48 MB)");
  EXPECT_EQ(tidied(maker.article).size(), 4U);
}

TEST(Contents, MarkOfTheEndBeforeFurtherTextGoesAlone) {
  ArticleMaker maker;
  maker.opening().closing().add("###").add("About us", BlockKind::heading).opening();
  EXPECT_EQ(tidied(maker.article).size(), 7U);
}

TEST(Contents, SignsBetweenParagraphsStay) {
  EXPECT_FALSE(is_taken("* * *", "body"));
  EXPECT_TRUE(is_taken("____", "tail"));
}

}  // namespace
}  // namespace pith::tidy
