#include "tidy/article_maker.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(Byline, IsAFactAndGoes) {
  ArticleMaker maker;
  maker.add("By Ann\u00A0Lee and Bob May, March 5, 2024 · 3 min read").opening().closing();
  EXPECT_EQ(said(maker.article, text::FactKind::byline),
            "By Ann Lee and Bob May, March 5, 2024 · 3 min read");
  EXPECT_EQ(tidied(maker.article).size(), 4U);
}

TEST(Byline, ChangesNoMetadata) {
  ArticleMaker maker;
  maker.add("By Ann Lee, March 5, 2024").opening().closing().add("Source: Example Weekly");
  tidied(maker.article);
  EXPECT_TRUE(maker.article.meta.authors.empty());
  EXPECT_EQ(maker.article.meta.date, "");
  EXPECT_EQ(maker.article.meta.source, "");
}

TEST(Byline, AnyShortLineAroundTheTextMayBeOne) {
  ArticleMaker maker;
  maker.add("Ann Lee").opening().closing().add("Ann Lee, Rome");
  EXPECT_EQ(said(maker.article, text::FactKind::line_before), "Ann Lee");
  EXPECT_EQ(said(maker.article, text::FactKind::line_behind), "Ann Lee, Rome");
}

TEST(Byline, GoesInManyLanguages) {
  for (const std::string_view line :
       {"By Ann Lee", "Von Karl Otto Meier", "Par Jeanne Dupont", "Por Juan Pérez", "Di Anna Rossi",
        "Door Jan Jansen", "Autor: Jan Kowalski", "Автор: Иван Петров", "Text: Eva Berg"}) {
    EXPECT_TRUE(is_taken(line, "lead")) << line;
  }
}

TEST(Byline, KnownAuthorsGoWithTheirRole) {
  ArticleMaker maker;
  maker.article.meta.authors = {{"Ann Lee", ""}};
  maker.add("Ann Lee, Staff Writer").opening().closing().add("Ann Lee");
  EXPECT_EQ(tidied(maker.article).size(), 4U);
  EXPECT_EQ(maker.article.meta.authors.size(), 1U);
}

TEST(Byline, ATitleWithItsAuthorStays) {
  for (const std::string_view item :
       {"Harbour by Ann Lee", "1. Harbour by Ann Lee (2000)", "Hafen von Ann Lee"}) {
    ArticleMaker maker;
    maker.article.meta.authors = {{"Ann Lee", ""}};
    maker.opening().closing().add(item, BlockKind::list_item);
    EXPECT_EQ(tidied(maker.article).size(), 5U) << item;
  }
  for (const std::string_view line :
       {"Story by Ann Lee", "Ann Lee for The Herald", "Text und Fotos von Ann Lee"}) {
    ArticleMaker maker;
    maker.article.meta.authors = {{"Ann Lee", ""}};
    maker.article.meta.site = "The Herald";
    maker.opening().closing().add(line);
    EXPECT_EQ(tidied(maker.article).size(), 4U) << line;
  }
}

TEST(Byline, SentencesAndHeadingsStay) {
  for (const std::string_view line :
       {"By the river", "Von der Brücke zum Fluss", "By noon the bridge was closed"}) {
    EXPECT_FALSE(is_taken(line, "lead")) << line;
  }
  EXPECT_FALSE(is_taken("By Ann Lee", "body"));
}

TEST(DateLine, IsAFactAndGoes) {
  for (const std::string_view line :
       {"Published on March 5, 2024", "Veröffentlicht am 5. März 2024 um 10:15 Uhr", "Publié le 5 mars 2024",
        "5 de marzo de 2024", "2024年3月5日", "05.03.2024", "5 марта 2024 г.", "2024-03-05 10:15",
        "03/05/2024", "3 hours ago"}) {
    ArticleMaker maker;
    maker.add(line).opening().closing();
    EXPECT_EQ(said(maker.article, text::FactKind::date), line);
    EXPECT_EQ(tidied(maker.article).size(), 4U) << line;
  }
}

TEST(DateLine, HeadingsOfAChronologyStay) { EXPECT_FALSE(is_taken("March 5, 2024", "body")); }

TEST(AuthorNote, GoesAsTheLastWords) {
  ArticleMaker maker;
  maker.article.meta.authors = {{"Ann Lee", ""}};
  maker.opening()
      .closing()
      .add("About the author", BlockKind::heading)
      .add("Ann Lee is a writer who lives by the river and has two dogs.");
  EXPECT_EQ(tidied(maker.article).size(), 4U);
}

TEST(AuthorNote, NeedsTheAuthorsName) {
  ArticleMaker maker;
  maker.article.meta.authors = {{"Ann Lee", ""}};
  maker.opening().closing().add("Bob May is a fisherman who lives by the river and has two dogs.");
  EXPECT_EQ(tidied(maker.article).size(), 5U);
}

}  // namespace
}  // namespace pith::tidy
