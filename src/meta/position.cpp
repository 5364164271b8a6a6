#include "meta/position.hpp"

#include <algorithm>
#include <iterator>

namespace pith::meta {
namespace {

using dom::NodeId;

// Nodes, text nodes included. An eyebrow with date or author stands within some 40 nodes above a headline; a
// byline and what is around it (share buttons, a portrait) takes up to some 120 below, or a few paragraphs'
// worth into the text.
constexpr NodeId above = 60;
constexpr NodeId into_text = 60;
constexpr NodeId behind = 120;
// Further than this from the text the headline is a place of its own: there may be a table of contents
// between.
constexpr NodeId farthest_headline = 600;
constexpr NodeId below_headline = 150;
// A thread's first posting is as long as its author's signature and statistics make it.
constexpr NodeId into_thread = 150;

NodeId depth_into(const PageFacts& facts) { return facts.thread ? into_thread : into_text; }

NodeId zone_begin(const PageFacts& facts) {
  NodeId begin = facts.begin;
  if (facts.headline != dom::no_node && facts.headline < facts.begin &&
      facts.begin - facts.headline < farthest_headline) {
    begin = facts.headline;
  }
  return begin > above ? begin - above : 0;
}

}  // namespace

Zone zone_of_headline(const PageFacts& facts) {
  if (facts.headline == dom::no_node || facts.begin == dom::no_node || facts.headline >= zone_begin(facts))
    return {};
  const NodeId end = std::min(facts.headline + below_headline, zone_begin(facts));
  return {facts.headline > above ? facts.headline - above : 0, end};
}

Position position_of(NodeId node, const PageFacts& facts) {
  if (node == dom::no_node) return Position::head;
  if (facts.begin == dom::no_node) return Position::near;
  if (node >= zone_begin(facts) && node < facts.begin + depth_into(facts)) return Position::near;
  const Zone headline = zone_of_headline(facts);
  if (node >= headline.begin && node < headline.end) return Position::near;
  if (node >= facts.begin && node < facts.end) return Position::inside;
  if (node >= facts.end && node < facts.end + behind) return Position::after;
  return Position::far;
}

bool is_elsewhere(NodeId node, const PageFacts& facts) {
  const auto next = std::ranges::upper_bound(facts.elsewhere, node, {}, &Zone::begin);
  return next != facts.elsewhere.begin() && node < std::prev(next)->end;
}

Zone zone_before(const dom::Document& document, const PageFacts& facts) {
  constexpr NodeId whole_page = 1'500;  // when there is no text to go by
  if (facts.begin == dom::no_node) return {0, std::min(document.size(), whole_page)};
  return {zone_begin(facts), std::min(document.size(), facts.begin + depth_into(facts))};
}

Zone zone_closing(const PageFacts& facts) {
  constexpr NodeId last = 40;
  if (facts.end == dom::no_node) return {};
  const NodeId opening = facts.begin + depth_into(facts);
  return {std::max(opening, facts.end > last ? facts.end - last : 0), facts.end};
}

Zone zone_after(const dom::Document& document, const PageFacts& facts) {
  if (facts.end == dom::no_node) return {};
  return {facts.end, std::min(document.size(), facts.end + behind)};
}

}  // namespace pith::meta
