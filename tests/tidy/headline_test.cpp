#include "tidy/article_maker.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

std::vector<std::string> with_line(const std::string& title, const std::string& line,
                                   const Context& context = {}, BlockKind kind = BlockKind::paragraph) {
  ArticleMaker maker;
  maker.article.meta.title = title;
  maker.article.meta.site = "Example Herald";
  maker.add(first_paragraph).add(line, kind).add(second_paragraph).closing();
  return tidied(maker.article, context);
}

TEST(Headline, CopiesGoWhateverTheirPunctuationCaseAndKind) {
  const std::string title = "Top Iranian, Iraqi officials hold talks in Tehran";
  for (const std::string line : {"Top Iranian, Iraqi officials hold talks in Tehran",
                                 "Top Iranian Iraqi officials hold talks in Tehran",
                                 "TOP IRANIAN, IRAQI OFFICIALS HOLD TALKS IN TEHRAN!",
                                 "Top Iranian, Iraqi officials hold talks in Tehran - Example Herald",
                                 "Example Herald | Top Iranian, Iraqi officials hold talks in Tehran"}) {
    EXPECT_EQ(with_line(title, line).size(), 4U) << line;
    EXPECT_EQ(with_line(title, line, {}, BlockKind::heading).size(), 4U) << line;
    EXPECT_EQ(with_line(title, line, {}, BlockKind::caption).size(), 4U) << line;
  }
}

TEST(Headline, OtherLinesStay) {
  const std::string title = "Top Iranian, Iraqi officials hold talks in Tehran";
  for (const std::string line :
       {"Iraqi officials hold talks", "Top Syrian, Iraqi officials hold talks in Damascus"}) {
    EXPECT_EQ(with_line(title, line).size(), 5U) << line;
  }
  EXPECT_EQ(with_line("Day 12", "Day 13").size(), 5U);
}

TEST(Headline, ItsOtherFormsOnThePageCount) {
  Context context;
  context.headlines = {"Why bridges fall"};
  EXPECT_EQ(with_line("The bridge is closed", "Why Bridges Fall", context).size(), 4U);
}

TEST(Headline, HeadingOfAPartMaySayWhatTheTitleSays) {
  ArticleMaker maker;
  maker.article.meta.title = "Why bridges fall";
  maker.opening().closing().add("Why bridges fall", BlockKind::heading).closing();
  EXPECT_EQ(tidied(maker.article).size(), 7U);
  ArticleMaker first_level;
  first_level.article.meta.title = "Why bridges fall";
  first_level.opening().closing().add("Why bridges fall", BlockKind::heading).closing();
  first_level.article.blocks[4].level = 1;
  EXPECT_EQ(tidied(first_level.article).size(), 6U);
}

TEST(Headline, OtherFormsAreNoHeadingsOfParts) {
  Context context;
  context.headlines = {"Bridges of the south"};
  EXPECT_EQ(with_line("Why bridges fall", "Bridges of the south", context, BlockKind::heading).size(), 5U);
}

TEST(Headline, BelongsToTheTextOfOtherPagesOnce) {
  Context context;
  context.headline_is_metadata = false;
  ArticleMaker maker;
  maker.article.meta.title = "Garden tools";
  maker.add("Garden tools", BlockKind::heading).opening().add("Garden Tools").closing();
  const std::vector<std::string> blocks = tidied(maker.article, context);
  ASSERT_EQ(blocks.size(), 5U);
  EXPECT_EQ(blocks[0], "Garden tools");
}

TEST(Headline, LineOfAParagraphGoesAlone) {
  ArticleMaker maker;
  maker.article.meta.title = "The bridge is closed";
  maker.opening()
      .add("The bridge is closed\nSince Monday nobody can cross the river by foot or by car.")
      .closing();
  const std::vector<std::string> blocks = tidied(maker.article);
  ASSERT_EQ(blocks.size(), 5U);
  EXPECT_EQ(blocks[2], "Since Monday nobody can cross the river by foot or by car.");
}

}  // namespace
}  // namespace pith::tidy
