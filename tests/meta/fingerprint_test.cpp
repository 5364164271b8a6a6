// Fingerprints and the language of a text.
#include "meta/fingerprint.hpp"

#include "meta/language.hpp"

#include <bit>
#include <string>

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

const std::string story =
    "The ferry left the harbour at dawn with forty passengers, two lorries and a crate of hens that nobody "
    "claimed. It did "
    "not come back until the following spring, when the ice had gone and the pilot had learned to read the "
    "new charts that "
    "the council had printed over the winter in the old schoolhouse by the church.";

int distance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

TEST(SimHash, DiffersInFewBitsForNearDuplicates) {
  std::string edited = story;
  edited.replace(edited.find("forty"), 5, "fifty");
  EXPECT_LT(distance(simhash(story), simhash(edited)), 14);
  EXPECT_GT(distance(simhash(story),
                     simhash("Bread needs flour, water, salt and time; of these time is the one that most "
                             "bakers leave out, and the one that cannot be bought.")),
            16);
}

TEST(SimHash, LooksThroughCaseAndPunctuation) {
  EXPECT_EQ(simhash("One two, three. Four"), simhash("ONE TWO THREE FOUR"));
  EXPECT_EQ(simhash(""), 0U);
  EXPECT_NE(simhash("one"), 0U);
  EXPECT_NE(simhash("渡轮黎明时分离开港口"), simhash("面包需要面粉和时间"));
}

TEST(Sha256, IsTheStandards) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Fingerprint, CountsWordsAndMinutes) {
  Metadata m;
  fingerprint(m, story);
  EXPECT_EQ(m.word_count, 59U);
  EXPECT_NEAR(m.reading_minutes, 59.0F / 238, 0.001);
  EXPECT_EQ(m.sha256.size(), 64U);
  fingerprint(m, "");
  EXPECT_EQ(m.word_count, 0U);
  EXPECT_EQ(m.reading_minutes, 0);
  EXPECT_EQ(m.sha256, "");
}

TEST(Fingerprint, ReadsUnspacedScriptsByCharacters) {
  Metadata m;
  fingerprint(m, "渡轮黎明时分离开港口");
  EXPECT_NEAR(m.reading_minutes, 10.0F / 400, 0.001);
}

TEST(Language, IsTheTexts) {
  EXPECT_EQ(detect_language(story, "de").tag, "en");
  EXPECT_EQ(
      detect_language(
          "Die Fähre verließ den Hafen im Morgengrauen mit vierzig Fahrgästen, zwei Lastwagen und einer "
          "Kiste Hühner, die niemandem gehörte, und kam erst im Frühling zurück, als das Eis fort war.",
          "")
          .tag,
      "de");
  EXPECT_EQ(detect_language(
                "המעבורת עזבה את הנמל עם שחר ובה ארבעים נוסעים, שתי משאיות וארגז תרנגולות שאיש לא תבע אותו, "
                "והיא לא חזרה עד האביב שלאחר מכן, כאשר הקרח נעלם.",
                "")
                .tag,
            "he");
}

TEST(Language, OfAShortTextIsWhatThePageClaims) {
  EXPECT_EQ(detect_language("Hallo", "de_AT").tag, "de-AT");
  EXPECT_EQ(detect_language("Hallo", "not a language").tag, "");
  EXPECT_EQ(detect_language("", "").tag, "");
}

TEST(Language, TellsWhetherItIsAClaim) {
  EXPECT_TRUE(detect_language("Hallo", "de").claimed);
  EXPECT_FALSE(detect_language(story, "de").claimed);
  EXPECT_GT(detect_language(story, "de").confidence, 0.9F);
}

TEST(Language, IsThatOfMostOfALongText) {
  std::string text(story);
  text += "\nAlle Rechte vorbehalten. Nachdruck nur mit schriftlicher Genehmigung des Verlages gestattet.\n";
  for (int i = 0; i < 20; ++i) text.insert(0, std::string(story) + "\n");
  EXPECT_EQ(detect_language(text, "de").tag, "en");
}

}  // namespace
}  // namespace pith::meta
