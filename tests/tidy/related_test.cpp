#include "tidy/article_maker.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(Related, LabelledTitlesGoFromTheBody) {
  for (const std::string_view line :
       {"Read more: The river is rising", "READ ALSO | The river is rising",
        "Lesen Sie auch: Der Fluss steigt", "Lire aussi : Le fleuve monte", "Lee también: El río crece",
        "Leggi anche: Il fiume sale", "Leia também: O rio sobe", "Lees ook: De rivier stijgt",
        "Czytaj też: Rzeka rośnie", "관련 기사: 강물이 불어난다", "Читайте также: Река поднимается",
        "اقرأ أيضا: النهر يرتفع", "بیشتر بخوانید: رودخانه بالا می‌آید",
        "延伸阅读：河水上涨", "関連記事：川の水位が上がる", "Läs också: Floden stiger",
        "Čtěte také: Řeka stoupá"}) {
    EXPECT_TRUE(is_taken(line, "body")) << line;
  }
}

TEST(Related, OneWordLabelsNeedALink) {
  EXPECT_FALSE(is_taken("Analysis: the bridge came too late", "body"));
  ArticleMaker maker;
  maker.opening().link("Analysis: the bridge came too late", "https://example.org/a").closing();
  EXPECT_EQ(tidied(maker.article).size(), 4U);
}

TEST(Related, SentencesStay) {
  for (const std::string_view line :
       {"Read more books, the teacher said.", "See also the note of the council."}) {
    EXPECT_FALSE(is_taken(line, "body")) << line;
  }
}

TEST(Related, AListOfLinksGoesWithItsHeading) {
  ArticleMaker maker;
  maker.opening()
      .add("Related articles", BlockKind::heading)
      .link("The river is rising", "https://example.org/a", BlockKind::list_item)
      .link("The river is falling", "https://example.org/b", BlockKind::list_item)
      .closing();
  EXPECT_EQ(tidied(maker.article).size(), 4U);
  EXPECT_TRUE(maker.article.marks.empty());
  EXPECT_TRUE(maker.article.targets.empty());
}

TEST(Related, AListEndsWhereTheNextPartBegins) {
  ArticleMaker maker;
  maker.opening()
      .add("More on River Lee")
      .link("How high it rose", "https://example.org/a", BlockKind::list_item)
      .link("2. The bridge", "https://example.org/b", BlockKind::heading)
      .closing();
  const std::vector<std::string> blocks = tidied(maker.article);
  ASSERT_EQ(blocks.size(), 5U);
  EXPECT_EQ(blocks[2], "2. The bridge");
}

TEST(Related, ALabelAboveTheNextPartGoes) {
  ArticleMaker maker;
  maker.opening()
      .add("More on River Lee", BlockKind::heading)
      .link("2. The bridge", "https://example.org/b", BlockKind::heading)
      .closing();
  const std::vector<std::string> blocks = tidied(maker.article);
  ASSERT_EQ(blocks.size(), 5U);
  EXPECT_EQ(blocks[2], "2. The bridge");
}

TEST(Related, AListOfTheAuthorsStays) {
  ArticleMaker maker;
  maker.opening().add("Recommendations: Northlight 40, Southlight 20").closing();
  Article& article = maker.article;
  const std::uint32_t begin = article.blocks[2].text.begin;
  for (const std::uint32_t at : {begin + 17U, begin + 32U}) {
    article.marks.push_back({MarkKind::link, {at, at + 13U}, {0, 0}});
  }
  EXPECT_EQ(tidied(article).size(), 5U);
}

TEST(Tags, ListsGoAtTheEnd) {
  for (const std::string_view line :
       {"Tags: bridge, river, council", "Schlagworte: Brücke, Fluss", "Теги: мост, река", "标签：桥 河"}) {
    EXPECT_TRUE(is_taken(line, "tail")) << line;
  }
}

}  // namespace
}  // namespace pith::tidy
