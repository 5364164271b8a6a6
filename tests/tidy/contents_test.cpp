#include "processor_time.hpp"
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

TEST(Contents, LinksToTheHeadingsBelowGoFromPagesOfAnyType) {
  for (const PageType type : {PageType::article, PageType::documentation, PageType::listing}) {
    ArticleMaker maker;
    maker.article.meta.page_type = type;
    maker.opening()
        .link("1 The bridge", "#bridge", BlockKind::list_item)
        .link("2 The river", "#river", BlockKind::list_item)
        .link("3 The ferry", "#ferry", BlockKind::list_item)
        .add("The bridge", BlockKind::heading)
        .closing()
        .add("The river", BlockKind::heading)
        .closing()
        .add("The ferry", BlockKind::heading)
        .closing();
    const std::vector<std::string> blocks = tidied(maker.article);
    ASSERT_GT(blocks.size(), 2U) << to_string(type);
    EXPECT_EQ(blocks[2], "The bridge") << to_string(type);
  }
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

/// Each of these took minutes when every line looked through all others.
class ManyLines : public testing::Test {
 protected:
  static constexpr int many = 200'000;

  void expect_quick() {
    EXPECT_LT(seconds_of([this] { left_ = tidied(maker_.article); }), 15);
  }

  ArticleMaker maker_;
  std::vector<std::string> left_;
};

TEST_F(ManyLines, OfTablesOfContents) {
  maker_.opening();
  for (int i = 0; i < many; ++i) maker_.add("Contents").add("The bridge", BlockKind::heading);
  expect_quick();
  EXPECT_EQ(left_.size(), 2U + many);
}

TEST_F(ManyLines, OfButtonsOfACodeBox) {
  maker_.opening().add("int main() {}", BlockKind::code);
  for (int i = 0; i < many; ++i) maker_.add("Copy");
  maker_.closing();
  expect_quick();
  EXPECT_EQ(left_.size(), 5U);
}

TEST_F(ManyLines, BehindManyLinks) {
  maker_.opening().closing();
  for (int i = 0; i < many; ++i) maker_.add("The bridge");
  const Range linked = maker_.article.blocks[0].text;
  for (int i = 0; i < many; ++i) maker_.article.marks.push_back({MarkKind::link, linked, {}});
  expect_quick();
  EXPECT_EQ(left_.size(), 4U + many);
}

}  // namespace
}  // namespace pith::tidy
