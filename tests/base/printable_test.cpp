#include "base/printable.hpp"

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(Printable, WordsOfAnyScriptStayAsTheyAre) {
  EXPECT_EQ(printable("Plain, żółć, 東京, العربية 🙂"),
            "Plain, żółć, 東京, العربية 🙂");
}

TEST(Printable, ControlsAreSpelledOut) {
  EXPECT_EQ(printable("a\x1b[31mb\nc\x07\x7f"), "a\\x1b[31mb\\x0ac\\x07\\x7f");
  EXPECT_EQ(printable("\xC2\x9B[2J"), "\\u{009b}[2J") << "C1 controls act in some terminals";
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\\x00b");
}

TEST(Printable, WhatTurnsOrHidesTextIsSpelledOut) {
  // NOLINTNEXTLINE(misc-misleading-bidirectional): it is what is tested
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b\xE2\x80\x8B"
                      "c\xE2\x81\xA6"
                      "d\xEF\xBB\xBF"),
            "a\\u{202e}b\\u{200b}c\\u{2066}d\\u{feff}");
  EXPECT_EQ(printable("\xF3\xA0\x81\x81"), "\\u{e0041}") << "a tag character";
}

TEST(Printable, BytesThatAreNoUtf8AreSpelledOut) {
  EXPECT_EQ(printable("caf\xE9"), "caf\\xe9");
  EXPECT_EQ(printable("\xC0\x80"), "\\xc0\\x80");
  EXPECT_EQ(printable("\uFFFD"), "\uFFFD") << "a replacement character that was there already";
}

TEST(Printable, LongTextIsCutBetweenCharacters) {
  EXPECT_EQ(printable("żółć", 8), "żółć");
  EXPECT_EQ(printable("żółć", 7), "żół...");
  EXPECT_EQ(printable("a\nb\n", 3), "a\\x0ab...");
}

TEST(Quotable, WhatAStrangerSaysIsInNormalForm) {
  EXPECT_EQ(quotable("e\u0301"), "\u00E9");
  EXPECT_EQ(quotable("\u0301x"), "x") << "it would be drawn on the quotation mark before it";
  EXPECT_EQ(quotable("\x0B\u0307"), "\\x0\u1E03") << "what is spelled out composes with what follows it";
  EXPECT_EQ(quotable("a\x1B\xE9"), "a\\x1b\\xe9");
  EXPECT_EQ(quotable("a\nb\n", 3), "a\\x0ab...");
}

}  // namespace
}  // namespace pith
