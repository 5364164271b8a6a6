#include "diff/runs.hpp"

#include "diff/data.hpp"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::diff {
namespace {

constexpr std::string_view before = R"({"id":"a","title":"A","text":"one two three four"}
{"id":"b","title":"B","text":"the same"}
{"id":"c","title":"C","text":"cut off here"}
{"id":"gone","text":"x"}
)";
constexpr std::string_view after = R"({"id":"c","title":"C","text":"cut"}
{"id":"b","title":"B","text":"the same"}
{"id":"a","title":"A2","text":"one two three four five"}
{"id":"new","error":"no page"}
)";
constexpr std::string_view truth = R"({"id":"a","text":"one two three four five"}
{"id":"c","text":"cut off here"}
)";

Comparison compared(bool with_truth) {
  const diff::Run wanted = *read_run(truth);
  return compare(*read_run(before), *read_run(after), with_truth ? &wanted : nullptr);
}

TEST(Runs, AreComparedWithTheWorstFirst) {
  const Comparison comparison = compared(true);
  EXPECT_EQ(comparison.pages, 5U);
  ASSERT_EQ(comparison.changes.size(), 4U);
  EXPECT_EQ(comparison.changes.front().id, "c");
  EXPECT_EQ(comparison.changes.back().id, "a");
  EXPECT_EQ(comparison.scored, 2U);
  EXPECT_DOUBLE_EQ(comparison.changes.front().score_before->f1, 1);
  EXPECT_DOUBLE_EQ(comparison.changes.front().score_after->recall, 1.0 / 3);
}

TEST(Runs, WithoutATruthAreOrderedByWords) {
  const Comparison comparison = compared(false);
  EXPECT_EQ(comparison.changes.front().id, "c");
  EXPECT_EQ(comparison.changes.front().words(), 2U);
  EXPECT_FALSE(comparison.changes.front().score_before);
}

TEST(Runs, TellOfPagesThatAreInOneAlone) {
  const Comparison comparison = compared(false);
  std::string notes;
  for (const Change& change : comparison.changes) notes += change.id + ": " + change.note + '\n';
  EXPECT_NE(notes.find("gone: only in the old run"), std::string::npos) << notes;
  EXPECT_NE(notes.find("new: only in the new run"), std::string::npos) << notes;
}

TEST(Runs, RefuseWhatIsNone) {
  EXPECT_EQ(read_run("{\"id\":\"a\"}\nno\n").error().message, "line 2 is no object with an id");
  EXPECT_FALSE(read_run("[]"));
  EXPECT_FALSE(read_run("{\"text\":\"x\"}"));
  EXPECT_TRUE(read_run("")->ids.empty());
}

TEST(Scores, AreThoseOfBagsOfWords) {
  const Score score = diff::score("Die Mühle, die alte", "die mühle steht");
  EXPECT_DOUBLE_EQ(score.precision, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.recall, 0.5);
  EXPECT_DOUBLE_EQ(diff::score("", "").f1, 1);
  EXPECT_DOUBLE_EQ(diff::score("a", "").f1, 0);
}

TEST(DiffData, HasFieldsAndPieces) {
  const auto json = nlohmann::json::parse(to_json(compared(true), {"old", "new"}));
  const auto& change = json.at("changes").back();
  EXPECT_EQ(change.at("fields").dump(), R"([["title","A","A2"]])");
  EXPECT_EQ(change.at("pieces").dump(), R"([["same","one two three four"],["came","five"]])");
  EXPECT_GT(change.at("gain"), 0);
}

TEST(DiffPage, HoldsHostileTextAsData) {
  const diff::Run old_run = *read_run(R"({"id":"<script>","text":"</script><script>alert(1)</script>"})");
  const std::string page = to_html(compare(old_run, *read_run(""), nullptr), {"<b>", "new"});
  std::size_t scripts = 0;
  for (std::size_t at = page.find("<script"); at != std::string::npos; at = page.find("<script", at + 1))
    ++scripts;
  EXPECT_EQ(scripts, 2U);
  EXPECT_NE(page.find("<title>&lt;b&gt; and new"), std::string::npos);
}

TEST(DiffText, HasALineForEachPage) {
  const std::string text = to_text(compared(true));
  EXPECT_EQ(text.substr(0, text.find('\n')), "4 of 5 pages changed");
  EXPECT_NE(text.find("1.0000 -> 0.5000  -2 +0  c\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace pith::diff
