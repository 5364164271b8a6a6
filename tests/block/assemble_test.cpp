#include "block/assemble.hpp"

#include "dom/parse.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::block {
namespace {

/// The article of a page of which every block is kept.
Article whole(std::string_view html, bool captions = false, bool caption_signs = true) {
  dom::Parser parser;
  std::vector<score::Element> elements;
  score::Segmentation segmentation;
  const dom::Document& document = **parser.parse(html, Limits{});
  score::survey(document, elements);
  score::segment(document, elements, segmentation);
  const std::vector<std::uint8_t> keep(segmentation.blocks.size(), 1);
  const std::vector<float> probability(segmentation.blocks.size(), 0.5F);
  Article article;
  assemble(document, {elements, segmentation.blocks, keep, probability, captions, caption_signs},
           "https://a.example/dir/page", article);
  return article;
}

std::string outline(const Article& article) {
  static constexpr const char* names[] = {"p", "h", "li", "code", "row", "caption", "comment"};
  std::string out;
  for (const Block& b : article.blocks) {
    out += std::string(names[static_cast<int>(b.kind)]) + (b.level > 0 ? std::to_string(b.level) : "");
    if (b.ordinal > 0) out += "#" + std::to_string(b.ordinal);
    if (b.quote > 0) out += ">" + std::to_string(b.quote);
    if (b.header) out += "!";
    out += "[" + std::string(article.words(b)) + "]";
  }
  return out;
}

TEST(Assemble, KeepsHeadingsAndParagraphs) {
  EXPECT_EQ(outline(whole("<h2>A</h2><p>b</p><h3>C</h3>d")), "h2[A]p[b]h3[C]p[d]");
}

TEST(Assemble, NestsLists) {
  EXPECT_EQ(outline(whole("<ul><li>a<ul><li>b</ul><li>c</ul>")), "li1[a]li2[b]li1[c]");
}

TEST(Assemble, CountsOrderedListsOnFromTheirStart) {
  EXPECT_EQ(outline(whole("<ol start=3><li>a<li>b<ol><li>x<li>y</ol><li>c</ol>")),
            "li1#3[a]li1#4[b]li2#1[x]li2#2[y]li1#5[c]");
}

TEST(Assemble, SecondParagraphOfAnItemIsNoNewItem) {
  EXPECT_EQ(outline(whole("<ul><li><p>a</p><p>b</p></ul>")), "li1[a]p[b]");
}

TEST(Assemble, DataTablesComeRowByRow) {
  EXPECT_EQ(outline(whole("<table><tr><th>Town<th>People<tr><td>Tollmere<td>312<tr><td><td>9</table>")),
            "row![Town\tPeople]row[Tollmere\t312]row[\t9]");
}

TEST(Assemble, LayoutTablesAreOnlyTheirText) {
  const std::string prose(400, 'x');
  std::string words;
  for (int i = 0; i < 80; ++i) words += "word ";
  const Article article = whole("<table><tr><td>menu<td>" + words + "<tr><td>a<td>b</table>");
  ASSERT_FALSE(article.blocks.empty());
  EXPECT_EQ(article.blocks[0].kind, BlockKind::paragraph);
  EXPECT_EQ(outline(whole("<table><tr><td><table><tr><td>a<td>b</table></table>")), "p[a]p[b]");
}

TEST(Assemble, CodeKeepsItsWhiteSpace) {
  EXPECT_EQ(outline(whole("<pre>\nif (a)\n  b();\n</pre>")), "code[if (a)\n  b();]");
}

TEST(Assemble, LinesOfHighlightedCodeAreOneBlock) {
  EXPECT_EQ(outline(whole("<pre><div>a = 1</div><div>b = 2</div></pre>")), "code[a = 1\nb = 2]");
}

TEST(Assemble, QuotesAreCounted) {
  EXPECT_EQ(outline(whole("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>")), "p>1[a]p>2[b]");
}

TEST(Assemble, CaptionsOnlyWhenAskedFor) {
  constexpr std::string_view html = "<p>a</p><figure><img><figcaption>b</figcaption></figure>";
  EXPECT_EQ(outline(whole(html)), "p[a]");
  EXPECT_EQ(outline(whole(html, true)), "p[a]caption[b]");
}

TEST(Assemble, TextBelowAPictureIsItsCaption) {
  EXPECT_EQ(outline(whole("<p>a</p><center><img src=x><br><i>The bridge</i></center><p>b</p>", true)),
            "p[a]caption[The bridge]p[b]");
  EXPECT_EQ(outline(whole("<p>a</p><center><img src=x><br><i>The bridge</i></center><p>b</p>")), "p[a]p[b]");
}

TEST(Assemble, TextThatGoesOnBelowAPictureIsNone) {
  EXPECT_EQ(outline(whole("<div><img src=x><br>One day<br><br>another day</div>")),
            "p[One day]p[another day]");
  EXPECT_EQ(outline(whole("<div>One day<br><br><img src=x><br>another day</div>")),
            "p[One day]p[another day]");
  EXPECT_EQ(outline(whole("<p><img class=emoji src=x> Good morning</p>")), "p[Good morning]");
}

TEST(Assemble, TextThatRepeatsAPicturesNameIsItsCaption) {
  EXPECT_EQ(outline(whole("<p>a<div><img alt='Ann Lee'><span>Ann Lee</span></div><p>b")), "p[a]p[b]");
  EXPECT_EQ(outline(whole("<p>a<div><img alt='Ann Lee'><span>Bob May</span></div><p>b")),
            "p[a]p[Bob May]p[b]");
  EXPECT_EQ(outline(whole("<p>a<div><img alt='Ann Lee'><h2>Ann Lee</h2></div><p>b")), "p[a]h2[Ann Lee]p[b]");
}

TEST(Assemble, AClassThatSaysCaptionIsBelievedButOnCards) {
  constexpr std::string_view html = "<p>a</p><div class=wp-caption-text>b</div>";
  EXPECT_EQ(outline(whole(html)), "p[a]");
  EXPECT_EQ(outline(whole(html, false, false)), "p[a]p[b]");
  EXPECT_EQ(outline(whole("<article class='m-2 [&_figcaption]:mt-2'><p>a</p></article>")), "p[a]");
}

TEST(Assemble, MarksAreRangesOfTheText) {
  const Article article =
      whole("<p>One <b>two <a href='../x?a=1&amp;b=2'>three</a></b> <code>four</code></p>");
  ASSERT_EQ(article.marks.size(), 3U);
  EXPECT_EQ(article.text, "One two three four");
  EXPECT_EQ(article.marks[0].kind, MarkKind::strong);
  EXPECT_EQ(article.text.substr(article.marks[0].text.begin, article.marks[0].text.size()), "two three");
  EXPECT_EQ(article.marks[1].kind, MarkKind::link);
  EXPECT_EQ(article.target(article.marks[1]), "https://a.example/x?a=1&b=2");
  EXPECT_EQ(article.marks[2].kind, MarkKind::code);
}

TEST(Assemble, OnlySafeLinksAreKept) {
  EXPECT_TRUE(
      whole("<p><a href='javascript:alert(1)'>a</a> <a href='data:text/html,x'>b</a></p>").marks.empty());
  EXPECT_EQ(whole("<base href='javascript:x//'><p><a href=y>a</a></p>").targets, "https://a.example/dir/y");
}

TEST(Assemble, AMarkAroundSeveralBlocksIsOpenedInEach) {
  const Article article = whole("<a href=/x>a<div>b</div>c</a>");
  EXPECT_EQ(outline(article), "p[a]p[b]p[c]");
  for (const Mark& mark : article.marks) EXPECT_EQ(article.target(mark), "https://a.example/x");
}

}  // namespace
}  // namespace pith::block
