#include "pith/explain.hpp"

#include "pith/extract.hpp"
#include "pith/render.hpp"

#include "report/sample.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(Explain, GivesTheArticleThatExtractGives) {
  const std::string bytes = report::sample_page();
  const Page page{.bytes = bytes, .url = "https://example.org/keeper"};
  for (const Focus focus : {Focus::precision, Focus::balanced, Focus::recall}) {
    const Options options{.focus = focus};
    EXPECT_EQ(to_json(explain(page, options)->article), to_json(*extract(page, options)));
  }
}

TEST(Explain, TellsWhatTidyingTook) {
  const Explanation explanation = report::explain_sample();
  const auto byline = std::ranges::find(explanation.removed, "By Ada Byron", &Explanation::Removal::text);
  ASSERT_NE(byline, explanation.removed.end());
  EXPECT_EQ(byline->rule, "byline");
}

TEST(Explain, TellsAllThatTheChoosersKnew) {
  const Explanation explanation = report::explain_sample();
  const auto knows = [&](std::string_view field, std::string_view source) {
    return std::ranges::any_of(explanation.candidates, [&](const Explanation::Candidate& candidate) {
      return candidate.field == field && candidate.source == source;
    });
  };
  EXPECT_TRUE(knows("title", "meta:og:title"));
  EXPECT_TRUE(knows("author", "meta:author"));
  EXPECT_TRUE(knows("author", "byline"));
}

TEST(Explain, TellsTheStagesInOrder) {
  const Explanation explanation = report::explain_sample();
  ASSERT_GT(explanation.stages.size(), 5U);
  EXPECT_EQ(explanation.stages.front().name, "decoding");
  EXPECT_EQ(explanation.stages.back().name, "language and counts");
}

TEST(Explain, NamesARowThatStandsTwice) {
  const std::string copy =
      "<div><p>The same words of some length stand twice on this page, in one box and in another.</p></div>";
  const Explanation explanation = report::explain_sample(copy + copy);
  const auto repeats = std::ranges::count(explanation.rows, Decision::repeat, &Explanation::Row::decision);
  const auto kept = std::ranges::count_if(explanation.rows, [](const Explanation::Row& row) {
    return row.kept && row.text.starts_with("The same words");
  });
  EXPECT_LE(kept, 1);
  EXPECT_LE(repeats, 1);
}

}  // namespace
}  // namespace pith
