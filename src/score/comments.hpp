// The readers' comments of a page.
#ifndef PITH_SCORE_COMMENTS_HPP
#define PITH_SCORE_COMMENTS_HPP

#include "score/features.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pith::score {

/// Blocks [begin, end) of one comment; `end` is behind its last block.
struct Comment {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Comments {
  std::vector<std::uint8_t> keep;  ///< by block: 1 for what a reader wrote
  std::vector<Comment> list;       ///< in the page's order
};

/// The comments below the text that `keep` holds: blocks that are not of it, in elements whose class or id
/// says that they hold comments, without names, dates, buttons and forms.
Comments find_comments(const PageView& page, std::span<const std::uint8_t> keep);

}  // namespace pith::score

#endif
