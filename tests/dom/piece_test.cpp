#include "dom/piece.hpp"

#include "dom/sieve.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::dom {
namespace {

TEST(Piece, MarksSayWhichPieceTheyStandFor) {
  for (const std::size_t index : {std::size_t{0}, std::size_t{1}, std::size_t{0xFFFD}, std::size_t{0xFFFE},
                                  std::size_t{0x1FFFC}, most_pieces - 1}) {
    std::string mark;
    append_mark(mark, index);
    EXPECT_EQ(mark.size(), mark_size);
    EXPECT_EQ(read_mark(mark), index);
  }
  EXPECT_EQ(read_mark("a"), std::nullopt);
  EXPECT_EQ(read_mark(""), std::nullopt);
  EXPECT_EQ(read_mark("\U0001FFFF"), std::nullopt);  // a noncharacter
}

std::string characters(std::string_view text, PieceKind form) {
  std::string out = "kept ";
  append_text(text, {0, static_cast<std::uint32_t>(text.size()), form}, out);
  EXPECT_EQ(out.substr(0, 5), "kept ");
  return out.substr(5);
}

TEST(Piece, FoldsWhiteSpaceBeforeReferencesAreDecoded) {
  EXPECT_EQ(characters(" a \n\t b &amp;\r\n c&#32;&#32;", PieceKind::folded), " a b & c  ");
  EXPECT_EQ(characters(" a \n b &amp;", PieceKind::preformatted), " a \n b &");
  EXPECT_EQ(characters(" a \n b &amp;", PieceKind::raw), " a \n b &amp;");
}

// Long text is looked through in steps: what is special may stand anywhere in one, or across two.
TEST(Piece, FoldsAnywhereInALongText) {
  for (std::size_t at = 0; at < 100; ++at) {
    const auto around = [&](std::string_view middle) {
      return std::string(at, 'x').append(middle).append(70, 'y');
    };
    EXPECT_EQ(characters(around(" \n"), PieceKind::folded), around(" "));
    EXPECT_EQ(characters(around("&lt;"), PieceKind::folded), around("<"));
    EXPECT_EQ(characters(around(" "), PieceKind::folded), around(" "));
  }
}

TEST(Piece, TheParserSeesOneCharacterForIt) {
  Sieved sieved;
  sieve("<p>some words &amp; more</p> <p>x", sieved, false);
  ASSERT_EQ(sieved.pieces.size(), 2U);
  std::string expected = "<p>";
  append_mark(expected, 0);
  expected += "</p><p>";
  append_mark(expected, 1);
  EXPECT_EQ(sieved.html, expected);
}

TEST(Piece, TheParserSeesOneCharacterForAnElementThatIsClosedInItself) {
  Sieved sieved;
  sieve("some <b class=x>words</b>", sieved);
  ASSERT_EQ(sieved.pieces.size(), 4U);
  EXPECT_EQ(sieved.pieces[1].kind, PieceKind::start);
  EXPECT_EQ(sieved.pieces[1].tag, Tag::b);
  EXPECT_EQ(sieved.pieces[2].kind, PieceKind::folded);
  EXPECT_EQ(sieved.pieces[3].kind, PieceKind::end);
  EXPECT_TRUE(sieved.tags.empty());
  EXPECT_TRUE(sieved.pieces[1].joined);  // to the text before it, which goes where it goes
  std::string expected;
  append_mark(expected, 0);
  EXPECT_EQ(sieved.html, expected);
}

}  // namespace
}  // namespace pith::dom
