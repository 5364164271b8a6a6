#include "score/other_stories.hpp"

#include "dom/parse.hpp"
#include "score/features.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

const std::string text =
    "<p>Water ran over the spillway at the reservoir on Sunday afternoon, something that no one at the dam "
    "had "
    "seen since it was finished in the summer of that year.</p>";

/// A page whose blocks are all chosen.
struct Chosen {
  std::string html;  // attributes are read from it later
  dom::Parser parser;
  std::vector<Element> elements;
  Segmentation segmentation;
  FeatureTable table;
  std::vector<std::uint8_t> keep;
  std::size_t next = 0;

  explicit Chosen(const std::string& body)
      : html("<title>Reservoir overflows</title><body>" + body + "</body>") {
    const dom::Document& document = **parser.parse(html, Limits{});
    survey(document, elements);
    segment(document, elements, segmentation);
    const PageView view{document, elements, segmentation, {}};
    fill_features(view, table);
    keep.assign(segmentation.blocks.size(), 1);
    veto_related_boxes(view, keep);
    next = next_story(view, table);
  }
  std::string kept() const {
    std::string out;
    for (std::size_t i = 0; i < keep.size(); ++i)
      if (keep[i] != 0) out += std::string(segmentation.text_of(segmentation.blocks[i]).substr(0, 9)) + "|";
    return out;
  }
};

TEST(OtherStories, ABoxThatALabelHeadsIsLeft) {
  const std::string links =
      "<h4><a href=/a>Bakery to close</a></h4><p>After forty years the ovens go cold.</p>";
  EXPECT_EQ(Chosen(text + "<section><h3>You may also like</h3>" + links + "</section>" + text).kept(),
            "Water ran|Water ran|");
  EXPECT_EQ(Chosen(text +
                   "<h3>Related stories</h3><p><a href=/a>Bakery to close</a></p><p><a href=/b>Night bus to "
                   "stay</a></p>" +
                   text)
                .kept(),
            "Water ran|Water ran|");
}

TEST(OtherStories, ASectionOfTheTextStays) {
  // No link, nothing before it, or another heading.
  EXPECT_EQ(Chosen(text + "<section><h3>See also</h3><p>The dam at Coldwell.</p></section>").kept(),
            "Water ran|See also|The dam a|");
  EXPECT_EQ(
      Chosen("<section><h3>See also</h3><p><a href=/a>The dam at Coldwell</a></p></section>" + text).kept(),
      "See also|The dam a|Water ran|");
  EXPECT_EQ(Chosen(text + "<section><h3>The dams</h3><p><a href=/a>Coldwell</a></p></section>").kept(),
            "Water ran|The dams|Coldwell|");
}

std::string story(const std::string& heading, const std::string& byline) {
  return "<div class=story>" + heading + byline + text + text + "</div>";
}

TEST(OtherStories, TheNextStoryBeginsWithAHeadingAndABylineOfItsOwn) {
  const std::string first = story("<h1>Reservoir overflows</h1>", "<p>By Ada Lorne, 19 February 2024</p>");
  const Chosen page(first + story("<h2>Bakery to close</h2>", "<p>By Callum Rae, 18 February 2024</p>"));
  EXPECT_EQ(page.next, 4U);
  // A further section of the same story has no byline, a copy for printing the same headline.
  const Chosen section(first + story("<h2>What happens next</h2>", ""));
  EXPECT_EQ(section.next, section.keep.size());
  const Chosen copy(first + story("<h2>Reservoir overflows</h2>", "<p>By Ada Lorne, 19 February 2024</p>"));
  EXPECT_EQ(copy.next, copy.keep.size());
}

}  // namespace
}  // namespace pith::score
