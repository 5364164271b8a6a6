// Where each comment of a section stands, and which one it replies to.
#ifndef PITH_SCORE_COMMENT_ITEMS_HPP
#define PITH_SCORE_COMMENT_ITEMS_HPP

#include "dom/document.hpp"
#include "score/features.hpp"
#include "text/date.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pith::score {

/// Nodes [begin, end): the element that holds a comment and the replies within it, or a run of elements side
/// by side that begins with its head.
struct CommentItem {
  dom::NodeId begin = 0;
  dom::NodeId end = 0;
  std::uint32_t parent = 0;  ///< 1 + the index of the one that it replies to; 0: none
};

/// A part of the page that holds comments: an element, or several side by side, which are one comment each.
struct CommentSection {
  dom::NodeId begin = 0;  ///< nodes
  dom::NodeId end = 0;
  std::size_t first_block = 0;
  std::vector<std::uint8_t> words;  ///< for each block from that one on, whether it may be a reader's text
};

/// The comments of a section in the page's order; none if it is not divided. `hints` are for reading dates.
std::vector<CommentItem> find_comment_items(const PageView& page, const CommentSection& section,
                                            const text::DateHints& hints);

/// Whether the class, id, itemprop or role of an element says that it has to do with comments, or its own
/// name.
bool says_comment(const PageView& page, dom::NodeId id);

}  // namespace pith::score

#endif
