#include "text/sentence.hpp"

#include <gtest/gtest.h>

namespace pith::text {
namespace {

TEST(Sentence, EndsInManyScripts) {
  for (const char* text :
       {"So it is.", "Is it?", "It is!", "So it is …", "“So it is.”", "(So it is.)", "So it is.' ",
        "「そうだ。」", "ऐसा है।", "یہ ہے۔", "هل هو؟", "«Да.»", "‚So ist es.‘"}) {
    EXPECT_TRUE(ends_sentence(text)) << text;
  }
  for (const char* text : {"", "So it is", "So it is:", "So it is,", "“”", "\""}) {
    EXPECT_FALSE(ends_sentence(text)) << text;
  }
}

// The model has been trained with these: what they say of a block must not change.
TEST(Sentence, EndsForTheModelAsItWasTrained) {
  constexpr auto of_model = SentenceSigns::of_model;
  EXPECT_TRUE(ends_sentence("So it is.”", of_model));
  EXPECT_TRUE(ends_sentence("یہ ہے۔", of_model));
  EXPECT_TRUE(ends_sentence("So it is:”", of_model));
  EXPECT_FALSE(ends_sentence("So it is:", of_model));
  EXPECT_FALSE(ends_sentence("‚So ist es.‘", of_model));
  EXPECT_FALSE(ends_sentence("そうだ｡", of_model));
  EXPECT_FALSE(ends_sentence("", of_model));
}

}  // namespace
}  // namespace pith::text
