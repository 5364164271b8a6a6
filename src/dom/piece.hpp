// What goes around the parser. To the tree builder a run of text is white space or not, and that is all: the
// sieve leaves the text in the source and gives Gumbo one character for it, a mark, that says which run it
// was. So it does with elements that are closed in themselves (nesting.hpp).
#ifndef PITH_DOM_PIECE_HPP
#define PITH_DOM_PIECE_HPP

#include "dom/tag.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pith::dom {

enum class PieceKind : std::uint8_t {
  // A run of text between two pieces of markup, by how its characters come out of its bytes.
  folded,        ///< runs of white space are one space, then references are decoded
  preformatted,  ///< references are decoded
  raw,
  // In an element:
  space,  ///< one space
  blank,  ///< white space alone, preformatted
  start,  ///< its tag; what it holds follows, up to its `end`
  end,
  empty,  ///< one that holds nothing
};

/// More than white space.
constexpr bool is_run(PieceKind kind) { return kind <= PieceKind::raw; }

/// A mark stands for a run of text, an empty element, or all pieces from an element's `start` to its `end`;
/// and for those behind that are joined to it.
struct Piece {
  std::uint32_t begin;  ///< range of the source: the text, or the attributes of a tag
  std::uint32_t size;
  PieceKind kind;
  Tag tag = Tag::text;
  bool after_space : 1 = false;         ///< a run: white space was left out before it, as at a block's edge
  bool space_before_table : 1 = false;  ///< and before the first <table> between the run before and this one
  bool joined : 1 = false;              ///< it has no mark of its own, but goes with what stands before it
};

/// Marks are the characters beyond U+FFFF, but for the noncharacters at the end of each plane: Gumbo replaces
/// those. So there are this many.
constexpr std::size_t most_pieces = std::size_t{16} * 0xFFFE;
constexpr std::size_t mark_size = 4;  // bytes

/// Appends the mark of piece `index` (below most_pieces).
void append_mark(std::string& out, std::size_t index);

/// The index of the piece whose mark is at the front of `text`; nullopt if there is none.
std::optional<std::size_t> read_mark(std::string_view text);

/// Appends the characters of a piece, if it is text.
void append_text(std::string_view source, const Piece& piece, std::string& out);

}  // namespace pith::dom

#endif
