#include "score/judge.hpp"

#include "data/model.hpp"
#include "dom/parse.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

/// A page with navigation, an article of ten paragraphs and a footer.
std::string sample_page() {
  std::string html = "<html><head><title>The lighthouse keeper - Example</title></head><body><nav><ul>";
  for (const char* item : {"Home", "News", "Sport", "Culture", "About"}) {
    html += std::string("<li><a href=/") + item + ">" + item + "</a></li>";
  }
  html += "</ul></nav><main><article><h1>The lighthouse keeper</h1>";
  for (int i = 0; i < 10; ++i) {
    html += "<p>On the " + std::to_string(i) +
            "th evening the keeper climbed the stairs, trimmed the wick and wrote down the weather, as she "
            "had done "
            "every day since the war, because nobody had told her that the ships had gone.</p>";
  }
  return html +
         "</article></main><footer><p><a href=/terms>Terms</a> <a href=/privacy>Privacy</a></p></footer>";
}

struct Judged {
  dom::Parser parser;
  std::vector<Element> elements;
  Segmentation segmentation;
  FeatureTable table;
  Verdict verdict;

  explicit Judged(const std::string& html, Focus focus = Focus::balanced) {
    const dom::Document& document = **parser.parse(html, Limits{});
    survey(document, elements);
    segment(document, elements, segmentation);
    const PageView view{document, elements, segmentation, {}};
    fill_features(view, table);
    verdict = judge(view, table, Model::built_in(), focus);
  }
  std::size_t kept() const {
    std::size_t n = 0;
    for (const std::uint8_t keep : verdict.keep) n += keep;
    return n;
  }
};

TEST(Features, EveryColumnHasANameAndAMeaning) {
  ASSERT_EQ(feature_infos().size(), feature_count);
  for (const FeatureInfo& info : feature_infos()) {
    EXPECT_FALSE(info.name.empty());
    EXPECT_FALSE(info.meaning.empty());
  }
}

TEST(Features, TellParagraphsFromMenus) {
  const std::string html = sample_page();
  const Judged page(html);
  const auto& blocks = page.segmentation.blocks;
  ASSERT_GT(blocks.size(), 12U);
  EXPECT_EQ(page.table.at(0, Feature::link_density), 1.0F);  // "Home"
  EXPECT_EQ(page.table.at(0, Feature::levels_nav), 2.0F);
  EXPECT_EQ(page.table.at(7, Feature::link_density), 0.0F);  // a paragraph
  EXPECT_EQ(page.table.at(7, Feature::in_best), 1.0F);
  EXPECT_EQ(page.table.at(7, Feature::ends_sentence), 1.0F);
  EXPECT_EQ(page.table.at(5, Feature::is_heading), 1.0F);  // the headline
  EXPECT_GT(page.table.at(5, Feature::is_title), 0.7F);
}

TEST(Model, BuiltInModelIsReadable) { EXPECT_TRUE(Model::read(data::model_bytes()).has_value()); }

TEST(Model, RefusesWhatIsNoModel) {
  EXPECT_FALSE(Model::read("").has_value());
  EXPECT_FALSE(Model::read("PITH and then nothing").has_value());
  const std::string_view good = data::model_bytes();
  EXPECT_FALSE(Model::read(good.substr(0, good.size() - 4)).has_value());
  EXPECT_FALSE(Model::read(std::string(good) + "more").has_value());
  std::string other_table(good);
  other_table[8] = static_cast<char>(other_table[8] + 1);  // the digest of the features' names
  EXPECT_FALSE(Model::read(other_table).has_value());
}

TEST(Judge, KeepsTheArticleAndNotTheMenus) {
  const std::string html = sample_page();
  const Judged page(html);
  for (std::size_t i = 0; i < page.segmentation.blocks.size(); ++i) {
    const std::string_view text = page.segmentation.text_of(page.segmentation.blocks[i]);
    if (text.starts_with("On the ")) {
      EXPECT_TRUE(page.verdict.keep[i]) << text;
    }
    if (text == "Home" || text == "Sport" || text.starts_with("Terms")) {
      EXPECT_FALSE(page.verdict.keep[i]) << text;
    }
  }
  EXPECT_EQ(page.verdict.page_type, "article");
  EXPECT_GT(page.verdict.expected_f1, 0.7F);
}

TEST(Judge, FocusMovesAlongTheCurve) {
  const std::string html = sample_page();
  const std::size_t precise = Judged(html, Focus::precision).kept();
  const std::size_t balanced = Judged(html, Focus::balanced).kept();
  const std::size_t complete = Judged(html, Focus::recall).kept();
  EXPECT_LE(precise, balanced);
  EXPECT_LE(balanced, complete);
}

TEST(Judge, ALongBlockIsChosenOnce) {
  std::string html = sample_page();
  const std::size_t at = html.find("<p>On the 3th");
  const std::size_t end = html.find("</p>", at) + 4;
  html.insert(end, html.substr(at, end - at));
  const Judged page(html);
  int kept = 0;
  for (std::size_t i = 0; i < page.segmentation.blocks.size(); ++i) {
    kept += page.verdict.keep[i] != 0 &&
            page.segmentation.text_of(page.segmentation.blocks[i]).starts_with("On the 3th");
  }
  EXPECT_EQ(kept, 1);
}

TEST(Judge, AnEmptyPageHasNoBlocksAndNoVerdict) {
  const Judged page("<html></html>");
  EXPECT_TRUE(page.verdict.keep.empty());
}

}  // namespace
}  // namespace pith::score
