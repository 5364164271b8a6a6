#include "dom/parse.hpp"

#include "processor_time.hpp"

#include <algorithm>
#include <cstdint>
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
  const auto document = parser.parse(html, Limits{}, use_sieve ? Sieving::full : Sieving::none);
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
  const auto document = parser.parse(R"(<script type="application/ld+json">{"a": 1}</script><p>x)", Limits{});
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

TEST(Parse, AttributesBeyondTheLimitAreIgnored) {
  const std::string html = "<body><div id=a class='b' hidden/title=\"c\"lang=d>x</div>";
  for (const bool sieve : {true, false}) {
    for (std::uint32_t most = 0; most < 7; ++most) {
      Limits limits;
      limits.attributes = most;
      Parser parser;
      const auto parsed = parser.parse(html, limits, sieve ? Sieving::full : Sieving::none);
      ASSERT_TRUE(parsed);
      AttributeReader reader = (*parsed)->attributes((*parsed)->body() + 1);
      Attribute attribute;
      std::uint32_t count = 0;
      while (reader.next(attribute)) ++count;
      EXPECT_EQ(count, std::min(most, 5U));
      EXPECT_EQ((*parsed)->attribute((*parsed)->body() + 1, "lang"), most >= 5 ? "d" : "");
    }
  }
}

TEST(Parse, MarksJoinTheLetterBeforeThem) {
  EXPECT_EQ(body_of("<p>caf<b>e<i>&#x301;</i></b>s"), "<p>'caf'<b>'\u00E9'<i>'''s'");
  EXPECT_EQ(body_of("<p>e<i>&#x301;x</i>"), "<p>'\u00E9'<i>'x'");
  EXPECT_EQ(body_of("<p>e</p><p>&#x301;x</p>"), "<p>'e'<p>'\u0301x'");
  EXPECT_EQ(body_of("<p>e<br>&#x301;x</p>"), "<p>'e'<br>'\u0301x'");
  EXPECT_EQ(body_of("<p>e <i>&#x301;x</i>"), "<p>'e '<i>'\u0301x'");
  EXPECT_EQ(body_of("<p>e<b>&shy;</b>&#x301;x</p>"), "<p>'\u00E9'<b>'''x'");
  EXPECT_EQ(body_of("<p>&#x1100;<i>&#x1161;</i>"), "<p>'\uAC00'<i>''");
}

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

TEST(Parse, OneLetterTakesTheMarksOfThirtyNodesAtMost) {
  const std::string acutes = repeated("\u0301", 29);  // the first one is part of the letter
  const std::string page = "<p>e" + repeated("<i>&#x301;</i>", 100);
  EXPECT_EQ(body_of(page), "<p>'\u00E9" + acutes + "'" + repeated("<i>''", 100));
  EXPECT_EQ(body_of(page + "<b>&#x301;x</b><i>&#x301;"),
            "<p>'\u00E9" + acutes + "'" + repeated("<i>''", 100) + "<b>'x\u0301'<i>''");
}

TEST(Parse, OnlyTheLastLetterIsLookedAtAgainForItsMarks) {
  const std::string joined = "\u0915\u200D";  // a joiner stays behind its letter
  EXPECT_EQ(body_of("<p>" + joined + "<i>&#x93C;&#x301;</i>"), "<p>'" + joined + "\u093C\u0301'<i>''");
  EXPECT_EQ(body_of("<p>a&#x301;<i>&#x323;</i>b"), "<p>'\u1EA1\u0301'<i>'''b'");
  // The square of it takes minutes.
  const std::string page = "<p>" + repeated("W\u00F6rd ", 300'000) + "e" + repeated("<i>&#x301;</i>", 50'000);
  EXPECT_LT(seconds_of([&] { body_of(page); }), 5);
}

TEST(Parse, TextThatIsMovedOutOfATableIsCleanedOnce) {
  EXPECT_EQ(body_of("<table><tr>e<tr>&#x301;<tr>f"), "'\u00E9f'<table><tbody><tr><tr><tr>");
  EXPECT_LT(seconds_of([] { body_of("<table>" + repeated("<tr>\u00E9", 90'000)); }), 5);
}

TEST(Parse, KeepsWhiteSpaceInsidePre) {
  EXPECT_EQ(body_of("<pre>a\n   b</pre>"), "<pre>'a\n   b'");
  EXPECT_EQ(body_of("<p>a\n   b</p>"), "<p>'a b'");
}

TEST(Parse, SieveKeepsSpaceBetweenInlineElements) {
  EXPECT_EQ(body_of("<p><b>a</b> <i>b</i></p>"), "<p><b>'a'' '<i>'b'");
}

// The parser knows no such block there, or does not let it begin: the line goes on.
TEST(Parse, SieveKeepsSpaceBesideTagsThatTheParserLeavesOut) {
  for (const bool sieve : {true, false}) {
    EXPECT_EQ(body_of("<p>one</section> two</p>", sieve), "<p>'one two'");
    EXPECT_EQ(body_of("<p>one</section> </section>two</p>", sieve), "<p>'one two'");
    EXPECT_EQ(body_of("<p>one<tr> two</p>", sieve), "<p>'one two'");
    EXPECT_EQ(body_of("<p>one<tr>two</p>", sieve), "<p>'onetwo'");
    EXPECT_EQ(body_of("<div>one</div> two", sieve), "<div>'one''two'");
    // What stands in a table outside of its cells is moved before it.
    EXPECT_EQ(body_of("one<b> <table><td>cell</td>two", sieve), "'one'<b>' two'<table><tbody><tr><td>'cell'");
    EXPECT_EQ(body_of("one</section> <table><td>cell</td>two", sieve),
              "'one two'<table><tbody><tr><td>'cell'");
    EXPECT_EQ(body_of("one<table> <td>cell</td>two", sieve), "'onetwo'<table><tbody><tr><td>'cell'");
    EXPECT_EQ(body_of("one<table><td>cell</td> two", sieve), "'one two'<table><tbody><tr><td>'cell'");
    EXPECT_EQ(body_of("<p>one</p> <table><td>cell</table>", sieve), "<p>'one'<table><tbody><tr><td>'cell'");
  }
  EXPECT_EQ(body_of("<p><b>one</b> </section><i>two</i>"), "<p><b>'one'<i>' two'");
  EXPECT_EQ(body_of("<p><b>one</b> </section>two"), "<p><b>'one'' two'");
}

// The tree builder passes over parts of a table outside of one, and over a second <body>.
TEST(Parse, SieveKeepsSpaceBesideTagsThatMakeNoElement) {
  for (const std::string page :
       {"<p><b>a</b> <td><i>b</i></tr> <b>c</b>", "<p><b>a</b> <body><i>b</i></body> <b>c</b>",
        "<table><tr><td><b>a</b></table><p><b>a</b> </td><i>b</i><tbody> <b>c</b>"}) {
    Parser sieved, bare;
    const auto a = sieved.parse(page, Limits{});
    const auto b = bare.parse(page, Limits{}, Sieving::none);
    ASSERT_TRUE(a && b);
    EXPECT_NE((*a)->text_of(0).find("a b c"), std::string::npos) << page;
    EXPECT_EQ((*a)->text_of(0), (*b)->text_of(0)) << page;
  }
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
    EXPECT_EQ(body_of("<svg><font id=a><![CDATA[><p>]]></font></svg>b", sieve), "<svg>'b'");
    EXPECT_EQ(body_of("<svg><font size=1><![CDATA[><p>a]]>", sieve), "<svg><font><p>'a]]>'");
  }
}

// SVG's <title> holds markup, in which HTML's own <title> may stand.
TEST(Parse, TitleOfAnSvgIsNotRaw) {
  const auto same = [](std::string_view page, std::string_view body) {
    EXPECT_EQ(body_of(page, true), body) << page;
    EXPECT_EQ(body_of(page, false), body) << page;
  };
  same("<svg><title>a</titl><path><title>b</title></svg><p>c", "<svg>");
  same("<svg><title><title>a</title><script><!--</script></title></svg><p>b--><p>c", "<svg><p>'b-->'<p>'c'");
}

// The sieve takes text around the parser: it comes out as Gumbo itself would have given it.
TEST(Parse, TextIsTheSameWithAndWithoutTheSieve) {
  const std::string pages[] = {
      "<title> a &amp; b </title><p>x",
      "<p>&lt;b&gt; &copy2 &notit; &#x41; &#65 &#128; &nosuch; & &# &#x; &",
      "<p>a&#32;&#32;b<b>&#32;</b>c&nbsp;d",
      "<p>one < two <3 </ three",
      "<p>\U0001F600 \U00010000 \U0010FFFD &#128512;",
      "<pre>\n\n  two\r\nlines &amp; more\n</pre><textarea>\nx</textarea>",
      "<table>stray <tr><td>cell</td> more</table>",
      "<table> <tr> <td>cell</table>",
      "<p>a<!-- b -->c</nothing>d<script>e</script>f",
      "<xmp>&amp; <b></xmp>",
      "<svg><text>in &amp; svg</text><foreignObject><p>out</p></foreignObject></svg>after",
      "<svg><text><![CDATA[a &amp; b]]> c",
      "<select><option>a</option></select><p>b",
      std::string("<p>a\0b", 6),
      "<p>last<plaintext>&amp;</plaintext>",
  };
  for (const std::string& page : pages) {
    Parser sieved, bare;
    const auto a = sieved.parse(page, Limits{});
    const auto b = bare.parse(page, Limits{}, Sieving::none);
    ASSERT_TRUE(a && b);
    EXPECT_EQ((*a)->text_of(0), (*b)->text_of(0)) << page;
  }
}

TEST(Parse, WhiteSpaceByReferenceIsWhiteSpaceToTheTreeBuilder) {
  EXPECT_EQ(body_of("<table>&#32;<tr><td>a"), "<table>' '<tbody><tr><td>'a'");
}

TEST(Parse, LineFeedAtTheStartOfPreIsNotText) {
  EXPECT_EQ(body_of("<pre>\na\nb</pre>"), "<pre>'a\nb'");
  EXPECT_EQ(body_of("<pre>\r\n\r\na</pre>"), "<pre>'\na'");
}

// Gumbo would make U+FFFD of each.
TEST(Parse, ControlsOfTheC1RangeAreReadAsWindows1252) {
  EXPECT_EQ(body_of("<p>don\u0092t\u0085 \u0081x"), "<p>'don’t… x'");
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
  for (const std::uint32_t nodes : {30, 400, 2000}) {
    for (const Sieving sieving : {Sieving::unfolded, Sieving::full}) {
      Limits limits;
      limits.nodes = nodes;
      Parser parser;
      const auto parsed = parser.parse(html, limits, sieving);
      ASSERT_TRUE(parsed);
      EXPECT_FALSE((*parsed)->complete());
      EXPECT_EQ((*parsed)->text_of((*parsed)->body()).substr(0, 8), "before x");
      EXPECT_LE((*parsed)->size(), nodes);
      EXPECT_GE((*parsed)->size(), nodes * 9 / 10);
    }
  }
}

TEST(Parse, AFloodOfMetaTagsLeavesTheBody) {
  std::string html = "<head>";
  for (int i = 0; i < 20'000; ++i) html += "<meta name=a>";
  html += "</head><p>text";
  Limits limits;
  limits.nodes = 15'000;
  Parser parser;
  const auto parsed = parser.parse(html, limits);
  ASSERT_TRUE(parsed);
  EXPECT_FALSE((*parsed)->complete());
  EXPECT_EQ((*parsed)->text_of((*parsed)->body()), "text");
}

TEST(Parse, AFloodOfImpliedNodesLeavesWhatCameBefore) {
  std::string html = "<body><p>before</p>";
  for (int i = 0; i < 5000; ++i) html += "</p>";  // each makes a paragraph that stands nowhere in the page
  Limits limits;
  limits.nodes = 2000;
  Parser parser;
  const auto parsed = parser.parse(html, limits);
  ASSERT_TRUE(parsed);
  EXPECT_FALSE((*parsed)->complete());
  EXPECT_EQ((*parsed)->text_of((*parsed)->body()), "before");
}

TEST(Parse, FlatteningKeepsLandmarksUnlessTheyAreWhatIsNested) {
  const auto outline_of = [](const std::string& opener) {
    std::string html = "<body>";
    for (int i = 0; i < 2000; ++i) html += opener;
    html += "<p>text</p><footer>foot</footer>";
    Parser parser;
    const auto parsed = parser.parse(html, Limits{});
    return parsed ? outline(**parsed) : parsed.error().message;
  };
  EXPECT_NE(outline_of("<div>").find("<p>'text'<footer>'foot'"), std::string::npos);
  EXPECT_EQ(outline_of("<nav>").find("<footer>"), std::string::npos);
  EXPECT_NE(outline_of("<nav>").find("<p>'text'"), std::string::npos) << outline_of("<nav>");
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
