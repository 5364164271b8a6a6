// Who wrote a comment, and when.
#ifndef PITH_SCORE_COMMENT_HEAD_HPP
#define PITH_SCORE_COMMENT_HEAD_HPP

#include "dom/document.hpp"
#include "score/features.hpp"
#include "text/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pith::score {

/// What the elements of one comment say of it. Strings are one line, empty if unknown.
struct CommentHead {
  std::string author;
  std::string date;  ///< as Comment::date of the article
  dom::NodeId author_node = dom::no_node;
  dom::NodeId date_node = dom::no_node;
  std::optional<std::uint32_t> depth;  ///< as classes and attributes state it; only differences count
};

/// Reads nodes [begin, end): a comment without the replies in it.
CommentHead read_comment_head(const dom::Document& document, dom::NodeId begin, dom::NodeId end,
                              const text::DateHints& hints);

/// The same from a line of text: "12. Ann Lee, 3 May 2021 at 10:15". What is known stays.
void read_head_line(std::string_view line, const text::DateHints& hints, CommentHead& out);

/// True if one of the first nodes in an element names an author or a day.
bool begins_with_head(const PageView& page, dom::NodeId id, const text::DateHints& hints);

/// A date as Comment::date has it.
std::string comment_date(const text::Date& date);

}  // namespace pith::score

#endif
