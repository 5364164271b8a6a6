// The lines around the headline and behind the text, where bylines and dates stand.
#ifndef PITH_META_LINES_HPP
#define PITH_META_LINES_HPP

#include "dom/document.hpp"
#include "meta/page_scan.hpp"
#include "text/date.hpp"

#include <string>
#include <vector>

namespace pith::meta {

/// A line of text as a reader sees it.
struct Line {
  dom::NodeId first = dom::no_node;  ///< its first text node
  dom::NodeId last = dom::no_node;
  std::string text;                    ///< cleaned, a blank between elements; empty if over 300 bytes
  std::vector<text::FoundDate> dates;  ///< at most three; none are sought in lines longer than a byline
};

/// A longer line is a paragraph: what it says of days and people is its story.
constexpr std::size_t longest_byline = 160;

struct Lines {
  std::vector<Line> before;   ///< around the headline and at the text's start
  std::vector<Line> after;    ///< right behind the text
  std::vector<Line> closing;  ///< the text's last few
};

/// A line that stands in no tree, with its dates.
Line line_of(std::string text, const text::DateHints& hints);

/// Reads the zones, each of at most 200 lines.
Lines read_lines(const dom::Document& document, const PageFacts& facts, const text::DateHints& hints);

/// The first 600 lines of the body.
std::vector<Line> all_lines(const dom::Document& document, const text::DateHints& hints);

}  // namespace pith::meta

#endif
