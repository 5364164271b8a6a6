#include "dom/text_run.hpp"

#include "dom/sieve.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::dom {
namespace {

TEST(TextRun, MarksSayWhichRunTheyStandFor) {
  for (const std::size_t index : {std::size_t{0}, std::size_t{1}, std::size_t{0xFFFD}, std::size_t{0xFFFE},
                                  std::size_t{0x1FFFC}, most_texts - 1}) {
    std::string mark;
    append_text_mark(mark, index);
    EXPECT_EQ(mark.size(), text_mark_size);
    EXPECT_EQ(read_text_mark(mark), index);
  }
  EXPECT_EQ(read_text_mark("a"), std::nullopt);
  EXPECT_EQ(read_text_mark(""), std::nullopt);
  EXPECT_EQ(read_text_mark("\U0001FFFF"), std::nullopt);  // a noncharacter
}

std::string characters(std::string_view text, TextForm form) {
  std::string out = "kept ";
  append_text(text, {0, static_cast<std::uint32_t>(text.size()), form}, out);
  EXPECT_EQ(out.substr(0, 5), "kept ");
  return out.substr(5);
}

TEST(TextRun, FoldsWhiteSpaceBeforeReferencesAreDecoded) {
  EXPECT_EQ(characters(" a \n\t b &amp;\r\n c&#32;&#32;", TextForm::folded), " a b & c  ");
  EXPECT_EQ(characters(" a \n b &amp;", TextForm::preformatted), " a \n b &");
  EXPECT_EQ(characters(" a \n b &amp;", TextForm::raw), " a \n b &amp;");
}

// Long text is looked through in steps: what is special may stand anywhere in one, or across two.
TEST(TextRun, FoldsAnywhereInALongText) {
  for (std::size_t at = 0; at < 100; ++at) {
    const auto around = [&](std::string_view middle) {
      return std::string(at, 'x').append(middle).append(70, 'y');
    };
    EXPECT_EQ(characters(around(" \n"), TextForm::folded), around(" "));
    EXPECT_EQ(characters(around("&lt;"), TextForm::folded), around("<"));
    EXPECT_EQ(characters(around(" "), TextForm::folded), around(" "));
  }
}

TEST(TextRun, TheParserSeesOneCharacterForIt) {
  Sieved sieved;
  sieve("<p>some words &amp; more</p> <p>x", sieved);
  ASSERT_EQ(sieved.texts.size(), 2U);
  std::string expected = "<p>";
  append_text_mark(expected, 0);
  expected += "</p><p>";
  append_text_mark(expected, 1);
  EXPECT_EQ(sieved.html, expected);
}

}  // namespace
}  // namespace pith::dom
