#include "tidy/article_maker.hpp"

#include <string>
#include <utility>
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

/// An article with a picture between each two lines: above and below what is dropped in one piece.
class WithPictures : public testing::Test {
 protected:
  void picture(const std::string& url) {
    Article& article = maker.article;
    Block block;
    block.kind = BlockKind::picture;
    block.item = static_cast<std::uint32_t>(article.pictures.size());
    block.text = {static_cast<std::uint32_t>(article.text.size()),
                  static_cast<std::uint32_t>(article.text.size())};
    article.blocks.push_back(block);
    article.pictures.push_back({.url = url, .alt = {}, .caption = {}});
  }

  std::vector<std::string> pictures() const {
    std::vector<std::string> urls;
    for (const Block& block : maker.article.blocks) {
      if (block.kind == BlockKind::picture) urls.push_back(maker.article.pictures.at(block.item).url);
    }
    EXPECT_EQ(urls.size(), maker.article.pictures.size());
    return urls;
  }

  ArticleMaker maker;
};

TEST_F(WithPictures, TheyStayWhereLinesAroundThemGoOneByOne) {
  picture("first");
  maker.add("Advertisement");
  picture("hero");
  maker.add("By Ann Lee").opening();
  picture("middle");
  maker.closing().add("Advertisement");
  picture("last");
  EXPECT_EQ(tidied(maker.article).size(), 8U);
  EXPECT_EQ(pictures(), (std::vector<std::string>{"first", "hero", "middle", "last"}));
}

TEST_F(WithPictures, ThoseOfAListThatGoesGoWithIt) {
  maker.opening();
  picture("of the text");
  maker.closing().add("Related articles", BlockKind::heading);
  picture("of the list");
  maker.link("A bridge in pictures and words", "https://a.example/");
  picture("of the list, too");
  maker.link("A river in pictures and words", "https://b.example/");
  picture("behind it");
  tidied(maker.article);
  EXPECT_EQ(pictures(), (std::vector<std::string>{"of the text", "behind it"}));
}

TEST_F(WithPictures, BehindTheMarkOfTheEndNoneStays) {
  maker.opening().closing();
  picture("of the text");
  maker.add("###");
  picture("of the firm");
  EXPECT_EQ(tidied(maker.article).size(), 5U);
  EXPECT_EQ(pictures(), (std::vector<std::string>{"of the text"}));
}

TEST(Compact, RulesAtTheEndsStay) {
  ArticleMaker maker;
  maker.add("", BlockKind::rule).add("Advertisement").opening().closing().add("", BlockKind::rule);
  EXPECT_EQ(tidied(maker.article).size(), 6U);
  EXPECT_EQ(maker.article.blocks.front().kind, BlockKind::rule);
  EXPECT_EQ(maker.article.blocks.back().kind, BlockKind::rule);
}

TEST(Compact, ContainersGoWithTheirLastBlock) {
  ArticleMaker maker;
  Article& article = maker.article;
  article.containers.resize(4);
  for (const auto& [i, label] :
       {std::pair{0, "of the text"}, {1, "of an advert"}, {2, "outer"}, {3, "inner"}})
    article.containers[static_cast<std::size_t>(i)].label = label;
  article.containers[3].parent = 3;
  maker.add(first_paragraph);
  article.blocks.back().container = 1;
  maker.add(second_paragraph).add("Advertisement");
  article.blocks.back().container = 2;
  maker.closing();
  article.blocks.back().container = 4;
  EXPECT_EQ(tidied(article).size(), 4U);
  ASSERT_EQ(article.containers.size(), 3U);
  EXPECT_EQ(article.containers[article.blocks.front().container - 1].label, "of the text");
  const Container& inner = article.containers[article.blocks.back().container - 1];
  EXPECT_EQ(inner.label, "inner");
  EXPECT_EQ(article.containers[inner.parent - 1].label, "outer");
}

TEST(Compact, TheLanguageOfCodeStaysWhatItIs) {
  ArticleMaker maker;
  maker.opening().link("Share this article", "https://share.example/");
  maker.add("print(1)", BlockKind::code);
  Article& article = maker.article;
  const auto begin = static_cast<std::uint32_t>(article.targets.size());
  article.targets += "python";
  article.blocks.back().language = {begin, begin + 6};
  maker.closing();
  EXPECT_EQ(tidied(article).size(), 5U);
  EXPECT_EQ(article.targets, "python");
  EXPECT_EQ(article.language(article.blocks[2]), "python");
}

TEST(Compact, AReferenceGoesWithItsNote) {
  ArticleMaker maker;
  maker.opening();
  Article& article = maker.article;
  const Range paragraph = article.blocks.back().text;
  article.marks.push_back({MarkKind::footnote, {paragraph.begin, paragraph.begin + 6}, {}, 1});
  article.marks.push_back({MarkKind::footnote, {paragraph.begin + 7, paragraph.begin + 10}, {}, 2});
  maker.closing().add("Advertisement", BlockKind::footnote);
  article.blocks.back().item = 1;
  maker.add("The doors are those of the old hall.", BlockKind::footnote);
  article.blocks.back().item = 2;
  EXPECT_EQ(tidied(article).size(), 5U);
  ASSERT_EQ(article.marks.size(), 1U);
  EXPECT_EQ(article.marks[0].item, 2U);
}

TEST(Tidy, TellsWhichRuleTookALine) {
  ArticleMaker maker;
  maker.article.meta.title = "The bridge is closed";
  maker.add("The bridge is closed")
      .opening()
      .add("Advertisement")
      .closing()
      .add("###")
      .add("Printed in the town");
  Trace trace;
  tidy(maker.article, {}, &trace);
  std::vector<std::pair<std::string, std::string>> removed;
  for (const auto& [rule, text] : trace.removed) removed.emplace_back(rule, text);
  EXPECT_EQ(removed, (std::vector<std::pair<std::string, std::string>>{
                         {"copy of the headline", "The bridge is closed"},
                         {"advertisement", "Advertisement"},
                         {"mark of the end", "###"},
                         {"mark of the end", "Printed in the town"}}));
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
