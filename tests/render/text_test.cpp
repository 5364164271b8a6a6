#include "pith/render.hpp"

#include "render/article_builder.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::render {
namespace {

TEST(BodyText, AnEmptyLineStandsBetweenBlocks) {
  ArticleBuilder builder;
  builder.add(BlockKind::heading, "A heading", 2);
  builder.paragraph("One.\nTwo.");
  builder.add(BlockKind::code, "  if (a)\n\n    b();\n");
  EXPECT_EQ(body_text(builder.article), "A heading\n\nOne.\nTwo.\n\n  if (a)\n\n    b();");
}

TEST(BodyText, ListItemsFollowEachOtherAndAreIndentedByLevel) {
  ArticleBuilder builder;
  builder.item("one");
  builder.item("inner\nmore", 2);
  builder.item("two");
  builder.item("first", 1, 9, 2);
  builder.item("second\nline", 1, 10, 2);
  EXPECT_EQ(body_text(builder.article),
            "- one\n  - inner\n    more\n- two\n\n9. first\n10. second\n    line");
}

TEST(BodyText, TableRowsFollowEachOther) {
  ArticleBuilder builder;
  builder.row("Port\tTide", true);
  builder.row("Tollmere\t4.1\nm");
  builder.row("\t3.9 m");
  builder.row("another table", false, 2);
  EXPECT_EQ(body_text(builder.article), "Port | Tide\nTollmere | 4.1 m\n | 3.9 m\n\nanother table");
}

TEST(BodyText, CaptionsAndCommentsHaveALookOfTheirOwn) {
  ArticleBuilder builder;
  builder.add(BlockKind::caption, "The clock");
  builder.add(BlockKind::comment, "Nice.\nReally.").quote = 1;
  EXPECT_EQ(body_text(builder.article), "[The clock]\n\n> > Nice.\n> > Really.");
}

TEST(BodyText, BlocksWithoutWordsOrOutsideTheTextAreLeftOut) {
  ArticleBuilder builder;
  builder.paragraph("a");
  builder.paragraph(" \n ");
  builder.paragraph("b").text.end = 1000;
  EXPECT_EQ(body_text(builder.article), "a");
}

TEST(BodyText, DeepNestingIsNotDrawnBeyondABound) {
  ArticleBuilder builder;
  builder.item("x", 255);
  EXPECT_EQ(body_text(builder.article), std::string(30, ' ') + "- x");
}

TEST(ToText, HeaderLinesThenTheBody) {
  ArticleBuilder builder;
  builder.paragraph("Body.");
  Metadata& meta = builder.article.meta;
  meta.title = "A title";
  meta.authors = {{"Maren Holt", ""}, {"Orla Fenwick", "https://a.test/orla"}};
  meta.date = "2021-03-09";
  meta.site = "Gazette";
  meta.url = "https://a.test/1";
  meta.language = "en";
  meta.source = "b.test";
  meta.place = "Tollmere";
  EXPECT_EQ(to_text(builder.article),
            "Title: A title\nAuthor: Maren Holt, Orla Fenwick\nDate: 2021-03-09\nSite: Gazette\n"
            "URL: https://a.test/1\nLanguage: en\nSource: b.test\nPlace: Tollmere\n\nBody.\n");
}

TEST(ToText, WithoutMetadataOnlyTheBody) {
  ArticleBuilder builder;
  builder.paragraph("Body.");
  builder.article.meta.title = "A title";
  EXPECT_EQ(to_text(builder.article, {.metadata = false}), "Body.\n");
}

TEST(ToText, UnknownFieldsAndAnEmptyBodyLeaveNoEmptyLines) {
  ArticleBuilder builder;
  EXPECT_EQ(to_text(builder.article), "");
  builder.article.meta.title = "A title";
  EXPECT_EQ(to_text(builder.article), "Title: A title\n");
  builder.paragraph("Body.");
  builder.article.meta.title = "";
  EXPECT_EQ(to_text(builder.article), "Body.\n");
}

TEST(OutcomeNames, AreThoseOfTheOutput) {
  EXPECT_EQ(to_string(Outcome::article), "article");
  EXPECT_EQ(to_string(Outcome::thin), "thin");
  EXPECT_EQ(to_string(Outcome::none), "none");
}

}  // namespace
}  // namespace pith::render
