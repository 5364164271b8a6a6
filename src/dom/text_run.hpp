// Text on its way around the parser. To the tree builder a run of text is white space or not, and that is
// all: the sieve leaves the text in the source and gives Gumbo one character for it, a mark, that says which
// run it was.
#ifndef PITH_DOM_TEXT_RUN_HPP
#define PITH_DOM_TEXT_RUN_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pith::dom {

/// How the characters of a run come out of its bytes.
enum class TextForm : std::uint8_t {
  folded,        ///< runs of white space are one space, then references are decoded
  preformatted,  ///< references are decoded
  raw,
};

/// A run of text between two pieces of markup.
struct TextRun {
  std::uint32_t begin;  ///< range of the source
  std::uint32_t size;
  TextForm form;
  bool after_space = false;         ///< white space was left out before it, as at the edge of a block
  bool space_before_table = false;  ///< and before the first <table> between the run before and this one
};

/// Marks are the characters beyond U+FFFF, but for the noncharacters at the end of each plane: Gumbo replaces
/// those. So there are this many.
constexpr std::size_t most_texts = std::size_t{16} * 0xFFFE;
constexpr std::size_t text_mark_size = 4;  // bytes

/// Appends the mark of run `index` (below most_texts).
void append_text_mark(std::string& out, std::size_t index);

/// The index of the run whose mark is at the front of `text`; nullopt if there is none.
std::optional<std::size_t> read_text_mark(std::string_view text);

/// Appends the characters of `run`.
void append_text(std::string_view source, const TextRun& run, std::string& out);

}  // namespace pith::dom

#endif
