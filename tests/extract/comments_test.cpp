// Readers' comments, behind the article when they are asked for.
#include "pith/pith.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith {
namespace {

std::string paragraph(int number) {
  return "<p>Paragraph " + std::to_string(number) +
         " tells how the council of the small town met on Monday evening to speak about the new bridge over "
         "the river, and why nobody had expected that so many people would come.</p>";
}

std::string page_with(std::string_view comments) {
  std::string out = "<html><head><title>The bridge</title></head><body><main><article><h1>The bridge</h1>";
  for (int i = 1; i <= 8; ++i) out += paragraph(i);
  return out.append("</article></main>").append(comments).append("</body></html>");
}

std::string page() {
  return page_with(R"(<section id="comments" class="comments-area"><h2>2 comments</h2>
<p class="rules">Comments are moderated by the editors of this page.</p>
<ol class="comment-list">
<li class="comment"><article class="comment-body"><footer class="comment-meta"><b>Ann Lee</b> says:</footer>
<div class="comment-content"><p>What about the <em>oars</em> of the ferry?</p>
<p>Somebody has to <a href="https://a.example/pay">pay for them</a> in the end.</p></div>
<a class="comment-reply-link" href="#r">Reply</a></article>
<ol class="children"><li class="comment"><article class="comment-body"><div class="comment-author">Bob May says</div>
<p>The council does, as it always did before.</p></article></li></ol></li></ol>
<form><label>Your comment goes here</label></form></section>)");
}

/// Each comment, its blocks parted by bars.
std::vector<std::string> comments_in(std::string_view section) {
  Options options;
  options.comments = true;
  const auto article = extract({.bytes = page_with(section)}, options);
  std::vector<std::string> out;
  if (!article) return out;
  std::uint32_t group = 0;
  for (const Block& block : article->blocks) {
    if (block.kind != BlockKind::comment) continue;
    const bool same = !out.empty() && block.group == group;
    if (!same) out.emplace_back();
    out.back().append(same ? "|" : "").append(article->words(block));
    group = block.group;
  }
  return out;
}

Article article_of(bool comments) {
  Options options;
  options.comments = comments;
  auto result = extract({.bytes = page()}, options);
  return result ? std::move(*result) : Article{};
}

TEST(Comments, StandBehindTheArticleInTheirOrder) {
  const Article article = article_of(true);
  std::vector<std::string> comments;
  std::vector<std::uint32_t> groups;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::comment) {
      EXPECT_TRUE(comments.empty()) << "comments come last";
      continue;
    }
    comments.emplace_back(article.words(block));
    groups.push_back(block.group);
  }
  ASSERT_EQ(comments.size(), 3U);
  EXPECT_EQ(comments[0], "What about the oars of the ferry?");
  EXPECT_EQ(comments[1], "Somebody has to pay for them in the end.");
  EXPECT_EQ(comments[2], "The council does, as it always did before.");
  EXPECT_EQ(groups[0], groups[1]);
  EXPECT_NE(groups[1], groups[2]);
}

TEST(Comments, ChangeNothingOfTheArticle) {
  const Article with = article_of(true);
  const Article without = article_of(false);
  ASSERT_EQ(without.blocks.size() + 3, with.blocks.size());
  EXPECT_TRUE(with.text.starts_with(without.text));
  EXPECT_EQ(with.meta.word_count, without.meta.word_count);
  EXPECT_EQ(with.meta.sha256, without.meta.sha256);
}

TEST(Comments, KeepTheirMarks) {
  const Article article = article_of(true);
  ASSERT_EQ(article.marks.size(), 2U);
  EXPECT_EQ(article.text.substr(article.marks[0].text.begin, article.marks[0].text.size()), "oars");
  EXPECT_EQ(article.target(article.marks[1]), "https://a.example/pay");
}

TEST(Comments, AreAListBesideTheTextInJson) {
  const auto json = nlohmann::json::parse(to_json(article_of(true)));
  EXPECT_EQ(json.at("text").get<std::string>().find("oars"), std::string::npos);
  ASSERT_EQ(json.at("comments").size(), 2U);
  EXPECT_EQ(json.at("comments")[0],
            "What about the oars of the ferry?\n\nSomebody has to pay for them in the end.");
  EXPECT_FALSE(nlohmann::json::parse(to_json(article_of(false))).contains("comments"));
}

TEST(Comments, HaveTheirFormInTextMarkdownAndMarkup) {
  const Article article = article_of(true);
  EXPECT_NE(to_text(article).find("\n\n> What about the oars of the ferry?\n"), std::string::npos);
  EXPECT_NE(to_markdown(article).find("\n> What about the _oars_ of the ferry?\n"), std::string::npos);
  EXPECT_NE(to_html(article).find(R"(<article class="comment"><p>What about the <em>oars</em>)"),
            std::string::npos);
  EXPECT_NE(to_xml(article).find("<comment>What about the "), std::string::npos);
}

TEST(Comments, AListInOneIsItsOwn) {
  const std::string list =
      "<p>You are right about the oars, and for two reasons:</p><ul><li>the first is the current</li>"
      "<li>the second is the ice</li></ul>";
  const std::vector<std::string> expected = {
      "You are right about the oars, and for two reasons:|the first is the current|the second is the ice",
      "Nobody asked the ferryman."};
  const std::string other = "<p>Nobody asked the ferryman.</p>";
  EXPECT_EQ(
      comments_in("<div class=comments><div class=comment><div class=comment-body>" + list +
                  "</div></div><div class=comment><div class=comment-body>" + other + "</div></div></div>"),
      expected);
  EXPECT_EQ(comments_in("<div class=comment><div class=comment-body>" + list +
                        "</div></div><div class=comment><div class=comment-body>" + other + "</div></div>"),
            expected);
  EXPECT_EQ(comments_in("<ol class=comments><li>" + list + "</li><li>" + other + "</li></ol>"), expected);
  EXPECT_EQ(comments_in("<ol id=replies><li class=comment><article>" + list +
                        "</article></li><li class=comment><article>" + other + "</article></li></ol>"),
            expected);
}

TEST(Comments, ItemsOfTheirListAreOneEach) {
  EXPECT_EQ(comments_in("<div id=comments><p>Comments are moderated by the editors.</p><ul class=comments>"
                        "<li>What about the oars?</li><li><p>Nobody asked the ferryman.</p></li></ul></div>"),
            (std::vector<std::string>{"What about the oars?", "Nobody asked the ferryman."}));
}

TEST(Comments, ItemsOfAPlainListInTheirSectionAreOneEach) {
  EXPECT_EQ(
      comments_in(
          "<section id=comments><h2>2 comments</h2><ul><li><p>What about the oars of the ferry?</p></li>"
          "<li><p>The council pays for them, as always.</p></li></ul></section>"),
      (std::vector<std::string>{"What about the oars of the ferry?",
                                "The council pays for them, as always."}));
}

TEST(Comments, OneWithRepliesInItStays) {
  const std::vector<std::string> expected = {"What about the oars?", "Nobody asked the ferryman",
                                             "The council did."};
  const std::string_view nested =
      "<div class=comment><p>What about the oars?</p><div class=comment><p>Nobody asked the "
      "ferryman</p></div>"
      "</div><div class=comment><p>The council did.</p></div>";
  EXPECT_EQ(comments_in(nested), expected);
  EXPECT_EQ(comments_in("<section class=comments>" + std::string(nested) + "</section>"), expected);
}

TEST(Comments, TheLineOfNameAndDateAboveOneIsNone) {
  EXPECT_EQ(comments_in("<div class=comments><div class=comment><div>Ann Lee | 24 February, 02:35</div>"
                        "<div class=comment-body><p>What about the oars?</p></div></div></div>"),
            std::vector<std::string>{"What about the oars?"});
}

TEST(Comments, OfAPageWithoutAnArticleAreNone) {
  Options options;
  options.comments = true;
  const auto result = extract(
      {.bytes =
           "<html><head><title>Page not found</title></head><body><main><h1>Page not found</h1><p>The page "
           "that you look for is not here any more, or it never was.</p></main><ol class=comments><li "
           "class=comment><p>What about the oars?</p></li></ol></body></html>"},
      options);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->outcome, Outcome::none);
  EXPECT_TRUE(result->blocks.empty());
}

}  // namespace
}  // namespace pith
