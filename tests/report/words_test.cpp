#include "pith/explain.hpp"

#include "report/sample.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::report {
namespace {

std::string verdict(const Explanation& explanation, std::string_view words) {
  return verdicts_in_words(explanation).at(row_of(explanation, words));
}

TEST(Verdicts, SayOfWhatWasKeptHowLikelyItIs) {
  const Explanation explanation = explain_sample();
  const std::string said = verdict(explanation, "On the first");
  EXPECT_EQ(said.find("kept: "), 0U) << said;
  EXPECT_NE(said.find(" % likely; "), std::string::npos) << said;
  EXPECT_NE(said.find("2 of 35 words are links"), std::string::npos) << said;
}

TEST(Verdicts, SayOfWhatWasDroppedWhereItStandsAndWhatItIs) {
  const Explanation explanation = explain_sample();
  const std::string menu = verdict(explanation, "News of");
  EXPECT_EQ(menu.find("dropped: all 3 words are links; inside "), 0U) << menu;
  EXPECT_NE(menu.find("before the article begins"), std::string::npos) << menu;
  const std::string related = verdict(explanation, "A harbour");
  EXPECT_NE(related.find("inside aside.related"), std::string::npos) << related;
  EXPECT_NE(related.find("after the article ended"), std::string::npos) << related;
  EXPECT_NE(verdict(explanation, "Home").find("its one word is a link"), std::string::npos);
}

TEST(Verdicts, NameTheRuleThatOverruledTheModel) {
  const Explanation dropped = explain_sample({}, {.drop = "p"});
  EXPECT_EQ(verdict(dropped, "On the first"), "dropped: a selector names it");
  const Explanation kept = explain_sample({}, {.keep = "footer"});
  EXPECT_EQ(verdict(kept, "Terms"), "kept: a selector names it");
  const Explanation button = explain_sample("<p><button>Read it aloud</button></p>");
  const std::size_t label = row_of(button, "Read it");
  ASSERT_LT(label, button.rows.size());
  EXPECT_FALSE(button.rows[label].kept);
}

TEST(Verdicts, AreThereForEveryRowAndForNone) {
  const Explanation explanation = explain_sample();
  EXPECT_EQ(verdicts_in_words(explanation).size(), explanation.rows.size());
  EXPECT_TRUE(verdicts_in_words({}).empty());
}

TEST(Decisions, HaveNames) {
  EXPECT_EQ(to_string(Decision::probability), "probability");
  EXPECT_EQ(to_string(Decision::further_article), "further article");
  EXPECT_EQ(to_string(Decision::selector), "selector");
  EXPECT_EQ(to_string(Decision::site_template), "site template");
}

}  // namespace
}  // namespace pith::report
