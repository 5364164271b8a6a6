// What a page's own style sheets hide, and which chosen blocks a reader never sees.
#include "score/hidden.hpp"

#include "dom/parse.hpp"
#include "score/style_rules.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

class Styled {
 public:
  explicit Styled(std::string html)
      : html_(std::move(html)), document_(**parser_.parse(html_, Limits{})), rules_(document_) {}

  /// Whether the first element with this id is hidden.
  bool hides(std::string_view id) {
    for (dom::NodeId node = 0; node < document_.size(); ++node) {
      if (document_.raw_attribute(node, "id").value_or("") == id) return rules_.hides(node);
    }
    ADD_FAILURE() << "no element is called " << id;
    return false;
  }
  bool empty() const { return rules_.empty(); }

 private:
  std::string html_;
  dom::Parser parser_;
  const dom::Document& document_;
  StyleRules rules_;
};

Styled styled(const std::string& sheet, const std::string& rest = {}) {
  return Styled("<style>" + sheet + "</style><p id=one class='first note'>a</p><p id=two class=second>b</p>" +
                rest);
}

TEST(StyleRules, HideSimpleClassesAndIds) {
  EXPECT_TRUE(styled(".note { display: none }").hides("one"));
  EXPECT_TRUE(styled("#two{color:red;visibility:hidden}").hides("two"));
  EXPECT_TRUE(styled(".other, .second {display:none}").hides("two"));
  EXPECT_FALSE(styled(".note { display: none }").hides("two"));
  EXPECT_TRUE(styled("p { color: red }").empty());
}

TEST(StyleRules, AnyOtherSelectorIsNotUnderstood) {
  for (const char* sheet : {".box .note{display:none}", "p.note{display:none}", ".note:hover{display:none}",
                            ".note>b{display:none}", "[class=note]{display:none}", "p{display:none}"}) {
    EXPECT_TRUE(styled(sheet).empty()) << sheet;
  }
}

TEST(StyleRules, AreThoseOfTheWholePageOnTheScreen) {
  EXPECT_TRUE(styled("@media (max-width: 600px) { .note { display: none } }").empty());
  EXPECT_TRUE(Styled("<style media=print>.note{display:none}</style><p class=note>a").empty());
  EXPECT_TRUE(styled("@media print { .x { color: red } } .note { display: none }").hides("one"));
}

TEST(StyleRules, WhatAnotherRuleOrAScriptShowsIsNotHidden) {
  EXPECT_FALSE(styled(".note{display:none} .open .note{display:block}").hides("one"));
  EXPECT_TRUE(styled(".note{display:none} .open .note{color:red}").hides("one"));
  EXPECT_TRUE(styled(".note{display:none} .open .notes{display:block}").hides("one"));
  EXPECT_FALSE(styled(".note{display:none}", "<script>show('note')</script>").hides("one"));
  EXPECT_TRUE(styled(".note{display:none}", "<script>show('notes')</script>").hides("one"));
}

TEST(StyleRules, ReadNoMoreThanSoMuch) {
  const std::string filling(70'000, ' ');
  EXPECT_TRUE(styled(filling + ".note{display:none}").empty());
  EXPECT_TRUE(styled(".note{display:none}" + filling).hides("one"));
}

/// The blocks of a page that are left when all of them were chosen.
std::vector<std::string> seen(const std::string& html, bool article = true) {
  dom::Parser parser;
  const dom::Document& document = **parser.parse(html, Limits{});
  std::vector<Element> elements;
  survey(document, elements);
  Segmentation segmentation;
  segment(document, elements, segmentation);
  std::vector<std::uint8_t> keep(segmentation.blocks.size(), 1);
  leave_hidden({document, elements, segmentation, {}}, article, keep);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] != 0) out.emplace_back(segmentation.text_of(segmentation.blocks[i]).substr(0, 1));
  }
  return out;
}

using Letters = std::vector<std::string>;
const std::string eight = " one two three four five six seven";  // with the letter before it

TEST(LeaveHidden, LeavesTheSmallerPartThatIsHidden) {
  const std::string shown = "<p>a" + eight + "<p>b" + eight + "<p>c" + eight + "<p>d" + eight;
  EXPECT_EQ(seen(shown + "<div hidden><p>e" + eight + "</div>"), (Letters{"a", "b", "c", "d"}));
  EXPECT_EQ(seen("<style>.x{display:none}</style>" + shown + "<div class=x><p>e" + eight + "</div>"),
            (Letters{"a", "b", "c", "d"}));
  EXPECT_EQ(seen(shown + "<div hidden><p>e" + eight + "</div>", false), (Letters{"a", "b", "c", "d", "e"}))
      << "no article";
  EXPECT_EQ(
      seen(shown + "<div hidden><p>e" + eight + "</div>" + "<div hidden><p>f" + eight + "</div>").size(), 6U)
      << "a third is hidden";
  EXPECT_EQ(seen(shown + "<div hidden role=tabpanel><p>e" + eight + "</div>").size(), 5U)
      << "a tab is only not open";
  for (const std::string style :
       {"mso-hide:all", "max-height:0", "font-size: 1px!important", "line-height:0px"})
    EXPECT_EQ(seen(shown + "<div style='display:none; " + style + "'><p>e" + eight + "</div>").size(), 4U)
        << style;
  for (const std::string style : {"max-height:0.5em", "font-size:12px", "color:#fff"})
    EXPECT_EQ(seen(shown + "<div style='display:none; " + style + "'><p>e" + eight + "</div>").size(), 5U)
        << style;
}

TEST(LeaveHidden, OfTwoCopiesTheVisibleOneStays) {
  const std::string text = eight;
  EXPECT_EQ(seen("<div style='display:none'><p>a" + text + "</div><p>b" + text + "<p>a" + text),
            (Letters{"b", "a"}));
  EXPECT_EQ(seen("<div style='display:none'><p>a b</div><p>b c<p>a b"), (Letters{"a", "b", "a"}))
      << "few words repeat with reason";
}

TEST(LeaveHidden, AHiddenTextThatSaysMoreIsNoCopy) {
  const std::string text = eight;
  EXPECT_EQ(seen("<p>a" + text + "<p>b" + text + "<div style='display:none'><p>a" + text + "<p>c" + text +
                     "<p>d" + text + "</div>",
                 false),
            (Letters{"a", "b", "a", "c", "d"}));
  EXPECT_EQ(
      seen("<p>a" + text + "<p>b" + text + "<div style='display:none'><p>a" + text + "<p>c" + text + "</div>",
           false),
      (Letters{"a", "b", "c"}));
}

}  // namespace
}  // namespace pith::score
