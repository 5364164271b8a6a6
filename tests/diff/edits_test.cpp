#include "diff/edits.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::diff {
namespace {

std::string shown(const Edits& edits) {
  std::string out;
  for (const Piece& piece : edits.pieces) {
    const char sign = piece.edit == Edit::same ? '=' : piece.edit == Edit::gone ? '-' : '+';
    out += std::string(1, sign) + '[' + piece.text + ']';
  }
  return out;
}

TEST(Edits, FindWhatWentAndWhatCame) {
  EXPECT_EQ(shown(compare("one two three four", "one 2 three four")), "=[one]-[two]+[2]=[three four]");
  EXPECT_EQ(shown(compare("a b c", "a b c")), "=[a b c]");
  EXPECT_EQ(shown(compare("", "a b")), "+[a b]");
  EXPECT_EQ(shown(compare("a b", "")), "-[a b]");
  EXPECT_EQ(shown(compare("", "")), "");
  EXPECT_EQ(shown(compare("a b c d e", "b c x d")), "-[a]=[b c]+[x]=[d]-[e]");
}

TEST(Edits, CountWordsAndNoLineEnds) {
  const Edits edits = compare("Share this\nOne line.\nTwo lines.", "One line. Two lines.");
  EXPECT_EQ(edits.gone, 2U);
  EXPECT_EQ(edits.came, 0U);
}

TEST(Edits, AreTheFewest) {
  const Edits edits = compare("x a x b x c x", "a b c");
  EXPECT_EQ(edits.gone, 4U);
  EXPECT_EQ(edits.came, 0U);
}

TEST(Edits, OfTextsThatHaveNothingInCommonAreBounded) {
  std::string before, after;
  for (int i = 0; i < 60'000; ++i) {
    before += "b" + std::to_string(i) + (i % 7 == 0 ? "\n" : " ");
    after += "a" + std::to_string(i) + (i % 7 == 0 ? "\n" : " ");
  }
  const Edits edits = compare(before, after);
  EXPECT_EQ(edits.gone, 60'000U);
  EXPECT_EQ(edits.came, 60'000U);
}

TEST(Edits, AreShownWithAFewWordsAround) {
  std::string before;
  for (int i = 0; i < 100; ++i) before += "w" + std::to_string(i) + ' ';
  const Edits edits = with_context(compare(before, before + "end"));
  ASSERT_EQ(edits.pieces.size(), 2U);
  EXPECT_EQ(edits.pieces[0].text.substr(0, 3), "\u2026");
  EXPECT_LT(edits.pieces[0].text.size(), 60U);
  EXPECT_EQ(edits.pieces[1].text, "end");
}

}  // namespace
}  // namespace pith::diff
