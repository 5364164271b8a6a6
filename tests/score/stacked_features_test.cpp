#include "score/stacked_features.hpp"

#include "dom/parse.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

/// A page whose blocks have been given probabilities.
struct Page {
  dom::Parser parser;
  std::vector<Element> elements;
  Segmentation segmentation;
  FeatureTable table;

  Page(const std::string& html, const std::vector<float>& probability) {
    const dom::Document& document = **parser.parse(html, Limits{});
    survey(document, elements);
    segment(document, elements, segmentation);
    const PageView view{document, elements, segmentation, {}};
    fill_features(view, table);
    EXPECT_EQ(probability.size(), table.rows());
    if (probability.size() == table.rows()) fill_stacked_features(view, probability, table);
  }
  float at(std::size_t row, Feature feature) const { return table.at(row, feature); }
};

// Two words in each block, so that means are easily told.
const std::string list =
    "<h1>The title</h1><ul><li>First item</li><li>Second item</li><li>Third item</li></ul><p>The end</p>";

TEST(StackedFeatures, TellOfTheBlocksAround) {
  const Page page(list, {0.9F, 0.2F, 0.8F, 0.5F, 0.1F});
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_before), -1);
  EXPECT_FLOAT_EQ(page.at(1, Feature::stacked_before), 0.9F);
  EXPECT_FLOAT_EQ(page.at(1, Feature::stacked_after), 0.8F);
  EXPECT_FLOAT_EQ(page.at(4, Feature::stacked_after), -1);
  EXPECT_FLOAT_EQ(page.at(2, Feature::stacked_near), (0.9F + 0.2F + 0.5F + 0.1F) / 4);
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_near), (0.2F + 0.8F) / 2);
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_wide), (0.2F + 0.8F + 0.5F + 0.1F) / 4);
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_alone), 0.9F);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_FLOAT_EQ(page.at(i, Feature::stacked_highest), 0.9F);
}

TEST(StackedFeatures, CountFromTheLikelyBlocks) {
  const Page page(list, {0.9F, 0.2F, 0.8F, 0.5F, 0.1F});
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_since), 1e6F);
  EXPECT_FLOAT_EQ(page.at(1, Feature::stacked_since), 1);
  EXPECT_FLOAT_EQ(page.at(4, Feature::stacked_since), 2);
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_until), 2);
  EXPECT_FLOAT_EQ(page.at(2, Feature::stacked_until), 1e6F);
}

TEST(StackedFeatures, ShareOutTheExpectedWords) {
  const Page page(list, {0.9F, 0.2F, 0.8F, 0.5F, 0.1F});  // 5 words of 10 to expect
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_expected), 5);
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_done), 0);
  EXPECT_FLOAT_EQ(page.at(3, Feature::stacked_done), (1.8F + 0.4F + 1.6F) / 5);
  EXPECT_FLOAT_EQ(page.at(2, Feature::stacked_own), 1.6F / 5);
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_rank), 0);
  EXPECT_FLOAT_EQ(page.at(2, Feature::stacked_rank), 1.8F / 5);
  EXPECT_FLOAT_EQ(page.at(4, Feature::stacked_rank), 4.8F / 5);
}

TEST(StackedFeatures, TellOfTheElementAroundAndOfSiblingsLaidOutAlike) {
  const Page page(list, {0.9F, 0.2F, 0.8F, 0.5F, 0.1F});
  EXPECT_FLOAT_EQ(page.at(1, Feature::stacked_parent), (0.8F + 0.5F) / 2);
  EXPECT_FLOAT_EQ(page.at(1, Feature::stacked_parent_share), 3.0F / 5);
  EXPECT_FLOAT_EQ(page.at(1, Feature::stacked_path), 0.5F);
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_FLOAT_EQ(page.at(i, Feature::stacked_units), 0.5F);
    EXPECT_FLOAT_EQ(page.at(i, Feature::stacked_units_count), 3);
    EXPECT_NEAR(page.at(i, Feature::stacked_units_spread), std::sqrt(0.06F), 1e-4F);
  }
  EXPECT_FLOAT_EQ(page.at(2, Feature::stacked_unit), 0.8F);
  EXPECT_FLOAT_EQ(page.at(0, Feature::stacked_units), -1);
  EXPECT_FLOAT_EQ(page.at(4, Feature::stacked_unit), -1);
}

TEST(StackedFeatures, TakeTheUnitAroundABlockThatHasNoTwinsItself) {
  const Page page(
      "<div class=post><b class=by>Ann Lee</b><p>Said this</p></div>"
      "<div class=post><p>Said that</p></div>",
      {0.1F, 0.9F, 0.5F});
  EXPECT_FLOAT_EQ(page.at(1, Feature::stacked_unit), 0.5F);
  EXPECT_FLOAT_EQ(page.at(2, Feature::stacked_units), 0.5F);
  EXPECT_FLOAT_EQ(page.at(2, Feature::stacked_units_count), 2);
}

}  // namespace
}  // namespace pith::score
