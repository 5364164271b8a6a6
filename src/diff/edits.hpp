// Two texts, word by word: what went, what came, what stayed.
#ifndef PITH_DIFF_EDITS_HPP
#define PITH_DIFF_EDITS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::diff {

enum class Edit : std::uint8_t { same, gone, came };

struct Piece {
  Edit edit = Edit::same;
  std::string text;
};

struct Edits {
  std::vector<Piece> pieces;  ///< in order; neighbours differ in `edit`
  std::size_t gone = 0;       ///< words
  std::size_t came = 0;
};

/// The shortest way from `before` to `after` in words and line ends; blanks do not count. Texts that differ
/// in more than some thousand words are compared line by line, and as wholes where that is too much as well.
Edits compare(std::string_view before, std::string_view after);

/// The same with no more than a few words of what stayed around each change; "\u2026" stands for the rest.
Edits with_context(const Edits& edits);

}  // namespace pith::diff

#endif
