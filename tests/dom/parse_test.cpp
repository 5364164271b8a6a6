#include "dom/parse.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::dom {
namespace {

/// The tree as text: "<tag>" … for elements, quoted characters for text.
std::string outline(const Document& document) {
  std::string out;
  for (NodeId id = 0; id < document.size(); ++id) {
    out += document.tag(id) == Tag::text ? "'" + std::string(document.characters(id)) + "'"
                                         : "<" + std::string(to_string(document.tag(id))) + ">";
  }
  return out;
}

std::string body_of(std::string_view html, bool use_sieve = true) {
  Parser parser;
  const auto document = parser.parse(html, Limits{}, use_sieve);
  if (!document) return document.error().message;
  const std::string all = outline(**document);
  return all.substr(all.find("<body>") + 6);
}

TEST(Parse, GivesElementsAndTextInDocumentOrder) {
  EXPECT_EQ(body_of("<p>One <b>two</b> three<p>Four"), "<p>'One '<b>'two'' three'<p>'Four'");
}

TEST(Parse, DecodesCharacterReferences) { EXPECT_EQ(body_of("<p>a &amp; b &eacute;"), "<p>'a & b é'"); }

TEST(Parse, LeavesScriptsStylesAndCommentsOut) {
  EXPECT_EQ(body_of("<p>a<!-- x --><script>var a = '</p>';</script><style>p{}</style>b</p>"), "<p>'ab'");
}

TEST(Parse, KeepsScriptTextAside) {
  Parser parser;
  const auto document =
      parser.parse("<script type=\"application/ld+json\">{\"a\": 1}</script><p>x", Limits{});
  ASSERT_TRUE(document);
  ASSERT_EQ((*document)->scripts().size(), 1U);
  EXPECT_EQ((*document)->scripts()[0].text, "{\"a\": 1}");
}

TEST(Parse, UnderstandsEscapedScripts) {
  EXPECT_EQ(body_of("<body><script><!--<script></script>--></script><p>after"), "<p>'after'");
}

TEST(Parse, ReadsAttributesFromTheSource) {
  Parser parser;
  const std::string html = "<body><div CLASS='a &amp; b' id=x class=second><p>t</p></div>";
  const auto parsed = parser.parse(html, Limits{});
  ASSERT_TRUE(parsed);
  const Document& document = **parsed;
  const NodeId div = document.body() + 1;
  EXPECT_EQ(document.attribute(div, "class"), "a & b");
  EXPECT_EQ(document.raw_attribute(div, "id"), "x");
  EXPECT_FALSE(document.has_attribute(div, "href"));
}

TEST(Parse, KeepsWhiteSpaceInsidePre) {
  EXPECT_EQ(body_of("<pre>a\n   b</pre>"), "<pre>'a\n   b'");
  EXPECT_EQ(body_of("<p>a\n   b</p>"), "<p>'a b'");
}

TEST(Parse, SieveKeepsSpaceBetweenInlineElements) {
  EXPECT_EQ(body_of("<p><b>a</b> <i>b</i></p>"), "<p><b>'a'' '<i>'b'");
}

TEST(Parse, SubtreesEndWhereTheirLastDescendantEnds) {
  Parser parser;
  const auto parsed = parser.parse("<body><div><p>a</p><p>b</p></div><p>c</p>", Limits{});
  ASSERT_TRUE(parsed);
  const Document& document = **parsed;
  const NodeId div = document.body() + 1;
  EXPECT_EQ(document.next_sibling(div), document[div].end);
  EXPECT_EQ(document.characters(document[div].end + 1), "c");
  EXPECT_EQ(document.next_sibling(document[div].end), no_node);
}

TEST(Parse, FontBreaksOutOfSvgOnlyWithItsAttributes) {
  for (const bool sieve : {true, false}) {
    EXPECT_EQ(body_of("<svg><g><font size=1>x</font></svg>", sieve),
              body_of("<svg><g><font face=a>x</font></svg>", sieve));
  }
}

TEST(Parse, DeepNestingKeepsTheText) {
  std::string html = "<body><p>before</p>";
  for (int i = 0; i < 5000; ++i) html += "<div>";
  html += "<p>inside</p>";
  Parser parser;
  const auto parsed = parser.parse(html, Limits{});
  ASSERT_TRUE(parsed);
  EXPECT_FALSE((*parsed)->complete());
  const std::string text = (*parsed)->text_of((*parsed)->body());
  EXPECT_EQ(text, "before inside");
}

TEST(Parse, NodeLimitGivesThePrefix) {
  std::string html = "<body><p>before</p>";
  for (int i = 0; i < 5000; ++i) html += "<p>x</p>";
  Limits limits;
  limits.nodes = 2000;
  Parser parser;
  const auto parsed = parser.parse(html, limits);
  ASSERT_TRUE(parsed);
  EXPECT_FALSE((*parsed)->complete());
  EXPECT_EQ((*parsed)->text_of((*parsed)->body()).substr(0, 8), "before x");
}

TEST(Parse, RefusesMoreBytesThanAllowed) {
  Limits limits;
  limits.bytes = 10;
  Parser parser;
  const auto parsed = parser.parse("<p>more than ten bytes", limits);
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().code, ErrorCode::limit);
}

TEST(Parse, MemoryIsReusedForTheNextPage) {
  Parser parser;
  for (int i = 0; i < 3; ++i) {
    const std::string html = "<p>page " + std::to_string(i);
    const auto parsed = parser.parse(html, Limits{});
    ASSERT_TRUE(parsed);
    EXPECT_EQ((*parsed)->text_of((*parsed)->body()), "page " + std::to_string(i));
  }
}

}  // namespace
}  // namespace pith::dom
