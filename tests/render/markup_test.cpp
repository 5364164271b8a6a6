#include "pith/render.hpp"

#include "render/article_builder.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::render {
namespace {

using namespace std::string_view_literals;

/// What stands between <body> and </body>, without the <article> of HTML.
std::string body_of(std::string_view document) {
  constexpr std::string_view begin = "<body>\n";
  const std::size_t from = document.find(begin) + begin.size();
  std::string body(document.substr(from, document.find("</body>") - from));
  if (body.starts_with("<article>\n")) {
    body = body.substr(10, body.rfind("</article>\n") - 10);
  }
  return body;
}

std::string html(const ArticleBuilder& builder) {
  return body_of(to_html(builder.article, {.metadata = false}));
}
std::string xml(const ArticleBuilder& builder) {
  return body_of(to_xml(builder.article, {.metadata = false}));
}

/// The name of the first element that is closed out of order, or "" if all are closed in order.
std::string first_misnested(std::string_view document) {
  std::vector<std::string_view> open;
  for (std::size_t at = document.find('<'); at != std::string_view::npos; at = document.find('<', at + 1)) {
    const std::string_view tag = document.substr(at + 1, document.find('>', at) - at - 1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" /", 1));
    if (tag.ends_with('/') || tag.starts_with('?') || tag.starts_with('!')) continue;
    if (!tag.starts_with('/')) {
      open.push_back(name);
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return std::string(tag);
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : std::string(open.back());
}

TEST(Html, BlocksBecomeElements) {
  ArticleBuilder builder;
  builder.add(BlockKind::heading, "Head", 3);
  builder.paragraph("One\ntwo");
  builder.add(BlockKind::code, "a\n  b");
  builder.add(BlockKind::caption, "The clock");
  EXPECT_EQ(html(builder),
            "<h3>Head</h3>\n<p>One<br>two</p>\n<pre><code>a\n  b</code></pre>\n"
            "<figure><figcaption>The clock</figcaption></figure>\n");
}

TEST(Html, ListsNestByLevel) {
  ArticleBuilder builder;
  builder.item("a");
  builder.item("b", 2, 3);
  builder.item("c", 2, 4);
  builder.item("d");
  builder.item("other", 1, 0, 2);
  EXPECT_EQ(
      html(builder),
      "<ul>\n<li>a\n<ol>\n<li value=\"3\">b</li>\n<li value=\"4\">c</li>\n</ol>\n</li>\n<li>d</li>\n</ul>\n"
      "<ul>\n<li>other</li>\n</ul>\n");
}

TEST(Html, AnItemWithoutAParentStandsOutside) {
  ArticleBuilder builder;
  builder.item("a", 4);
  builder.item("b", 1);
  EXPECT_EQ(html(builder), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
}

TEST(Html, QuotesNestByDepth) {
  ArticleBuilder builder;
  builder.paragraph("a").quote = 2;
  builder.paragraph("b").quote = 2;
  builder.paragraph("c").quote = 1;
  builder.paragraph("d");
  EXPECT_EQ(
      html(builder),
      "<blockquote>\n<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n<p>c</p>\n</blockquote>\n<p>d</p>\n");
}

TEST(Html, RowsOfOneGroupAreOneTable) {
  ArticleBuilder builder;
  builder.row("Port\tTide", true);
  builder.row("Tollmere\t");
  builder.row("x", false, 2);
  EXPECT_EQ(html(builder),
            "<table>\n<tr><th>Port</th><th>Tide</th></tr>\n<tr><td>Tollmere</td><td></td></tr>\n</table>\n"
            "<table>\n<tr><td>x</td></tr>\n</table>\n");
}

TEST(Html, MarksNest) {
  ArticleBuilder builder;
  builder.paragraph("see the bold link and x2");
  builder.mark(MarkKind::strong, "the bold link");
  builder.mark(MarkKind::link, "bold link", "https://a.test/?a=1&b=\"2\"");
  builder.mark(MarkKind::superscript, "2");
  EXPECT_EQ(
      html(builder),
      "<p>see <strong>the <a href=\"https://a.test/?a=1&amp;b=&quot;2&quot;\">bold link</a></strong> and "
      "x<sup>2</sup></p>\n");
}

TEST(Html, MarksThatCrossAreMadeToNest) {
  ArticleBuilder builder;
  builder.paragraph("abcdef");
  builder.mark_range(MarkKind::strong, {0, 4});
  builder.mark_range(MarkKind::emphasis, {2, 6});
  builder.mark_range(MarkKind::code, {5, 900});
  EXPECT_EQ(html(builder), "<p><strong>ab<em>cd</em></strong>e<code>f</code></p>\n");
}

TEST(Html, OnlyWebAndMailLinksComeOut) {
  ArticleBuilder builder;
  builder.paragraph("a b c d e");
  builder.mark(MarkKind::link, "a", "javascript:alert(1)");
  builder.mark(MarkKind::link, "b", "HTTPS://a.test/");
  builder.mark(MarkKind::link, "c", "mailto:x@a.test");
  builder.mark(MarkKind::link, "d", "data:text/html,x");
  builder.mark(MarkKind::link, "e", "https://a.test/\nx");
  EXPECT_EQ(html(builder),
            "<p>a <a href=\"HTTPS://a.test/\">b</a> <a href=\"mailto:x@a.test\">c</a> d e</p>\n");
  EXPECT_EQ(body_of(to_html(builder.article, {.metadata = false, .links = false})), "<p>a b c d e</p>\n");
}

TEST(Html, LinksDoNotNest) {
  ArticleBuilder builder;
  builder.paragraph("outer inner");
  builder.mark(MarkKind::link, "outer inner", "https://a.test/1");
  builder.mark(MarkKind::link, "inner", "https://a.test/2");
  EXPECT_EQ(html(builder), "<p><a href=\"https://a.test/1\">outer inner</a></p>\n");
}

TEST(Html, TextIsEscapedAndFreeOfControls) {
  ArticleBuilder builder;
  builder.paragraph("<b>&\"'\x1b[1m\x01\uFFFE\xFF\u0085é"sv);
  EXPECT_EQ(html(builder), "<p>&lt;b&gt;&amp;&quot;'[1m\uFFFDé</p>\n");
}

TEST(Html, TheHeadHoldsTheMetadata) {
  ArticleBuilder builder;
  builder.paragraph("x");
  Metadata& meta = builder.article.meta;
  meta.title = "A <b> & \"c\"";
  meta.authors = {{"Maren Holt", "https://a.test/m"}, {"Orla", "javascript:x"}};
  meta.date = "2021-03-09";
  meta.datetime = "2021-03-09T08:30:00Z";
  meta.url = "https://a.test/1";
  meta.image = "javascript:x";
  meta.language = "fa";
  const std::string out = to_html(builder.article);
  for (const std::string_view part :
       {R"(<html lang="fa" dir="rtl">)", "<title>A &lt;b&gt; &amp; &quot;c&quot;</title>",
        R"(<meta name="author" content="Maren Holt">)", R"(<link rel="canonical" href="https://a.test/1">)",
        "<h1>A &lt;b&gt; &amp; &quot;c&quot;</h1>",
        R"(<a rel="author" href="https://a.test/m">Maren Holt</a>, Orla)",
        "<time datetime=\"2021-03-09T08:30:00Z\">2021-03-09</time>"}) {
    EXPECT_NE(out.find(part), std::string::npos) << part << "\n" << out;
  }
  EXPECT_EQ(out.find("javascript"), std::string::npos);
  const std::string bare = to_html(builder.article, {.links = false});
  EXPECT_NE(bare.find("<p class=\"author\">Maren Holt, Orla</p>"), std::string::npos) << bare;
  EXPECT_NE(bare.find(R"(<link rel="canonical" href="https://a.test/1">)"), std::string::npos) << bare;
}

TEST(Html, WithoutMetadataTheDocumentStillHasATitle) {
  ArticleBuilder builder;
  builder.article.meta.title = "Secret";
  builder.article.meta.language = "en";
  EXPECT_EQ(to_html(builder.article, {.metadata = false}),
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta "
            "charset=\"utf-8\">\n<title>Article</title>\n</head>\n"
            "<body>\n<article>\n</article>\n</body>\n</html>\n");
}

TEST(Xml, BlocksBecomeElements) {
  ArticleBuilder builder;
  builder.add(BlockKind::heading, "Head", 3);
  builder.paragraph("One\ntwo").quote = 1;
  builder.item("a");
  builder.item("b", 2, 7);
  builder.row("k", true);
  builder.row("v");
  builder.mark(MarkKind::link, "v", "https://a.test/");
  EXPECT_EQ(xml(builder),
            "<heading level=\"3\">Head</heading>\n<quote>\n<p>One<br/>two</p>\n</quote>\n"
            "<list>\n<item>a\n<list type=\"ordered\">\n<item n=\"7\">b</item>\n</list>\n</item>\n</list>\n"
            "<table>\n<row role=\"header\"><cell>k</cell></row>\n"
            "<row><cell><link target=\"https://a.test/\">v</link></cell></row>\n</table>\n");
}

TEST(Xml, WhatGoesOnInAnItemStandsInIt) {
  ArticleBuilder builder;
  builder.item("a");
  builder.add(BlockKind::paragraph, "b", 1).group = 1;
  builder.item("c", 2);
  builder.add(BlockKind::code, "x", 1).group = 1;
  builder.item("d");
  EXPECT_EQ(xml(builder),
            "<list>\n<item>a\n<p>b</p>\n<list>\n<item>c</item>\n</list>\n<pre>x</pre>\n</item>\n"
            "<item>d</item>\n</list>\n");
}

TEST(Xml, ElementsAreClosedInOrderWhateverTheArticleHolds) {
  ArticleBuilder builder;
  for (unsigned i = 0; i < 300; ++i) {
    const auto kind = static_cast<BlockKind>(i * 5 % 7);
    Block& block = builder.add(kind, "ab cd\tef <x> &", i * 5 % 9);
    block.quote = static_cast<std::uint8_t>(i % 4);
    block.ordinal = i % 3;
    block.group = i / 5;
    const std::uint32_t begin = block.text.begin + i % 5;
    builder.mark_range(static_cast<MarkKind>(i % 6), {begin, begin + 1 + i % 11}, "https://a.test/");
    builder.mark_range(static_cast<MarkKind>(i % 5), {begin + 1, begin + 6}, "https://a.test/");
  }
  EXPECT_EQ(first_misnested(to_xml(builder.article)), "");
}

TEST(Xml, MetadataAreElements) {
  ArticleBuilder builder;
  Metadata& meta = builder.article.meta;
  meta.title = "A & b";
  meta.authors = {{"Maren Holt", "https://a.test/m"}, {"Orla", ""}};
  meta.tags = {"x", "y"};
  EXPECT_EQ(
      to_xml(builder.article),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<article>\n<metadata>\n<title>A &amp; b</title>\n"
      "<author url=\"https://a.test/m\">Maren Holt</author>\n<author>Orla</author>\n"
      "<tag>x</tag>\n<tag>y</tag>\n<outcome>none</outcome>\n</metadata>\n<body>\n</body>\n</article>\n");
}

}  // namespace
}  // namespace pith::render
