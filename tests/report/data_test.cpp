#include "pith/explain.hpp"

#include "report/sample.hpp"

#include <cmath>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::report {
namespace {

using Json = nlohmann::json;

Json data(std::string_view more = {}) {
  return Json::parse(to_json(explain_sample(more), {.name = "keeper"}));
}

const Json& named(const Json& list, const char* key, std::string_view value) {
  for (const Json& entry : list) {
    if (entry.at(key) == value) return entry;
  }
  static const Json none;
  return none;
}

TEST(ExplanationData, HasWhatThePageShows) {
  const Json all = data();
  EXPECT_EQ(all.at("name"), "keeper");
  EXPECT_EQ(all.at("outcome"), "article");
  EXPECT_GT(all.at("words"), 100);
  for (const char* key : {"blocks", "article", "removed", "metadata", "stages", "meanings"})
    EXPECT_FALSE(all.at(key).empty()) << key;
  for (const Json& stage : all.at("stages")) EXPECT_GE(stage.at("ms"), 0) << stage;
}

TEST(ExplanationData, LeadsFromTheArticleToTheBlocksOfThePage) {
  const Json all = data();
  std::size_t traced = 0;
  for (const Json& block : all.at("article")) {
    std::string words;
    for (const Json& run : block.at("runs")) words += run.at("text").get<std::string>();
    for (const Json& row : block.at("rows")) {
      EXPECT_EQ(all.at("blocks").at(row.get<std::size_t>()).at("text"), words);
      ++traced;
    }
  }
  EXPECT_EQ(traced, all.at("article").size());
}

TEST(ExplanationData, ShowsWhatTidyingTookWithItsRule) {
  const Json all = data();
  const Json& byline = named(all.at("removed"), "text", "By Ada Byron");
  ASSERT_FALSE(byline.is_null());
  EXPECT_EQ(byline.at("rule"), "byline");
  ASSERT_EQ(byline.at("rows").size(), 1U);
  EXPECT_EQ(all.at("blocks").at(byline.at("rows").at(0).get<std::size_t>()).at("taken_by"), "byline");
}

TEST(ExplanationData, ShowsWhereAFieldCameFromAndWhatLost) {
  const Json all = data();
  const Json& title = named(all.at("metadata"), "field", "title");
  EXPECT_EQ(title.at("values"), Json::array({"The lighthouse keeper"}));
  EXPECT_EQ(title.at("source"), "h1");
  const Json& stated = named(title.at("candidates"), "source", "meta:og:title");
  ASSERT_FALSE(stated.is_null());
  EXPECT_FALSE(stated.contains("chosen"));
  EXPECT_EQ(named(named(all.at("metadata"), "field", "author").at("candidates"), "source", "meta:author")
                .at("value"),
            "Ada Byron");
}

TEST(ExplanationData, MarksLinksAndLeavesOutThoseThatRun) {
  const Json all = data(
      "<p>A long enough line about the keeper, with <a href='javascript:alert(1)'>a trap</a> and "
      "<b>a bold word</b> in it, as many as there are.</p>");
  std::string links, marks;
  for (const Json& block : all.at("article")) {
    for (const Json& run : block.at("runs")) {
      links += run.value("url", "");
      marks += run.value("marks", Json::array()).dump();
    }
  }
  EXPECT_NE(links.find("https://example.org/ships"), std::string::npos);
  EXPECT_EQ(links.find("javascript"), std::string::npos);
  EXPECT_NE(marks.find("strong"), std::string::npos);
}

TEST(ExplanationData, SaysOfAFamilyOfFeaturesWhatTheyMean) {
  const Json all = data();
  for (const auto& [name, meaning] : all.at("meanings").items())
    EXPECT_NE(meaning.get<std::string>(), "two levels up") << name;
}

TEST(ExplanationData, OfADumpHasTheArticleOfItsLines) {
  std::string dump = "The lighthouse keeper\n\n";
  for (int i = 0; i < 5; ++i)
    dump += "Every evening the keeper climbed the stairs, trimmed the wick and wrote down the weather.\n\n";
  const Json all = Json::parse(to_json(*explain({.bytes = dump})));
  EXPECT_EQ(all.at("dump"), true);
  EXPECT_FALSE(all.at("article").empty());
}

}  // namespace
}  // namespace pith::report
