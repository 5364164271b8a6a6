#include "score/passages.hpp"

#include "dom/parse.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

using Keep = std::vector<std::uint8_t>;

/// What is kept of a page of which these blocks are chosen, after `step(const PageView&, Keep&)`.
template <class Step>
Keep after(const std::string& html, Keep keep, const Step& step) {
  dom::Parser parser;
  const dom::Document& document = **parser.parse(html, Limits{});
  std::vector<Element> elements;
  Segmentation segmentation;
  survey(document, elements);
  segment(document, elements, segmentation);
  EXPECT_EQ(segmentation.blocks.size(), keep.size());
  step(PageView{document, elements, segmentation, {}}, keep);
  return keep;
}

Keep filled(const std::string& html, const Keep& chosen, bool quotes) {
  return after(html, chosen,
               [quotes](const PageView& page, Keep& keep) { keep_passages_between(page, quotes, keep); });
}

TEST(Passages, CodeBetweenParagraphsIsTheirs) {
  EXPECT_EQ(filled("<main><p>one</p><pre>x = 1</pre><p>two</p></main>", {1, 0, 1}, false), Keep({1, 1, 1}));
  EXPECT_EQ(
      filled("<main><p>one</p><div><div><pre>x = 1</pre></div></div><p>two</p></main>", {1, 0, 1}, false),
      Keep({1, 1, 1}));
  EXPECT_EQ(filled("<main><p>one</p><pre>x = 1</pre></main><p>two</p>", {1, 0, 1}, false), Keep({1, 1, 1}));
}

TEST(Passages, CodeBesideTheTextIsNot) {
  EXPECT_EQ(filled("<main><p>one</p><pre>x = 1</pre></main>", {1, 0}, false), Keep({1, 0}));
  EXPECT_EQ(filled("<main><p>one</p><aside><pre>x = 1</pre></aside><p>two</p></main>", {1, 0, 1}, false),
            Keep({1, 0, 1}));
  EXPECT_EQ(
      filled("<main><div><p>one</p></div><pre>x = 1</pre><div><p>two</p></div></main>", {1, 0, 1}, false),
      Keep({1, 0, 1}));
}

TEST(Passages, CodeAmongMuchThatWasLeftIsLeft) {
  std::string other;
  for (int word = 0; word < 50; ++word) other += "word ";
  EXPECT_EQ(
      filled("<main><p>one</p><p>" + other + "</p><pre>x = 1</pre><p>two</p></main>", {1, 0, 0, 1}, false),
      Keep({1, 0, 0, 1}));
}

Keep with_main_part(const std::string& html, const Keep& chosen, const std::vector<float>& probability) {
  return after(html, chosen,
               [&](const PageView& page, Keep& keep) { keep_main_part(page, probability, keep); });
}

TEST(MainPart, IsKeptBetweenWhatWasChosen) {
  const std::string page =
      "<nav>menu</nav><main><h2>a</h2><p>one two three four</p><h2>b</h2><p>five six seven eight</p>"
      "<p>c</p></main><p>nine</p>";
  const Keep chosen = {0, 0, 1, 0, 1, 0, 1};
  EXPECT_EQ(with_main_part(page, chosen, {.1F, .1F, .9F, .1F, .9F, .1F, .9F}), Keep({0, 0, 1, 1, 1, 0, 1}))
      << "the last paragraph is not of it, and nothing before or behind what was chosen in it";
  EXPECT_EQ(with_main_part(page, chosen, {.1F, .1F, .9F, .01F, .9F, .1F, .9F}), chosen) << "surely no text";
}

TEST(MainPart, LinksLabelsAndButtonsAreNot) {
  const auto between = [](const std::string& html, float likely) {
    return with_main_part("<main><p>one two three four</p>" + html + "<p>five six seven eight</p></main>",
                          {1, 0, 1}, {.9F, likely, .9F})[1] != 0;
  };
  EXPECT_TRUE(between("<pre>a b</pre>", .1F));
  EXPECT_FALSE(between("<p><a href=/1>some other page</a></p>", .1F));
  EXPECT_TRUE(between("<p><a href=/1>some other page of it</a></p>", .3F));
  EXPECT_FALSE(between("<div>main.c</div>", .3F));
  EXPECT_FALSE(between("<button>Show more of this example</button>", .3F));
}

TEST(Passages, AQuotationOfASentenceIsTheirsAsAWhole) {
  const std::string post =
      "<main><p>one</p><blockquote><p>The first ferry has left with nine people on board</p><a href=/1>Ann, "
      "5 "
      "May</a></blockquote><p>two</p></main>";
  EXPECT_EQ(filled(post, {1, 0, 0, 1}, true), Keep({1, 1, 1, 1}));
  EXPECT_EQ(filled(post, {1, 0, 0, 1}, false), Keep({1, 0, 0, 1}));
  EXPECT_EQ(filled("<main><p>one</p><blockquote><a href=/1>A post by Ann</a></blockquote><p>two</p></main>",
                   {1, 0, 1}, true),
            Keep({1, 0, 1}));
}

}  // namespace
}  // namespace pith::score
