#include "score/marked.hpp"

#include "dom/parse.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

const std::string text = "<p>The ferry sails at noon when the tide is in and comes back with the post at six";

/// The blocks that are left of a page of which all were chosen, behind a first paragraph.
std::string left(const std::string& html) {
  const std::string page = text + html;
  dom::Parser parser;
  const dom::Document& document = **parser.parse(page, Limits{});
  std::vector<Element> elements;
  survey(document, elements);
  Segmentation segmentation;
  segment(document, elements, segmentation);
  std::vector<std::uint8_t> keep(segmentation.blocks.size(), 1);
  leave_marked({document, elements, segmentation, {}}, keep);
  std::string out;
  for (std::size_t i = 1; i < keep.size(); ++i) {
    if (keep[i] != 0) out += segmentation.text_of(segmentation.blocks[i]);
  }
  return out;
}

TEST(Marked, IsWhatIsNotPrintedNorSearched) {
  for (const char* name : {"noprint", "d-print-none", "print:hidden", "nocontent", "printfooter", "hidden",
                           "navfooter", "file-name", "row-buttons"}) {
    EXPECT_EQ(left(std::string("<div class='box ") + name + "'><p>a</div><p>b"), "b") << name;
  }
  for (const char* name :
       {"print", "content", "hidden md:block", "faq-answer hidden", "unhidden", "button-down"})
    EXPECT_EQ(left(std::string("<div class='") + name + "'><p>a</div><p>b"), "ab") << name;
  EXPECT_EQ(left("<div class=hidden role=tabpanel><p>a</div><p>b"), "ab");
  EXPECT_EQ(left("<div class=item><p>a</div><div class='item hidden'><p>b</div>"), "ab")
      << "more is shown later";
  EXPECT_EQ(left("<figure><span class=filename>main.c</span><pre>a</pre></figure>"), "a");
  EXPECT_EQ(left("<p>a <span class=noprint>b</span>"), "a b") << "a part of a line";
}

TEST(Marked, IsNotMuchOfTheText) {
  EXPECT_EQ(left("<div class=noprint><p>a b c d e f g h</div>"), "a b c d e f g h");
}

TEST(Marked, AreLinksThatAreDrawnAsButtons) {
  EXPECT_EQ(left("<p><a class='btn btn-primary' href=/1>Buy</a> <a class=button href=/2>Try</a>"), "");
  EXPECT_EQ(left("<p><a class=btn href=/1>Buy</a> <a href=/2>Try</a>"), "Buy Try");
  EXPECT_EQ(left("<h4><a class='btn btn-link' href=#a1>What is it?</a></h4>"), "What is it?");
  EXPECT_EQ(left("<p>Or <a class=btn href=/1>buy</a>"), "Or buy");
}

}  // namespace
}  // namespace pith::score
