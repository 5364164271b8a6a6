#include "score/passages.hpp"

#include "dom/parse.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

using Keep = std::vector<std::uint8_t>;

/// What is kept of a page's blocks if these are chosen.
Keep filled(const std::string& html, Keep keep, bool quotes) {
  dom::Parser parser;
  const dom::Document& document = **parser.parse(html, Limits{});
  std::vector<Element> elements;
  Segmentation segmentation;
  survey(document, elements);
  segment(document, elements, segmentation);
  EXPECT_EQ(segmentation.blocks.size(), keep.size());
  keep_passages_between({document, elements, segmentation, {}}, quotes, keep);
  return keep;
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
