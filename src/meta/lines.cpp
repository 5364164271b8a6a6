#include "meta/lines.hpp"

#include "base/utf8.hpp"
#include "meta/position.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pith::meta {
namespace {

using dom::NodeId;
using dom::Tag;

std::vector<Line> split_lines(const dom::Document& document, NodeId from, NodeId to, std::size_t most_lines) {
  constexpr std::size_t longest_line = 300;
  std::vector<Line> out;
  std::string text;
  NodeId first = dom::no_node;
  NodeId last = dom::no_node;
  const auto flush = [&] {
    if (first != dom::no_node) {
      const bool paragraph = text.size() > longest_line;
      std::string line = paragraph ? std::string() : utf8::clean_line(text);
      if (paragraph || !line.empty()) out.push_back({first, last, std::move(line), {}});
    }
    text.clear();
    first = dom::no_node;
  };
  // The block-level element that each text stands in ends at the node where the next line begins.
  NodeId block_end = to;
  for (NodeId id = from; id < to && id < document.size() && out.size() < most_lines; ++id) {
    const Tag tag = document.tag(id);
    if (id >= block_end) {
      flush();
      NodeId parent = document[id].parent;
      while (parent != dom::no_node && !dom::is_block_level(document.tag(parent)))
        parent = document[parent].parent;
      block_end = parent == dom::no_node ? to : document[parent].end;
    }
    if (tag == Tag::text) {
      // Neighbours in a byline are often set apart by style alone.
      if (text.size() < longest_line)
        text.append(" ").append(document.characters(id).substr(0, longest_line));
      if (first == dom::no_node) first = id;
      last = id;
    } else if (dom::is_block_level(tag) || tag == Tag::br) {
      flush();
      if (tag != Tag::br) block_end = document[id].end;
      if (tag == Tag::template_ || tag == Tag::style) id = document[id].end - 1;
    }
  }
  flush();
  return out;
}

void find_dates(Line& line, const text::DateHints& hints) {
  if (line.text.size() > longest_byline) return;
  for (std::size_t from = 0; line.dates.size() < 3;) {
    const auto found = text::find_date(line.text, hints, from);
    if (!found) break;
    line.dates.push_back(*found);
    from = found->end;
  }
}

std::vector<Line> dated_lines(const dom::Document& document, const Zone& zone, const text::DateHints& hints,
                              std::size_t most_lines = 200) {
  std::vector<Line> lines = split_lines(document, zone.begin, zone.end, most_lines);
  for (Line& line : lines) find_dates(line, hints);
  return lines;
}

}  // namespace

Line line_of(std::string text, const text::DateHints& hints) {
  Line line;
  line.text = std::move(text);
  find_dates(line, hints);
  return line;
}

Lines read_lines(const dom::Document& document, const PageFacts& facts, const text::DateHints& hints) {
  Lines out = {dated_lines(document, zone_of_headline(facts), hints),
               dated_lines(document, zone_after(document, facts), hints),
               dated_lines(document, zone_closing(facts), hints)};
  std::ranges::move(dated_lines(document, zone_before(document, facts), hints),
                    std::back_inserter(out.before));
  return out;
}

std::vector<Line> all_lines(const dom::Document& document, const text::DateHints& hints) {
  const NodeId begin = document.body() == dom::no_node ? 0 : document.body();
  return dated_lines(document, {begin, document.size()}, hints, 600);
}

}  // namespace pith::meta
