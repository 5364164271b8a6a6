// The readers' comments of a page.
#ifndef PITH_SCORE_COMMENTS_HPP
#define PITH_SCORE_COMMENTS_HPP

#include "score/features.hpp"
#include "text/date.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pith::score {

/// Blocks [begin, end) of one comment, those that are kept; `end` is behind its last block. No other comment
/// has one of them.
struct Comment {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string author;       ///< one line; empty if unknown
  std::string date;         ///< YYYY-MM-DD, RFC 3339 where time and zone are known; empty if unknown
  std::uint32_t depth = 0;  ///< how many comments it replies to
};

struct Comments {
  std::vector<std::uint8_t> keep;  ///< by block: 1 for what a reader wrote
  std::vector<Comment> list;       ///< in the page's order
};

/// The comments below the text that `keep` holds: blocks that are not of it, in elements whose class or id
/// says that they hold comments, or below a heading that does, without names, dates, buttons and forms.
/// `hints` are for reading the dates.
Comments find_comments(const PageView& page, std::span<const std::uint8_t> keep,
                       const text::DateHints& hints);

}  // namespace pith::score

#endif
