#include "data/phrases.hpp"

#include "paths.hpp"

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
