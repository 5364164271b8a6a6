// Notes as each format prints them.
#include "pith/join.hpp"
#include "pith/render.hpp"

#include "render/article_builder.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::render {
namespace {

/// "Roots.[1] (see[2])" with two notes, the first of two paragraphs.
ArticleBuilder article_with_notes() {
  ArticleBuilder builder;
  builder.paragraph("Roots.[1](see[2]):");
  builder.mark(MarkKind::footnote, "[1]");
  builder.article.marks.back().item = 1;
  builder.mark(MarkKind::footnote, "[2]");
  builder.article.marks.back().item = 2;
  builder.add(BlockKind::footnote, "First.").item = 1;
  builder.add(BlockKind::footnote, "- more").item = 1;
  builder.add(BlockKind::footnote, "Second.").item = 2;
  return builder;
}

TEST(Notes, MarkdownHasReferencesAndDefinitions) {
  // A bracket behind a reference would make a link of it, a colon a definition.
  EXPECT_EQ(to_markdown(article_with_notes().article, {.metadata = false}),
            "Roots.[^1]\\(see[^2]):\n\n[^1]: First.\n\n    \\- more\n\n[^2]: Second.\n");
}

TEST(Notes, TextHasNumbersInBrackets) {
  EXPECT_EQ(to_text(article_with_notes().article),
            "Roots.[1](see[2]):\n\n[1] First.\n\n- more\n\n[2] Second.\n");
}

TEST(Notes, HtmlHasALinkAndASectionOfNotes) {
  const std::string html = to_html(article_with_notes().article, {.metadata = false});
  EXPECT_NE(
      html.find("<p>Roots.<sup><a href=\"#fn1\">1</a></sup>(see<sup><a href=\"#fn2\">2</a></sup>):</p>\n"
                "<section class=\"footnotes\">\n<ol>\n"
                "<li id=\"fn1\" value=\"1\"><p>First.</p>\n<p>- more</p></li>\n"
                "<li id=\"fn2\" value=\"2\"><p>Second.</p></li>\n</ol>\n</section>\n"),
      std::string::npos)
      << html;
}

TEST(Notes, XmlHasElementsOfItsOwn) {
  const std::string xml = to_xml(article_with_notes().article, {.metadata = false});
  EXPECT_NE(xml.find("<p>Roots.<ref note=\"1\"/>(see<ref note=\"2\"/>):</p>\n<notes>\n"
                     "<note n=\"1\"><p>First.</p>\n<p>- more</p></note>\n<note "
                     "n=\"2\"><p>Second.</p></note>\n</notes>\n"),
            std::string::npos)
      << xml;
}

TEST(Notes, AreWordsWhereReferenceOrNoteIsMissing) {
  ArticleBuilder builder;
  builder.paragraph("Roots.[1]");
  builder.mark(MarkKind::footnote, "[1]");
  builder.article.marks.back().item = 1;
  builder.add(BlockKind::footnote, "Alone.").item = 2;
  EXPECT_EQ(to_markdown(builder.article, {.metadata = false}), "Roots.\\[1\\]\n\n\\[2\\] Alone.\n");
  const std::string html = to_html(builder.article, {.metadata = false});
  EXPECT_NE(html.find("<p>Roots.[1]</p>\n<p>Alone.</p>"), std::string::npos) << html;
}

TEST(Notes, OfJoinedPagesStandBehindAllTextAndAreCountedOn) {
  const std::vector<Article> parts = {article_with_notes().article, article_with_notes().article};
  Article second = parts[1];
  second.text.replace(0, 5, "Later");
  const std::vector<Article> pages = {parts[0], second};
  EXPECT_EQ(
      to_text(join(pages), {.metadata = false}),
      "Roots.[1](see[2]):\n\nLater.[3](see[4]):\n\n[1] First.\n\n- more\n\n[2] Second.\n\n[3] First.\n\n- "
      "more\n\n[4] Second.\n");
}

}  // namespace
}  // namespace pith::render
