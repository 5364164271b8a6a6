#include "tidy/article_maker.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(Byline, IsReadWhereNoAuthorIsKnown) {
  ArticleMaker maker;
  maker.add("By Ann Lee and Bob May, March 5, 2024 · 3 min read").opening().closing();
  EXPECT_EQ(tidied(maker.article).size(), 4U);
  ASSERT_EQ(maker.article.meta.authors.size(), 2U);
  EXPECT_EQ(maker.article.meta.authors[0].name, "Ann Lee");
  EXPECT_EQ(maker.article.meta.authors[1].name, "Bob May");
  EXPECT_EQ(maker.article.meta.date, "2024-03-05");
}

TEST(Byline, NamesAreCleanedAsAllMetadataIs) {
  ArticleMaker maker;
  maker.add("By Ann\u00A0Lee and Bob\u2003May").opening().closing();
  tidied(maker.article);
  ASSERT_EQ(maker.article.meta.authors.size(), 2U);
  EXPECT_EQ(maker.article.meta.authors[0].name, "Ann Lee");
  EXPECT_EQ(maker.article.meta.authors[1].name, "Bob May");
}

TEST(Byline, OfOthersNamesNoAuthor) {
  for (const std::string_view line : {"Edited by Ann Lee", "Reviewed by Ann Lee", "Translated by Ann Lee"}) {
    ArticleMaker maker;
    maker.add(line).opening().closing();
    tidied(maker.article);
    EXPECT_TRUE(maker.article.meta.authors.empty()) << line;
  }
}

TEST(DateLine, IsADayOfTheCalendarThatHasCome) {
  for (const std::string_view line : {"5 March 2099", "5 March 67560", "31 February 2024", "2024-02-31"}) {
    ArticleMaker maker;
    maker.add(line).opening().closing();
    tidied(maker.article);
    EXPECT_EQ(maker.article.meta.date, "") << line;
  }
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

TEST(Byline, SentencesAndHeadingsStay) {
  for (const std::string_view line :
       {"By the river", "Von der Brücke zum Fluss", "By noon the bridge was closed"}) {
    EXPECT_FALSE(is_taken(line, "lead")) << line;
  }
  EXPECT_FALSE(is_taken("By Ann Lee", "body"));
}

TEST(DateLine, GoesBeforeTheTextAndIsRead) {
  struct Case {
    std::string_view line;
    std::string_view date;
  };
  for (const auto& [line, date] :
       {Case{"Published on March 5, 2024", "2024-03-05"},
        Case{"Veröffentlicht am 5. März 2024 um 10:15 Uhr", "2024-03-05"},
        Case{"Publié le 5 mars 2024", "2024-03-05"}, Case{"5 de marzo de 2024", "2024-03-05"},
        Case{"2024年3月5日", "2024-03-05"}, Case{"05.03.2024", "2024-03-05"},
        Case{"5 марта 2024 г.", "2024-03-05"}, Case{"2024-03-05 10:15", "2024-03-05"}, Case{"03/05/2024", ""},
        Case{"3 hours ago", ""}}) {
    ArticleMaker maker;
    maker.add(line).opening().closing();
    EXPECT_EQ(tidied(maker.article).size(), 4U) << line;
    EXPECT_EQ(maker.article.meta.date, date) << line;
  }
}

TEST(DateLine, AKnownDateStaysAsItIs) {
  ArticleMaker maker;
  maker.article.meta.date = "2020-01-01";
  maker.add("Updated March 5, 2024").opening().closing();
  EXPECT_EQ(tidied(maker.article).size(), 4U);
  EXPECT_EQ(maker.article.meta.date, "2020-01-01");
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
