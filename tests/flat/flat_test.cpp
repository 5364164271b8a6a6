#include "flat/flat.hpp"

#include "pith/extract.hpp"
#include "pith/render.hpp"

#include "paths.hpp"
#include "processor_time.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::flat {
namespace {

std::string file(const std::string& path) {
  std::ifstream stream(PITH_SOURCE_DIR "/" + path);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<std::string> blocks_of(const Article& article) {
  std::vector<std::string> blocks;
  for (const Block& block : article.blocks) blocks.emplace_back(article.words(block));
  return blocks;
}

Article cleaned(std::string_view text) {
  Options options;
  options.form = Form::text;
  return *extract({.bytes = text}, options);
}

/// The blocks alone, and what the header of pith's own form says.
Article read_blocks(std::string_view text) { return read(text).article; }

std::string title_of(std::string_view text) {
  const text::Facts facts = read(text).facts;
  return facts.empty() ? std::string() : facts[0].text;
}

constexpr std::string_view paragraph =
    "The council of the small town met on Monday evening to speak about the new bridge over the river.";

TEST(Flat, WhatActsOnATerminalGoes) {
  const Article article = read_blocks(
      "Title: The\x1b[2J bridge\nAuthor: Ann\x9b\n\nA \x1b]0;x\x07line\xC2\x9B of it.\fe[1]\xCC\x81 and\x7F "
      "more.");
  EXPECT_EQ(article.text.find_first_of("\x1b\x07\x7f"), std::string::npos) << article.text;
  EXPECT_EQ(article.text.find("\xC2\x9B"), std::string::npos);
  EXPECT_EQ(article.meta.title, "The[2J bridge");
}

TEST(Flat, ADumpedPageGivesItsArticle) {
  const std::string expected = file("fixtures/pages/tehran-talks/expected.txt");
  const std::string body = expected.substr(expected.find("\n\n") + 2);
  ASSERT_FALSE(body.empty());
  const std::string dump =
      "Skip to main content\n\nTop Iranian Iraqi security officials hold talks in Tehran\n\n· 3 min read\n\n"
      "Top Iranian, Iraqi security officials hold talks in Tehran\n\n" +
      body.substr(0, body.find("\n\n") + 2) +
      "Top Iranian, Iraqi security officials hold talks in Tehran\n\n" + body.substr(body.find("\n\n") + 2) +
      "\nsource: tehrantimes.com\n";
  const Article article = cleaned(dump);
  EXPECT_EQ(article.meta.title, "Top Iranian, Iraqi security officials hold talks in Tehran");
  EXPECT_EQ(article.meta.source, "tehrantimes.com");
  EXPECT_EQ(article.meta.place, "Tehran");
  EXPECT_EQ(body_text(article), body.substr(0, body.find_last_not_of('\n') + 1));
}

TEST(Flat, JoinsWrappedLinesAndKeepsShortOnes) {
  const std::string dump =
      "   The bridge is closed\n\n"
      "   The council of the small town met on Monday evening to speak about\r\n"
      "   the new bridge over the river. Nobody had expected that so many\r\n"
      "   people would come, and the doors had to be closed an hour before.\n\n"
      "   In the end the members agreed that the old bridge should stay open\n"
      "   until the new one can be used.\n";
  const std::vector<std::string> blocks = blocks_of(read_blocks(dump));
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(title_of(dump), "The bridge is closed");
  EXPECT_EQ(blocks[1],
            "The council of the small town met on Monday evening to speak about the new bridge over the "
            "river. Nobody had "
            "expected that so many people would come, and the doors had to be closed an hour before.");
}

// Looking through the paragraph at each of its lines took minutes.
TEST(Flat, AParagraphOfManyWrappedLinesTakesItsTimeOnce) {
  std::string text;
  constexpr int lines = 400'000;
  for (int i = 0; i < lines; ++i) text += "the new bridge over the old river, and all\n";
  Article article;
  EXPECT_LT(seconds_of([&] { article = read_blocks(text); }), 20);
  ASSERT_EQ(article.blocks.size(), 1U);
  EXPECT_EQ(article.text.size() + 1, text.size());
}

TEST(Flat, OnlyASingleLineIsUnderlined) {
  const Article article =
      read_blocks("The bridge\n====\n\nWhat now?\n---\n\none line\nand another\n---\n\nThe river\n---\n");
  std::vector<BlockKind> kinds;
  for (const Block& block : article.blocks) kinds.push_back(block.kind);
  EXPECT_EQ(kinds, (std::vector<BlockKind>{BlockKind::heading, BlockKind::heading, BlockKind::paragraph,
                                           BlockKind::heading, BlockKind::heading}));
}

TEST(Flat, LinesOfAnUnwrappedDumpAreParagraphs) {
  const std::string text = std::string(paragraph) + ' ' + std::string(paragraph);
  const Article article = read_blocks("A headline of some words\n" + text + "\n" + text + "\n");
  EXPECT_EQ(blocks_of(article), (std::vector<std::string>{"A headline of some words", text, text}));
}

TEST(Flat, ReadsListsAndTheirNumbers) {
  const Article article = read_blocks(
      std::string(paragraph) + "\n\n  * one\n  * two\n    + deeper\n\n1. first\n2) second\n\n3. März 2024\n");
  ASSERT_EQ(article.blocks.size(), 7U);
  EXPECT_EQ(article.blocks[1].kind, BlockKind::list_item);
  EXPECT_EQ(article.words(article.blocks[1]), "one");
  EXPECT_EQ(article.blocks[3].level, 2);
  EXPECT_EQ(article.blocks[4].ordinal, 1U);
  EXPECT_EQ(article.blocks[5].ordinal, 2U);
  EXPECT_EQ(article.blocks[6].kind, BlockKind::paragraph);
}

TEST(Flat, DropsMenusAroundTheArticle) {
  const Article article = read_blocks("Home\nNews\nSport\nContact\n\nThe bridge over the river\n\n" +
                                      std::string(paragraph) + "\n\nImprint\n\nPrivacy\n\nTerms\n");
  EXPECT_EQ(blocks_of(article),
            (std::vector<std::string>{"The bridge over the river", std::string(paragraph)}));
}

TEST(Flat, TakesLinkMarksOfTextBrowsersOut) {
  const Article article =
      read_blocks("   [1]Home\n\n   The bridge over the river\n\n   " + std::string(paragraph.substr(0, 50)) +
                  "[2]" + std::string(paragraph.substr(50)) +
                  "\n\nReferences\n\n   1. http://a.example/\n   2. http://b.example/\n");
  const std::vector<std::string> blocks = blocks_of(article);
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[1], paragraph);
}

TEST(Flat, ReadsMarkdown) {
  const std::string dump =
      "[Home](/) [News](/news)\n\n# The bridge over the river\n\n![A bridge](b.png)\n\nThe **council** of "
      "the [small town](/t) met on Monday "
      "evening to speak about the river.\n\n## What now?\n\n" +
      std::string(paragraph) + "\n";
  EXPECT_EQ(title_of(dump), "The bridge over the river");
  const Article article = read_blocks(dump);
  const std::vector<std::string> blocks = blocks_of(article);
  ASSERT_EQ(blocks.size(), 4U);
  EXPECT_EQ(blocks[1], "The council of the small town met on Monday evening to speak about the river.");
  EXPECT_EQ(article.blocks[2].kind, BlockKind::heading);
  EXPECT_EQ(article.blocks[2].level, 2);
}

TEST(Flat, AnEmptyDumpGivesNothing) {
  EXPECT_TRUE(read_blocks("").blocks.empty());
  EXPECT_TRUE(read_blocks("\n\n \r\n\f").blocks.empty());
}

TEST(Flat, ReadsItsOwnFormBack) {
  const std::string text =
      "Title: The bridge is closed\nAuthor: Ann Lee, Bob May\nDate: 2024-03-05\nSite: Example Herald\nURL: "
      "https://example.org/a\n"
      "Language: en\nSource: example.com\nPlace: Rome\n\n" +
      std::string(paragraph) +
      "\n\nWhat now?\n\n- one\n- two\n  - deeper\n    with a second line\n\n1. first\n2. second\n\n"
      "Name | Height\nOld | 3 m\n\nif (open) {\n  cross();\n}\n\n[The bridge in spring]\n";
  const Article article = cleaned(text);
  EXPECT_EQ(article.meta.title, "The bridge is closed");
  ASSERT_EQ(article.meta.authors.size(), 2U);
  EXPECT_EQ(article.meta.authors[1].name, "Bob May");
  EXPECT_EQ(article.meta.url, "https://example.org/a");
  EXPECT_EQ(to_text(article), text);
}

// What does not have the very shape in which a list, a table, a comment or a caption is written is none.
TEST(Flat, OwnFormIsReadBackToTheLetter) {
  for (const std::string_view body : {
           "– Jeg vil ikke, sa han\n– Jo, sa hun",
           "* Salt",
           "• Salt",
           "1) Salt\n2) Pepper",
           "1. Salt\n2. Pepper\n3. März 2024\n1000. Water",
           "- Jeg vil ikke, sa han.\n– Jo, sa hun.",
           "1. Salt\nand pepper",
           "01. Salt\n0. Pepper\n99999999999. Water",
           "- Salt\n  of the sea\n  - Pepper\n    of the land\n12. Water\n    of the river",
           "  - Salt\n- Pepper",
           "- Salt\n   - Pepper",
           "- Salt\n    of the sea",
           "-  Salt",
           "> What about the oars?\nNobody asked.",
           "> What about the oars?\n> Nobody asked.",
           "> > > > > > > > > > > > > > > > > > > > deep",
           "cat a  | wc\ncat b  | wc",
           "Old | 3 m\nNew | \n | 4 m\n |  | 5 m",
           "- | 3 m\nNew | 4 m",
           "[ a bridge ]",
           "[\n  1\n]",
       }) {
    const std::string text = "Title: The bridge is closed\n\n" + std::string(body) + "\n";
    EXPECT_EQ(to_text(read_blocks(text)), text);
  }
}

TEST(Flat, ItemsOfTheOwnFormKeepTheirNumbersAndLevels) {
  const Article article = read_blocks("Title: The bridge is closed\n\n4. Salt\n   of the sea\n  - Pepper\n");
  ASSERT_EQ(article.blocks.size(), 2U);
  EXPECT_EQ(article.words(article.blocks[0]), "Salt\nof the sea");
  EXPECT_EQ(article.blocks[0].ordinal, 4U);
  EXPECT_EQ(article.blocks[0].level, 1);
  EXPECT_EQ(article.blocks[1].kind, BlockKind::list_item);
  EXPECT_EQ(article.blocks[1].ordinal, 0U);
  EXPECT_EQ(article.blocks[1].level, 2);
}

TEST(Flat, WhatItGivesGivesItself) {
  for (const std::string page : {"tehran-talks", "german-news", "wordpress-blog", "recipe", "data-table",
                                 "chinese-news", "rtl-persian"}) {
    const std::string body = file("fixtures/pages/" + page + "/expected.txt");
    const std::string once = to_text(cleaned(body));
    EXPECT_EQ(to_text(cleaned(once)), once) << page;
  }
}

TEST(Flat, AnEmptyCommentIsNone) {
  for (const std::string comment : {"> ", "> \u0301", "> > \u200B"}) {
    const Article article = read_blocks("Title: The bridge is closed\n\n" + comment + "\n");
    EXPECT_EQ(article.meta.title, "The bridge is closed");
    EXPECT_TRUE(article.blocks.empty()) << comment;
  }
}

TEST(Flat, ALoneColonIsNoHeader) {
  EXPECT_TRUE(read_blocks("Source: the river\n\n" + std::string(paragraph)).meta.source.empty());
  EXPECT_TRUE(read_blocks("Place: Rome\nsomething else\n").meta.place.empty());
}

}  // namespace
}  // namespace pith::flat
