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
            (nlohmann::json{
                {"author", "Ann Lee"},
                {"depth", 0},
                {"text", "What about the oars of the ferry?\n\nSomebody has to pay for them in the end."}}));
  EXPECT_EQ(json.at("comments")[1].at("author"), "Bob May");
  EXPECT_EQ(json.at("comments")[1].at("depth"), 1);
  EXPECT_FALSE(nlohmann::json::parse(to_json(article_of(false))).contains("comments"));
}

TEST(Comments, HaveTheirFormInTextMarkdownAndMarkup) {
  const Article article = article_of(true);
  EXPECT_NE(to_text(article).find("\n\n> Ann Lee:\n> What about the oars of the ferry?\n\n> Somebody has"),
            std::string::npos);
  EXPECT_NE(to_text(article).find("\n\n> > Bob May:\n> > The council does, as it always did before.\n"),
            std::string::npos);
  EXPECT_NE(to_markdown(article).find("\n\n> **Ann Lee**:\n>\n> What about the _oars_ of the ferry?\n>\n"),
            std::string::npos);
  EXPECT_NE(to_markdown(article).find("\n>\n> > **Bob May**:\n> >\n> > The council does,"),
            std::string::npos);
  EXPECT_NE(
      to_html(article).find("<article class=\"comment\">\n<p class=\"author\">Ann Lee</p>\n<p>What about "
                            "the <em>oars</em>"),
      std::string::npos);
  EXPECT_NE(
      to_html(article).find("</p>\n<article class=\"comment\">\n<p class=\"author\">Bob May</p>\n<p>The "
                            "council does, as it always did before.</p>\n</article>\n</article>\n"),
      std::string::npos);
  EXPECT_NE(to_xml(article).find("<comment author=\"Ann Lee\">\n<p>What about "), std::string::npos);
}

/// "depth author date" of each comment.
std::vector<std::string> heads_in(std::string_view section) {
  Options options;
  options.comments = true;
  const auto article = extract({.bytes = page_with(section)}, options);
  std::vector<std::string> out;
  if (!article) return out;
  for (const Comment& comment : article->comments)
    out.push_back(std::to_string(comment.depth) + ' ' + comment.author + ' ' + comment.date);
  return out;
}

using Heads = std::vector<std::string>;

TEST(CommentHeads, OfListsInLists) {
  EXPECT_EQ(
      heads_in(R"(<ol class="comment-list"><li class="comment even depth-1"><article class="comment-body">
<footer><div class="comment-author vcard"><img class="avatar" alt=""><b class="fn">Ann Lee</b>
<span class="says">says:</span></div><a href="#c1"><time datetime="2024-03-05T09:12:00+01:00">March 5</time></a>
</footer><div class="comment-content"><p>What about the oars of the ferry?</p></div></article>
<ol class="children"><li class="comment odd depth-2"><article class="comment-body"><footer>
<div class="comment-author vcard"><b class="fn">bob_1987</b> says:</div><time datetime="2024-03-06">March 6</time>
</footer><div class="comment-content"><p>The council pays for them.</p></div></article></li></ol></li>
<li class="comment depth-1"><article class="comment-body"><footer><b class="fn">Eva Ro&szlig;</b></footer>
<div class="comment-content"><p>Nobody asked the ferryman.</p></div></article></li></ol>)"),
      (Heads{"0 Ann Lee 2024-03-05T09:12:00+01:00", "1 bob_1987 2024-03-06", "0 Eva Roß "}));
}

TEST(CommentHeads, OfFlatBoxesWithDepthsInTheirClasses) {
  const auto box = [](std::string_view depth, std::string_view name, std::string_view text) {
    return std::string("<div class=\"comment depth-")
        .append(depth)
        .append("\"><span class=username>")
        .append(name)
        .append("</span><span class=date>12 May 2023</span><div class=text><p>")
        .append(text)
        .append("</p></div></div>");
  };
  EXPECT_EQ(heads_in("<div id=comments>" + box("1", "ann", "What about the oars?") +
                     box("2", "bob", "The council pays for them.") +
                     box("3", "cem", "It never did so before.") + box("2", "dan", "It does so every year.") +
                     box("1", "eve", "Nobody asked the ferryman.") + "</div>"),
            (Heads{"0 ann 2023-05-12", "1 bob 2023-05-12", "2 cem 2023-05-12", "1 dan 2023-05-12",
                   "0 eve 2023-05-12"}));
}

TEST(CommentHeads, OfRowsWithLinksToPeople) {
  const auto row = [](std::string_view indent, std::string_view name, std::string_view text) {
    return std::string("<tr class=line><td class=ind indent=")
        .append(indent)
        .append("><td><span class=top><a href='/user?id=")
        .append(name)
        .append("'>")
        .append(name)
        .append("</a> <span title='2023-05-12T10:00:00'>2 years ago</span></span><div class=comment>")
        .append(text)
        .append("</div></td></tr>");
  };
  EXPECT_EQ(heads_in("<table class=comment-tree>" + row("0", "ann", "What about the oars of the ferry?") +
                     row("1", "bob", "The council pays for them, dan.") + "</table>"),
            (Heads{"0 ann 2023-05-12", "1 bob 2023-05-12"}));
}

TEST(CommentHeads, OfElementsThatAreNamedForComments) {
  EXPECT_EQ(
      heads_in(
          "<x-comment author=ann depth=0><div>ann <time datetime=2023-05-12>May</time></div><div><p>What "
          "about the oars of the ferry?</p></div><x-comment author=bob depth=1><div>bob</div><div><p>The "
          "council pays for them.</p></div></x-comment></x-comment>"),
      (Heads{"0 ann 2023-05-12", "1 bob "}));
}

TEST(Comments, MayStandInFormsThatAskNothing) {
  EXPECT_EQ(
      comments_in("<div id=comments><div class=comment><b class=author>ann</b><form><input type=hidden>"
                  "<p>What about the oars?</p></form></div><div class=comment><b class=author>bob</b>"
                  "<form><p>The council pays.</p></form></div><div class=comment><form><p>Your comment on "
                  "this story</p><textarea></textarea></form></div></div>"),
      (std::vector<std::string>{"What about the oars?", "The council pays."}));
}

TEST(CommentHeads, OfMicrodata) {
  EXPECT_EQ(heads_in(R"(<section class="comments"><div itemprop="comment" itemscope
itemtype="https://schema.org/Comment"><p itemprop="author" itemscope itemtype="https://schema.org/Person">
by <span itemprop="name">Ann Lee</span></p><meta itemprop="dateCreated" content="2024-03-05T10:00:00Z">
<p itemprop="text">What about the oars of the ferry?</p></div><div itemprop="comment" itemscope
itemtype="https://schema.org/Comment"><p itemprop="author" itemscope itemtype="https://schema.org/Person">
by <span itemprop="name">Bob May</span></p><time itemprop="dateCreated" datetime="2024-03-06">6.3.</time>
<p itemprop="text">The council pays for them.</p></div></section>)"),
            (Heads{"0 Ann Lee 2024-03-05T10:00:00Z", "0 Bob May 2024-03-06"}));
}

TEST(CommentHeads, OfRepliesInABoxBehind) {
  EXPECT_EQ(heads_in(R"(<div class="comments"><div class="comment"><b class="author">Ann Lee</b>
<p>What about the oars?</p></div><div class="replies"><div class="comment"><b class="author">Bob May</b>
<p>The council pays.</p></div><div class="comment"><b class="author">Cem Oz</b><p>It always did.</p></div></div>
<div class="comment"><b class="author">Eva Hill</b><p>Nobody asked the ferryman.</p></div></div>)"),
            (Heads{"0 Ann Lee ", "1 Bob May ", "1 Cem Oz ", "0 Eva Hill "}));
}

TEST(CommentHeads, OfLinesWithNumbersBelowAHeading) {
  const std::string_view section = R"(<div class="wrap"><h3>3 comments</h3>
<p><b>1. Ann Lee</b>, 5 March 2024 at 10:15</p><p>What about the oars of the ferry?</p>
<p>And who is to pay for them?</p>
<p><b>2. Bob May</b>, 6 March 2024 at 8:00</p><p>The council pays for them, as always.</p>
<p><b>3. Eva Hill</b>, 7 March 2024 at 9:30</p><p>Nobody asked the ferryman.</p></div>)";
  EXPECT_EQ(heads_in(section),
            (Heads{"0 Ann Lee 2024-03-05", "0 Bob May 2024-03-06", "0 Eva Hill 2024-03-07"}));
  EXPECT_EQ(
      comments_in(section),
      (std::vector<std::string>{"What about the oars of the ferry?|And who is to pay for them?",
                                "The council pays for them, as always.", "Nobody asked the ferryman."}));
}

TEST(CommentHeads, OfTermsAndDefinitions) {
  EXPECT_EQ(heads_in(R"(<dl id="comments"><dt><a href="/u/1">Ann Lee</a> said on 5 March 2024</dt>
<dd><p>What about the oars of the ferry?</p></dd><dt>Bob May said on 6 March 2024</dt>
<dd><p>The council pays for them.</p></dd></dl>)"),
            (Heads{"0 Ann Lee 2024-03-05", "0 Bob May 2024-03-06"}));
}

TEST(CommentHeads, OfManyAreReadInLinearTime) {
  std::string section = "<div class=comments>";
  for (int i = 0; i < 40'000; ++i) section += "<div class=comment><b>Ann</b><p>Oars!</p></div>";
  Options options;
  options.comments = true;
  options.limits.parse_ms = options.limits.total_ms = 60'000;  // that of a machine that is busy
  options.drop = ".comments";                                  // the model would take so many for the text
  const auto article = extract({.bytes = page_with(section + "</div>")}, options);
  ASSERT_TRUE(article) << article.error().message;
  EXPECT_EQ(article->comments.size(), 40'000U);
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
