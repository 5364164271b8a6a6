#include "pith/explain.hpp"
#include "pith/extract.hpp"
#include "pith/render.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith {
namespace {

std::string page() {
  std::string out = "<body><nav class=menu><a href=/>Home</a></nav><article><h1>The mill</h1>";
  for (const char* what : {"stands", "turns", "grinds", "rests"}) {
    out += "<p>The old mill at the river " + std::string(what) +
           ", as it has done for a hundred years, and nobody in the village minds.</p>";
  }
  out +=
      "<section class=part><p>There was a second wheel once, which stood in the river until the flood took "
      "it away.</p>"
      "<p class=deep>The flood took the bridge, too, and for a year the only way across was a "
      "boat.</p></section></article>"
      "<footer><p class=imprint>Printed by the village's own press.</p></footer>";
  return out;
}

std::string text_of(const Options& options) {
  const Result<Article> article = extract({.bytes = page()}, options);
  return article ? body_text(*article) : article.error().message;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST(OwnChoice, LeavesOutWhatADropSelectorNames) {
  EXPECT_TRUE(has(text_of({}), "second wheel once"));
  const std::string without = text_of({.drop = ".part"});
  EXPECT_FALSE(has(without, "second wheel once"));
  EXPECT_FALSE(has(without, "the only way across"));
  EXPECT_TRUE(has(without, "The old mill at the river rests"));
}

TEST(OwnChoice, KeepsWhatAKeepSelectorNames) {
  EXPECT_FALSE(has(text_of({}), "Printed by the village"));
  EXPECT_TRUE(has(text_of({.keep = "footer > .imprint"}), "Printed by the village"));
}

TEST(OwnChoice, LetsTheInnermostElementDecide) {
  const std::string text = text_of({.drop = ".part", .keep = ".deep"});
  EXPECT_FALSE(has(text, "second wheel once"));
  EXPECT_TRUE(has(text, "the only way across"));
  EXPECT_FALSE(has(text_of({.drop = ".deep", .keep = ".deep"}), "the only way across"));
}

TEST(OwnChoice, IsPartOfAnExplanation) {
  const Result<Explanation> explanation = explain({.bytes = page()}, {.drop = "p"});
  ASSERT_TRUE(explanation);
  for (const Explanation::Row& row : explanation->rows)
    EXPECT_FALSE(has(row.path, "p") && row.kept && has(row.text, "mill at"));
}

TEST(OwnChoice, RefusesBrokenSelectors) {
  const Result<Article> article = extract({.bytes = page()}, {.keep = "p["});
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().code, ErrorCode::usage);
  EXPECT_EQ(article.error().message, "selector p[: an attribute's name is missing at character 3");
  EXPECT_FALSE(Extractor::create({.drop = ">"}));
  EXPECT_FALSE(explain({.bytes = page()}, {.drop = ">"}));
}

}  // namespace
}  // namespace pith
