#include "data/phrases.hpp"

#include "paths.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace pith::data {
namespace {

TEST(PhraseText, FoldsCaseMarksAndSigns) {
  EXPECT_EQ(PhraseText("Écrit  par: ANN—Lee").canonical(), "ecrit par ann lee");
  EXPECT_EQ(PhraseText("OKUMA SÜRESİ").canonical(), PhraseText("okuma süresi").canonical());
  EXPECT_EQ(PhraseText("YAZI").canonical(), PhraseText("yazı").canonical());
}

TEST(PhraseText, WritesEveryNumberAlikeAndKeepsItsValue) {
  const PhraseText text("3min und ٤٥ sowie 12.5");
  EXPECT_EQ(text.canonical(), "# min und # sowie # #");
  EXPECT_EQ(text[0].number, 3U);
  EXPECT_EQ(text[3].number, 45U);
}

TEST(PhraseText, SplitsScriptsWithoutSpacesIntoCharacters) {
  EXPECT_EQ(PhraseText("阅读时间：3分钟").canonical(), "阅 读 时 间 # 分 钟");
}

TEST(PhraseText, TokensKnowWhereTheyStood) {
  const std::string source = "« Über uns »";
  const PhraseText text(source);
  ASSERT_EQ(text.size(), 2U);
  EXPECT_EQ(source.substr(text[0].source_begin, text[0].source_end - text[0].source_begin), "Über");
  EXPECT_TRUE(text[0].capital);
  EXPECT_FALSE(text[1].capital);
}

TEST(PhraseText, TakesTheFirstTokensOnly) {
  const PhraseText whole("Écrit par 12 阅读");
  for (std::size_t most = 0; most <= whole.size() + 1; ++most) {
    PhraseText text("something longer that stood here before");
    text.assign("Écrit par 12 阅读", most);
    ASSERT_EQ(text.size(), std::min(most, whole.size()));
    const std::string_view begin =
        text.empty() ? std::string_view() : whole.canonical().substr(0, whole[text.size() - 1].end);
    EXPECT_EQ(text.canonical(), begin);
  }
}

TEST(PhraseText, HasRoomForWhatGrows) {
  // One letter of Arabic that is four words, twenty times; and bytes that are no UTF-8.
  std::string letters;
  for (int i = 0; i < 20; ++i) letters += "\uFDFA";
  EXPECT_EQ(PhraseText(letters).size(), 61U);
  EXPECT_EQ(PhraseText(letters + " end of it").word(63), "it");
  EXPECT_EQ(PhraseText("1a1a1a").canonical(), "# a # a # a");
  const PhraseText broken(std::string(50, '\xFF') + "a");
  EXPECT_EQ(broken.word(broken.size() - 1).back(), 'a');
}

TEST(LongestPhrase, SaysWhatIsPossibleByTheFirstTwoTokens) {
  const PhraseKinds read_time = bit(PhraseKind::read_time);
  const PhraseMatch minutes = longest_phrase(PhraseText("3 min read"), 0);
  EXPECT_NE(minutes.kinds & read_time, 0U);
  EXPECT_NE(minutes.possible & read_time, 0U);
  EXPECT_EQ(longest_phrase(PhraseText("3 zebras"), 0).possible & read_time, 0U);
  // Where nothing is asked for the first token alone tells.
  EXPECT_NE(longest_phrase(PhraseText("3 zebras"), 0, 0).possible & read_time, 0U);
  EXPECT_EQ(longest_phrase(PhraseText("zebras"), 0, 0).possible, 0U);
}

TEST(LongestPhrase, TakesTheLongest) {
  const PhraseText text("skip to main content now");
  EXPECT_EQ(longest_phrase(text, 0).tokens, 4);
  EXPECT_EQ(longest_phrase(text, 0).kinds & kinds(PhraseKind::skip), kinds(PhraseKind::skip));
}

TEST(LongestPhrase, EndsAtAWordsEnd) {
  EXPECT_EQ(longest_phrase(PhraseText("sharer"), 0).tokens, 0);
  EXPECT_EQ(longest_phrase(PhraseText("zebra"), 0).tokens, 0);
}

TEST(LongestPhrase, BehindTheEndIsNone) { EXPECT_EQ(longest_phrase(PhraseText("—"), 0).tokens, 0); }

TEST(LongestPhrase, PhrasesOfNotesAreFoundOnlyWhenAskedFor) {
  const PhraseText text("powers our journalism");
  EXPECT_EQ(longest_phrase(text, 0, kinds(PhraseKind::donation)).tokens, 3);
  EXPECT_EQ(longest_phrase(text, 0).tokens, 0);
  const PhraseText part("oberoende journalistik");
  EXPECT_EQ(longest_phrase(part, 0).tokens, 0);
  EXPECT_NE(longest_phrase(part, 0, notes).kinds & kinds(PhraseKind::first_part), PhraseKinds{0});
}

TEST(LongestPhrase, AmongKindsOnly) {
  const PhraseText text("May");
  EXPECT_EQ(longest_phrase(text, 0, kinds(PhraseKind::month)).month, 5);
  EXPECT_EQ(longest_phrase(text, 0, kinds(PhraseKind::skip)).tokens, 0);
}

// The generator folds phrases as PhraseText does: every phrase of the lists is
// found in a text that holds it alone.
TEST(LongestPhrase, FindsEveryPhraseOfTheLists) {
  const std::filesystem::path folder = PITH_SOURCE_DIR "/src/data/phrases";
  constexpr PhraseKinds all = ~PhraseKinds{0};
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line[0] == '#') continue;
      std::istringstream phrases(line.substr(line.find(':') + 1));
      for (std::string phrase; std::getline(phrases, phrase, ';');) {
        if (phrase.ends_with(" +1") || phrase.ends_with(" +2")) phrase.resize(phrase.size() - 3);
        const PhraseText text(phrase);
        ASSERT_FALSE(text.empty()) << phrase;
        EXPECT_EQ(longest_phrase(text, 0, all).tokens, text.size()) << entry.path() << ": " << phrase;
        ++count;
      }
    }
  }
  EXPECT_GT(count, 8000U);
}

}  // namespace
}  // namespace pith::data
