// Pictures, embeds, containers, definitions, tasks and scripts in every format.
#include "pith/render.hpp"

#include "render/article_builder.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith::render {
namespace {

const RenderOptions body_only{.metadata = false};

std::string markdown(const Article& article, const RenderOptions& options = body_only) {
  return to_markdown(article, options);
}

/// What stands between <article> and its end.
std::string html(const Article& article, const RenderOptions& options = body_only) {
  const std::string all = to_html(article, options);
  const std::size_t begin = all.find("<article>\n") + 10;
  return all.substr(begin, all.find("</article>\n</body>") - begin);
}

std::string xml(const Article& article, const RenderOptions& options = body_only) {
  const std::string all = to_xml(article, options);
  const std::size_t begin = all.find("<body>\n") + 7;
  return all.substr(begin, all.find("</body>") - begin);
}

Block& picture(ArticleBuilder& builder, const Picture& picture) {
  builder.article.pictures.push_back(picture);
  Block& block = builder.add(BlockKind::picture, "");
  block.item = static_cast<std::uint32_t>(builder.article.pictures.size() - 1);
  return block;
}

TEST(Structure, PicturesHaveAddressAltTextAndCaption) {
  ArticleBuilder builder;
  builder.paragraph("Before.");
  picture(builder, {"https://a.test/x (1).jpg?b=1&c", "A [red] door", "The door\nin \"May\"", 640, 480});
  builder.paragraph("Behind.");
  EXPECT_EQ(markdown(builder.article), "Before.\n\nBehind.\n") << "spaces do not stand in addresses";
  builder.article.pictures[0].url = "https://a.test/x_(1).jpg?b=1&c";
  builder.article.pictures[0].caption = "The door in \"May\"";
  EXPECT_EQ(markdown(builder.article),
            "Before.\n\n![A \\[red\\] door](https://a.test/x_\\(1\\).jpg?b=1&c)\\\n*The door in "
            "\"May\"*\n\nBehind.\n");
  EXPECT_EQ(html(builder.article),
            "<p>Before.</p>\n<figure><img src=\"https://a.test/x_(1).jpg?b=1&amp;c\" alt=\"A [red] door\" "
            "width=\"640\" height=\"480\"><figcaption>The door in &quot;May&quot;</figcaption></figure>\n"
            "<p>Behind.</p>\n");
  EXPECT_EQ(xml(builder.article),
            "<p>Before.</p>\n<picture url=\"https://a.test/x_(1).jpg?b=1&amp;c\" alt=\"A [red] door\" "
            "width=\"640\" height=\"480\"><caption>The door in &quot;May&quot;</caption></picture>\n"
            "<p>Behind.</p>\n");
  EXPECT_EQ(body_text(builder.article), "Before.\n\nBehind.");
  EXPECT_EQ(
      to_json(builder.article, {.metadata = false, .image_list = true}),
      R"({"text":"Before.\n\nBehind.","images":[{"url":"https://a.test/x_(1).jpg?b=1&c","alt":"A [red] door",)"
      R"("caption":"The door in \"May\"","width":640,"height":480}]})");
  EXPECT_EQ(to_json(builder.article, body_only), R"({"text":"Before.\n\nBehind."})");
  for (const std::string& without : {markdown(builder.article, {.metadata = false, .images = false}),
                                     html(builder.article, {.metadata = false, .images = false}),
                                     xml(builder.article, {.metadata = false, .images = false})}) {
    EXPECT_EQ(without.find("a.test"), std::string::npos) << without;
  }
}

TEST(Structure, OnlyAddressesOfTheWebComeOut) {
  for (const std::string_view url :
       {"javascript:alert(1)", "data:image/png;base64,AAAA", "mailto:a@b.test", ""}) {
    ArticleBuilder builder;
    picture(builder, {std::string(url), "x", "", 0, 0});
    EXPECT_EQ(markdown(builder.article), "");
    EXPECT_EQ(html(builder.article), "");
  }
  ArticleBuilder builder;
  builder.add(BlockKind::picture, "").item = 7;  // there is none
  builder.add(BlockKind::embed, "").item = 7;
  EXPECT_EQ(markdown(builder.article), "");
}

TEST(Structure, CaptionsComeOutOnce) {
  ArticleBuilder builder;
  picture(builder, {"https://a.test/1.jpg", "", "The mill", 0, 0});
  builder.add(BlockKind::caption, "The mill");
  builder.add(BlockKind::caption, "The bridge");
  EXPECT_EQ(markdown(builder.article), "![](https://a.test/1.jpg)\\\n*The mill*\n\n*The bridge*\n");
  EXPECT_EQ(markdown(builder.article, {.metadata = false, .images = false}), "*The mill*\n\n*The bridge*\n");
  EXPECT_EQ(html(builder.article),
            "<figure><img src=\"https://a.test/1.jpg\" alt=\"\"><figcaption>The mill</figcaption></figure>\n"
            "<figure><figcaption>The bridge</figcaption></figure>\n");
  EXPECT_EQ(body_text(builder.article), "[The mill]\n\n[The bridge]");
}

TEST(Structure, PicturesInAListStayInTheirItem) {
  ArticleBuilder builder;
  builder.item("one", 1, 1);
  Block& block = picture(builder, {"https://a.test/1.jpg", "", "", 0, 0});
  block.level = 1;
  block.group = 1;
  builder.item("two", 1, 2);
  EXPECT_EQ(markdown(builder.article), "1. one\n   ![](https://a.test/1.jpg)\n2. two\n");
  EXPECT_EQ(html(builder.article),
            "<ol>\n<li value=\"1\">one\n<figure><img src=\"https://a.test/1.jpg\" alt=\"\"></figure>\n</li>\n"
            "<li value=\"2\">two</li>\n</ol>\n");
  EXPECT_EQ(body_text(builder.article), "1. one\n2. two");
}

TEST(Structure, EmbedsAreLinks) {
  ArticleBuilder builder;
  builder.article.embeds = {{"https://v.test/e/1", "How to bake"}, {"https://v.test/e/2", ""}};
  builder.add(BlockKind::embed, "").item = 0;
  builder.add(BlockKind::embed, "").item = 1;
  EXPECT_EQ(markdown(builder.article),
            "[How to bake](https://v.test/e/1)\n\n[https://v.test/e/2](https://v.test/e/2)\n");
  EXPECT_EQ(html(builder.article),
            "<p><a href=\"https://v.test/e/1\">How to bake</a></p>\n"
            "<p><a href=\"https://v.test/e/2\">https://v.test/e/2</a></p>\n");
  EXPECT_EQ(xml(builder.article),
            "<embed url=\"https://v.test/e/1\">How to bake</embed>\n"
            "<embed url=\"https://v.test/e/2\">https://v.test/e/2</embed>\n");
  EXPECT_EQ(body_text(builder.article), "");
  EXPECT_EQ(markdown(builder.article, {.metadata = false, .links = false}), "How to bake\n");
  EXPECT_EQ(
      to_json(builder.article, {.metadata = false, .image_list = true}),
      R"({"text":"","embeds":[{"url":"https://v.test/e/1","title":"How to bake"},{"url":"https://v.test/e/2"}]})");
}

TEST(Structure, RulesPartBlocks) {
  ArticleBuilder builder;
  builder.add(BlockKind::rule, "");  // parts nothing
  builder.paragraph("One");
  builder.add(BlockKind::rule, "");
  builder.paragraph("Two");
  EXPECT_EQ(markdown(builder.article), "One\n\n---\n\nTwo\n");
  EXPECT_EQ(html(builder.article), "<hr>\n<p>One</p>\n<hr>\n<p>Two</p>\n");
  EXPECT_EQ(body_text(builder.article), "One\n\nTwo");
}

Article callout(std::string_view title, std::string_view label) {
  ArticleBuilder builder;
  builder.container(ContainerKind::callout, label);
  builder.paragraph("Before.");
  if (!title.empty()) {
    builder.article.containers[0].title = title;
    builder.paragraph(title).container = 1;
  }
  builder.paragraph("Mind the gap.").container = 1;
  builder.item("one").container = 1;
  builder.paragraph("Behind.");
  return builder.article;
}

TEST(Structure, CalloutsAreAlerts) {
  EXPECT_EQ(markdown(callout("", "note")), "Before.\n\n> [!NOTE]\n> Mind the gap.\n>\n> - one\n\nBehind.\n");
  EXPECT_EQ(markdown(callout("Note:", "note")), markdown(callout("", "note")));
  EXPECT_EQ(markdown(callout("Before you go", "tip")),
            "Before.\n\n> [!TIP]\n> **Before you go**\n>\n> Mind the gap.\n>\n> - one\n\nBehind.\n");
  EXPECT_EQ(html(callout("Before you go", "tip")),
            "<p>Before.</p>\n<aside class=\"callout tip\">\n<p class=\"title\">Before you go</p>\n"
            "<p>Mind the gap.</p>\n<ul>\n<li>one</li>\n</ul>\n</aside>\n<p>Behind.</p>\n");
  EXPECT_EQ(xml(callout("Note", "note")),
            "<p>Before.</p>\n<callout type=\"note\">\n<title>Note</title>\n"
            "<p>Mind the gap.</p>\n<list>\n<item>one</item>\n</list>\n</callout>\n<p>Behind.</p>\n");
  EXPECT_EQ(body_text(callout("Note:", "note")), "Before.\n\nNote:\n\nMind the gap.\n\n- one\n\nBehind.");
}

TEST(Structure, CalloutsInARowStayApart) {
  ArticleBuilder builder;
  builder.container(ContainerKind::callout, "note");
  builder.container(ContainerKind::callout, "tip");
  builder.add(BlockKind::heading, "Head", 3).container = 1;
  builder.paragraph("A").container = 1;
  builder.add(BlockKind::code, "b").container = 2;
  EXPECT_EQ(markdown(builder.article),
            "> [!NOTE]\n>\n> ### Head\n>\n> A\n\n> [!TIP]\n>\n> ```\n> b\n> ```\n");
}

TEST(Structure, WhatFoldsKeepsItsSummary) {
  ArticleBuilder builder;
  builder.container(ContainerKind::details).title = "More";
  builder.paragraph("More").container = 1;
  builder.paragraph("Words.").container = 1;
  EXPECT_EQ(markdown(builder.article), "**More**\n\nWords.\n");
  EXPECT_EQ(html(builder.article), "<details>\n<summary>More</summary>\n<p>Words.</p>\n</details>\n");
  EXPECT_EQ(body_text(builder.article), "More\n\nWords.");
}

TEST(Structure, PostsAreQuotationsWithTheirSource) {
  ArticleBuilder builder;
  Container& post = builder.container(ContainerKind::post);
  post.author = "Ada Reed (@ada)";
  post.date = "May 2, 2024";
  post.url = "https://p.test/1";
  builder.paragraph("It works.").container = 1;
  builder.paragraph("— Ada Reed (@ada) May 2, 2024").container = 1;
  builder.paragraph("She smiled.");
  EXPECT_EQ(markdown(builder.article), "> It works.\n>\n> — Ada Reed (@ada) May 2, 2024\n\nShe smiled.\n");
  EXPECT_EQ(html(builder.article),
            "<blockquote class=\"post\" cite=\"https://p.test/1\">\n<p>It works.</p>\n"
            "<p>— Ada Reed (@ada) May 2, 2024</p>\n</blockquote>\n<p>She smiled.</p>\n");
  EXPECT_EQ(
      xml(builder.article),
      "<post url=\"https://p.test/1\" author=\"Ada Reed (@ada)\" date=\"May 2, 2024\">\n<p>It works.</p>\n"
      "<p>— Ada Reed (@ada) May 2, 2024</p>\n</post>\n<p>She smiled.</p>\n");
}

TEST(Structure, ContainersNest) {
  ArticleBuilder builder;
  builder.container(ContainerKind::details);
  builder.container(ContainerKind::callout, "note", 1);
  builder.paragraph("A").container = 1;
  builder.paragraph("B").container = 2;
  builder.paragraph("C").container = 1;
  Block& quoted = builder.paragraph("D");
  quoted.container = 1;
  quoted.quote = 1;
  EXPECT_EQ(markdown(builder.article), "A\n\n> [!NOTE]\n> B\n\nC\n\n> D\n");
  EXPECT_EQ(html(builder.article),
            "<details>\n<p>A</p>\n<aside class=\"callout note\">\n<p>B</p>\n</aside>\n<p>C</p>\n"
            "<blockquote>\n<p>D</p>\n</blockquote>\n</details>\n");
  builder.article.containers[0].parent = 2;  // around itself
  EXPECT_FALSE(html(builder.article).empty());
}

TEST(Structure, DefinitionsBelongToTheirTerms) {
  ArticleBuilder builder;
  builder.add(BlockKind::term, "Weir");
  builder.add(BlockKind::definition, "A low dam.");
  builder.add(BlockKind::definition, "A fence of stakes.");
  builder.add(BlockKind::term, "Sluice");
  builder.add(BlockKind::definition, "A gate.");
  builder.paragraph("Behind.");
  EXPECT_EQ(markdown(builder.article),
            "Weir\n: A low dam.\n: A fence of stakes.\n\nSluice\n: A gate.\n\nBehind.\n");
  EXPECT_EQ(html(builder.article),
            "<dl>\n<dt>Weir</dt>\n<dd>A low dam.</dd>\n<dd>A fence of stakes.</dd>\n<dt>Sluice</dt>\n"
            "<dd>A gate.</dd>\n</dl>\n<p>Behind.</p>\n");
  EXPECT_EQ(body_text(builder.article),
            "Weir\n\nA low dam.\n\nA fence of stakes.\n\nSluice\n\nA gate.\n\nBehind.");
}

TEST(Structure, TasksAreOpenOrDone) {
  ArticleBuilder builder;
  builder.item("bread").task = Task::done;
  builder.item("milk").task = Task::open;
  EXPECT_EQ(markdown(builder.article), "- [x] bread\n- [ ] milk\n");
  EXPECT_EQ(body_text(builder.article), "- [x] bread\n- [ ] milk");
  EXPECT_EQ(html(builder.article),
            "<ul>\n<li><input type=\"checkbox\" checked disabled> bread</li>\n"
            "<li><input type=\"checkbox\" disabled> milk</li>\n</ul>\n");
}

TEST(Structure, ListsKeepTheSortOfTheirNumbers) {
  ArticleBuilder builder;
  builder.item("one", 1, 3).numbering = 'a';
  builder.item("two", 1, 4).numbering = 'a';
  EXPECT_EQ(html(builder.article),
            "<ol type=\"a\">\n<li value=\"3\">one</li>\n<li value=\"4\">two</li>\n</ol>\n");
  EXPECT_EQ(markdown(builder.article), "3. one\n4. two\n");
}

TEST(Structure, WhatWasTakenOutAndPutIn) {
  ArticleBuilder builder;
  builder.paragraph("Was 20 now 15 only");
  builder.mark(MarkKind::deleted, "20");
  builder.mark(MarkKind::inserted, "15");
  EXPECT_EQ(markdown(builder.article), "Was ~~20~~ now <ins>15</ins> only\n");
  EXPECT_EQ(html(builder.article), "<p>Was <del>20</del> now <ins>15</ins> only</p>\n");
  EXPECT_EQ(body_text(builder.article), "Was 20 now 15 only");
}

std::string scripted(std::string_view text, std::string_view script, MarkKind kind) {
  ArticleBuilder builder;
  builder.paragraph(text);
  builder.mark(kind, script);
  return body_text(builder.article);
}

TEST(Structure, PowersStayPowersInText) {
  const auto raised = [](std::string_view text, std::string_view script) {
    return scripted(text, script, MarkKind::superscript);
  };
  EXPECT_EQ(raised("1002 of them", "2"), "100² of them");
  EXPECT_EQ(raised("10-3 m", "-3"), "10⁻³ m");
  EXPECT_EQ(raised("5 km2.", "2"), "5 km².");
  EXPECT_EQ(raised("(a+b)2", "2"), "(a+b)²");
  EXPECT_EQ(raised("2n trees", "n"), "2^n trees");
  EXPECT_EQ(raised("101.5", "1.5"), "10^1.5");
  EXPECT_EQ(raised("the 1st of May", "st"), "the 1st of May");
  EXPECT_EQ(raised("le 1er mai", "er"), "le 1er mai");
  EXPECT_EQ(raised("Mme Durand", "me"), "Mme Durand");
  EXPECT_EQ(raised("so it was.12", "12"), "so it was.12");
  EXPECT_EQ(raised("the roots1 of it", "1"), "the roots1 of it");
  EXPECT_EQ(raised("Brand™ shoes", "™"), "Brand™ shoes");
  EXPECT_EQ(scripted("CO2 falls", "2", MarkKind::subscript), "CO2 falls");
  EXPECT_EQ(scripted("log 1012", "2", MarkKind::subscript), "log 101₂");
}

TEST(Structure, LinesOfCellsStayApart) {
  ArticleBuilder builder;
  builder.row("a\tb\nc", true);
  EXPECT_EQ(markdown(builder.article), "| a | b<br>c |\n| --- | --- |\n");
}

}  // namespace
}  // namespace pith::render
