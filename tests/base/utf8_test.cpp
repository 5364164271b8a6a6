#include "base/utf8.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <utf8proc.h>

namespace pith::utf8 {
namespace {

using namespace std::string_view_literals;

std::vector<char32_t> decode(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < text.size();) out.push_back(next(text, at));
  return out;
}

TEST(Next, DecodesEveryLength) {
  EXPECT_EQ(decode("aé€😀"), (std::vector<char32_t>{'a', 0xE9, 0x20AC, 0x1F600}));
  EXPECT_EQ(decode("\0\x7F"sv), (std::vector<char32_t>{0, 0x7F}));
}

TEST(Next, IllFormedBytesBecomeOneReplacementEach) {
  EXPECT_EQ(decode("\x80"), std::vector<char32_t>(1, replacement));
  EXPECT_EQ(decode("\xC0\xAF"), std::vector<char32_t>(2, replacement)) << "overlong";
  EXPECT_EQ(decode("\xED\xA0\x80"), std::vector<char32_t>(3, replacement)) << "surrogate";
  EXPECT_EQ(decode("\xF4\x90\x80\x80"), std::vector<char32_t>(4, replacement)) << "beyond U+10FFFF";
  EXPECT_EQ(decode("\xE2\x82"), std::vector<char32_t>(2, replacement)) << "cut at the end";
  EXPECT_EQ(decode("\xE2\x82x"), (std::vector<char32_t>{replacement, replacement, 'x'}));
}

TEST(Append, IsTheInverseOfNext) {
  for (const char32_t c : {U'a', U'é', U'\u07FF', U'\u0800', U'€', U'\uFFFD', U'😀', U'\U0010FFFF'}) {
    std::string out;
    append(out, c);
    EXPECT_EQ(decode(out), std::vector<char32_t>(1, c));
  }
}

TEST(Append, WhatIsNoScalarValueBecomesAReplacement) {
  std::string out;
  append(out, 0xD800);
  append(out, 0x110000);
  EXPECT_EQ(out, "\uFFFD\uFFFD");
}

TEST(Valid, AcceptsUtf8AndNothingElse) {
  EXPECT_TRUE(valid(""));
  EXPECT_TRUE(valid("aé€😀"));
  EXPECT_FALSE(valid("a\xE9"));
  EXPECT_FALSE(valid("\xED\xA0\x80"));
}

TEST(Properties, AgreeWithTheLibraryOnEveryCodePoint) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    const bool number = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
    const bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
    ASSERT_EQ(is_word(c), letter || number || mark || c == '_') << std::hex << static_cast<unsigned>(c);
    const bool upper = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
    ASSERT_EQ(is_upper(c), upper) << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_FALSE(is_word(0x110000));
}

TEST(Properties, ACharacterThatNfcChangesIsMarkedAsUnstable) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    std::array<utf8proc_int32_t, 8> points{};
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), points.data(),
                                                     points.size(), options, nullptr);
    count = utf8proc_normalize_utf32(points.data(), count, options);
    const bool same = count == 1 && points[0] == static_cast<utf8proc_int32_t>(c);
    ASSERT_TRUE(same || (properties(c) & unstable_in_nfc) != 0) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(IsSpace, KnowsUnicodesSpacesButNotZeroWidthOnes) {
  for (const char32_t c : {U' ', U'\n', U'\t', U'\u00A0', U'\u2003', U'\u202F', U'\u3000', U'\u2028'}) {
    EXPECT_TRUE(is_space(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'a', U'\u200B', U'\uFEFF', U'\u2060'}) EXPECT_FALSE(is_space(c));
}

TEST(IsUnspacedScript, KnowsTheScriptsWithoutSpaces) {
  for (const char32_t c : {U'汉', U'ひ', U'カ', U'ท', U'ລ', U'ខ', U'မ', U'々', U'\U00020000'}) {
    EXPECT_TRUE(is_unspaced_script(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'a', U'한', U'я', U'ع', U'。'}) EXPECT_FALSE(is_unspaced_script(c));
}

TEST(ToLower, LowersLettersOfAllScripts) {
  EXPECT_EQ(to_lower("ÀΣЖ Straße"), "àσж straße");
  EXPECT_EQ(to_upper(U'ж'), U'Ж');
}

TEST(ToLower, OfATextIsThatOfEachOfItsLetters) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    std::string text;
    std::string lower;
    append(text, c);
    append(lower, c >= 0xD800 && c <= 0xDFFF ? replacement : to_lower(c));
    ASSERT_EQ(to_lower(text), lower) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(CountWords, CountsRunsOfWordCharacters) {
  EXPECT_EQ(count_words(""), 0U);
  EXPECT_EQ(count_words("one"), 1U);
  EXPECT_EQ(count_words("  It's 3 o_clock – naïve. "), 5U);
  EXPECT_EQ(count_words("Привет, мир"), 2U);
}

TEST(CountWords, MarksAndJoinersDoNotSplitWords) {
  EXPECT_EQ(count_words("हिन्दी भाषा"), 2U);
  EXPECT_EQ(count_words("می\u200Cخواهم"), 1U);
}

TEST(CountWords, IsTheSameWhereverAWordStandsInALongText) {
  // The count works through blocks of bytes: a word at each offset crosses their borders in every way.
  for (std::size_t offset = 0; offset < 150; ++offset) {
    const std::string gap(offset, ' ');
    EXPECT_EQ(count_words(gap + "word " + std::string(100, ' ') + "w"), 2U) << offset;
    EXPECT_EQ(count_words(gap + "wörd" + std::string(100, 'x') + " é w"), 3U) << offset;
    EXPECT_EQ(count_words(std::string(offset, 'x') + "y"), 1U) << offset;
  }
}

TEST(Clean, PlainTextStays) {
  const std::string text = "A line,\n\tanother – «déjà vu», Straße, 汉字, العربية, 👍🏽.";
  EXPECT_EQ(clean(text), text);
  EXPECT_EQ(clean(""), "");
}

TEST(Clean, ControlsGo) {
  EXPECT_EQ(clean("a\x1b[31mb\x07\x08\x7F\xC2\x9B"
                  "c\0d"sv),
            "a[31mbcd");
  EXPECT_EQ(clean("one\r\ntwo\rthree\nfour\tfive"), "one\ntwo\nthree\nfour\tfive");
}

TEST(Clean, SeparatorsThatAreControlsBecomeSpaces) {
  EXPECT_EQ(clean("a\vb\fc\xC2\x85"
                  "d\u2028e\u2029f"),
            "a b c d e f");
}

TEST(Clean, InvisibleCharactersGo) {
  EXPECT_EQ(clean("fl\u200Bas\uFEFFk so\u00ADft w\u2060j \U000E0041\U000E007F\uFDD0x"), "flask soft wj x");
  EXPECT_EQ(clean("\uFFFEa\U0001FFFF"), "a") << "noncharacters";
}

TEST(Clean, BidiControlsGoAndMarksStayOnlyWithRightToLeftLetters) {
  EXPECT_EQ(clean("\u202Eabc\u202C \u2066d\u2069"), "abc d");
  EXPECT_EQ(clean("5\u200E May \u200F!"), "5 May !");
  EXPECT_EQ(clean("שלום C++\u200E!"), "שלום C++\u200E!");
}

TEST(Clean, JoinersStayBetweenLettersThatNeedThem) {
  EXPECT_EQ(clean("می\u200Cخواهم"), "می\u200Cخواهم");
  EXPECT_EQ(clean("क्\u200Dष"), "क्\u200Dष");
  EXPECT_EQ(clean("ന്\u200D."), "ന്\u200D.") << "a final Malayalam consonant";
  EXPECT_EQ(clean("می\u200C خواهم"), "می خواهم") << "nothing to keep apart";
  EXPECT_EQ(clean("Auf\u200Clage ro\u200Dom"), "Auflage room");
  EXPECT_EQ(clean("م\u200D\u200D\u200Dم"), "م\u200Dم") << "one is enough";
  EXPECT_EQ(clean("র\u200C্য"), "র\u200C্য") << "a Bengali sign behind its letter";
  // NFC puts the marks into another order: a mark below before one above.
  EXPECT_EQ(clean("ه\u0341\u073B\u200D."), "ه\u073B\u0301\u200D.");
  EXPECT_EQ(clean("k\u0341\u073B\u200D."), "\u1E31\u073B.");
  EXPECT_EQ(clean("ه\u200C\u0730\u0316"), "ه\u200C\u0316\u0730");
}

TEST(Clean, JoinersStayInEmojiSequences) {
  EXPECT_EQ(clean("👩🏽\u200D🚀 👨\u200D👩\u200D👧 ❤️\u200D🔥"),
            "👩🏽\u200D🚀 👨\u200D👩\u200D👧 ❤️\u200D🔥");
  EXPECT_EQ(clean("👩\u200D a"), "👩 a");
}

TEST(Clean, IllFormedBytesBecomeReplacements) { EXPECT_EQ(clean("a\xFFz\xE2\x82"), "a\uFFFDz\uFFFD\uFFFD"); }

TEST(Clean, TheResultIsInNfc) {
  EXPECT_EQ(clean("e\u0301 a\u0308o"), "é äo");
  EXPECT_EQ(clean("a\u0301\u0323"), "ạ\u0301") << "marks are put in order";
  EXPECT_EQ(clean("\u1112\u1161\u11AB"), "한");
  EXPECT_EQ(clean("\u212B\uF900"), "Å豈");
  EXPECT_EQ(clean("e\u00AD\u0301"), "é") << "composed across what was removed";
}

TEST(Clean, MarksWithoutALetterGo) {
  EXPECT_EQ(clean("\u0301\u0338a"), "a");
  EXPECT_EQ(clean("a\n\u0301\u0323b\r\n\u0301\tc"), "a\nb\n\tc") << "at the beginning of a line";
  EXPECT_EQ(clean("a\t\u0307b"), "a\tb") << "and of a cell";
  EXPECT_EQ(clean("\n\u0F73\u0301\u093Fa"), "\na") << "whatever their combining class";
  EXPECT_EQ(clean("a \u0301b"), "a \u0301b") << "a space carries one";
  EXPECT_EQ(clean("\u0301"), "");
  EXPECT_EQ(clean_line(" \u0301 \u0338a \u0301b"), "a \u0301b");
  EXPECT_EQ(clean_line(" \u0CCC\u200Da"), "a");
}

TEST(CleanTail, LeavesMarksAtItsBeginning) {
  std::string text = "e\u0301\n\u0301\x07";
  clean_tail(text, 1);
  EXPECT_EQ(text, "e\u0301\n");
  clean_tail(text, 0);
  EXPECT_EQ(text, "\u00E9\n");
}

TEST(Clean, PilesOfMarksAreCutOff) {
  std::string zalgo = "Z";
  for (int i = 0; i < 50'000; ++i) zalgo += "\u0338\u0323\u0301";
  EXPECT_EQ(clean(zalgo + "a").size(), 1U + 30 * 2 + 1);
}

TEST(CleanLine, FoldsAllWhiteSpaceToSingleSpaces) {
  EXPECT_EQ(clean_line(" \n a\u00A0\u2003b\r\n\tc\u200B \u3000 "), "a b c");
  EXPECT_EQ(clean_line(" \u00A0 "), "");
}

// Long runs are looked at by many bytes at once.
TEST(CleanLine, FoldsSpacesWhereverTheyStand) {
  for (std::size_t size = 1; size < 100; ++size) {
    const std::string word(size, 'a');
    EXPECT_EQ(clean_line(word + "  b c\u00E9 " + word + " "), word + " b c\u00E9 " + word);
    EXPECT_EQ(clean_line("\n" + word + " b\n c"), word + " b c");
  }
}

TEST(FoldForComparison, FoldsCaseAccentsPunctuationAndSpacing) {
  EXPECT_EQ(fold_for_comparison("  Top Iranian, Iraqi—“Security”  talks! "),
            "top iranian iraqi security talks");
  EXPECT_EQ(fold_for_comparison("Élan STRASSE straße"), "elan strasse strasse");
  EXPECT_EQ(fold_for_comparison("ﬁne ½ ²"), "fine 1 2 2");
  EXPECT_EQ(fold_for_comparison("..."), "");
}

TEST(FoldForComparison, WhatFoldsToItselfIsOneLetterToTheLibraryToo) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (!folds_to_itself(c)) continue;
    std::array<utf8proc_int32_t, 8> points{};
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), points.data(),
                                                           points.size(), options, nullptr);
    ASSERT_EQ(count, 1) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(static_cast<char32_t>(points[0]), c);
    EXPECT_EQ(properties(c) & (word_letter | combining_mark | upper_case), word_letter);
  }
}

TEST(FoldForComparison, LettersThatBecomeManyFindRoom) {
  const std::string ligature = "\uFDFA";  // eighteen characters
  std::string once;
  fold_for_comparison(ligature, once);
  EXPECT_EQ(once, "صلى الله عليه وسلم");
  std::string text;
  std::string expected;
  for (int i = 0; i < 1000; ++i) {
    text += ligature + (i % 2 == 0 ? "\u4E00" : "x ");
    expected += once + (i % 2 == 0 ? "\u4E00" : "x ");
  }
  expected.pop_back();
  EXPECT_EQ(fold_for_comparison(text), expected);
}

}  // namespace
}  // namespace pith::utf8
