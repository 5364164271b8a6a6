// TEI, as far as a reader sees it; that it is valid, the schema says (tools/docs/outputs.py).
#include "pith/render.hpp"

#include "render/article_builder.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::render {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Tei, TheHeaderTellsOfTheTextAndOfItsSource) {
  ArticleBuilder builder;
  builder.paragraph("Words.");
  Metadata& meta = builder.article.meta;
  meta.title = "A & b";
  meta.authors = {{"Ann Weaver", "https://host.example/ann"}, {"Bo Fisher", {}}};
  meta.date = "2020-05-12";
  meta.site = "The Valley";
  meta.url = "https://host.example/a";
  meta.language = "en";
  meta.tags = {"Mills"};
  const std::string tei = to_tei(builder.article);
  EXPECT_TRUE(has(tei,
                  "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader>\n<fileDesc>\n<titleStmt>\n"
                  "<title>A &amp; b</title>\n<author>Ann Weaver</author>\n<author>Bo Fisher</author>\n"));
  EXPECT_TRUE(has(tei, "<publisher>The Valley</publisher>\n<date when=\"2020-05-12\">2020-05-12</date>\n"));
  EXPECT_TRUE(has(tei, "<ref target=\"https://host.example/a\">https://host.example/a</ref>\n"));
  EXPECT_TRUE(has(tei, "<term type=\"tag\">Mills</term>"));
  EXPECT_TRUE(has(tei, "<text xml:lang=\"en\">\n<body>\n<div type=\"article\">\n<p>Words.</p>\n</div>"));
}

TEST(Tei, WithoutMetadataTheHeaderIsWhatItMustBe) {
  ArticleBuilder builder;
  builder.article.meta.title = "Secret";
  builder.article.meta.site = "Secret";
  const std::string tei = to_tei(builder.article, {.metadata = false});
  EXPECT_FALSE(has(tei, "Secret"));
  EXPECT_TRUE(has(tei, "<title>Article</title>"));
  EXPECT_TRUE(has(tei, "<publicationStmt>\n<p>unpublished</p>\n</publicationStmt>"));
}

TEST(Tei, BlocksHaveElementsOfTheirOwn) {
  ArticleBuilder builder;
  builder.add(BlockKind::heading, "Part", 2);
  builder.item("One", 1, 3);
  builder.row("a\tb", true);
  builder.add(BlockKind::code, "x = 1");
  Block& picture = builder.add(BlockKind::picture, "");
  picture.item = 0;
  builder.article.pictures = {{"https://host.example/p.jpg", "A mill", "In spring", 300, 0}};
  const std::string tei = to_tei(builder.article);
  EXPECT_TRUE(has(tei, R"(<ab type="header" rend="h2">Part</ab>)"));
  EXPECT_TRUE(has(tei, "<list rend=\"numbered\">\n<item n=\"3\">One</item>\n</list>"));
  EXPECT_TRUE(has(tei, "<table>\n<row role=\"label\"><cell>a</cell><cell>b</cell></row>\n</table>"));
  EXPECT_TRUE(has(tei, R"(<ab type="code" xml:space="preserve">x = 1</ab>)"));
  EXPECT_TRUE(
      has(tei,
          "<figure><graphic url=\"https://host.example/p.jpg\" width=\"300px\"/><figDesc>A mill</figDesc>"
          "<head>In spring</head></figure>"));
}

TEST(Csv, IsARowForTheNamesOfItsColumns) {
  ArticleBuilder builder;
  builder.paragraph("Words.");
  builder.article.meta.title = "Say \"hello\", twice";
  builder.article.meta.tags = {"a", "b"};
  const std::string header = csv_header();
  EXPECT_TRUE(header.starts_with("id,url,title,author,"));
  EXPECT_TRUE(header.ends_with(",outcome,confidence\r\n"));
  const std::string row = to_csv(builder.article, {.id = "p1"});
  EXPECT_TRUE(row.starts_with("p1,,\"Say \"\"hello\"\", twice\",,")) << row;
  EXPECT_TRUE(has(row, ",a; b,"));
  EXPECT_TRUE(row.ends_with("\r\n"));
}

}  // namespace
}  // namespace pith::render
