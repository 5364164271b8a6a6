#include "meta/outline.hpp"

#include "base/utf8.hpp"
#include "text/likeness.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace pith::meta {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t shortest_paragraph = 100;  // bytes

// The page's <title>, to be compared with many headings.
struct FoldedTitle {
  explicit FoldedTitle(std::string_view title) : folded(utf8::fold_for_comparison(title)), words(folded) {}

  std::string folded;
  text::WordBag words;
};

// How well a heading titles the text: as <title> says it, an h1, before the text, near it.
double rank(const Heading& heading, const PageFacts& facts, FoldedTitle& title) {
  // A title may go on with the line below the headline.
  constexpr double opens_title = 0.9;
  const bool opens = heading.level == 1 && title.folded.starts_with(heading.folded + ' ');
  const double like = std::max(title.words.overlap(heading.folded).f1(), opens ? opens_title : 0.0);
  double out = like >= 0.5 ? 2 + like : 2 * like;
  if (heading.level == 1) out += 2;
  if (heading.level == 0) out += 1;
  const bool before = facts.begin == dom::no_node || heading.node <= facts.begin;
  if (before) out += 0.8;
  if (!before && heading.node >= facts.end) out -= 1.5;
  return out;
}

}  // namespace

Outline read_outline(const dom::Document& document) {
  Outline out;
  for (NodeId id = 0; id < document.size(); ++id) {
    const dom::Node& node = document[id];
    if (node.tag == Tag::text && node.size >= shortest_paragraph) out.paragraphs.push_back(id);
    if (node.tag == Tag::h1) out.headlines.push_back(id);
    if (node.tag == Tag::template_ || node.tag == Tag::style || node.tag == Tag::head) id = node.end - 1;
  }
  return out;
}

void find_text(const dom::Document& document, const Context& context, const Outline& outline,
               PageFacts& facts) {
  facts.begin = context.body_begin;
  facts.end = context.body_end;
  const auto chosen = [&](NodeId id) {
    return facts.begin == dom::no_node || (id >= facts.begin && id < facts.end);
  };
  struct Mass {
    NodeId container;
    std::size_t bytes;
  };
  std::vector<Mass> masses;
  for (const NodeId id : outline.paragraphs) {
    if (!chosen(id)) continue;
    // The paragraph's element, its container and the one around that, which counts a little less.
    NodeId ancestor = document[id].parent;
    for (std::size_t level = 0; level < 3 && ancestor != dom::no_node; ++level) {
      masses.push_back({ancestor, document.characters(id).size() * (level == 2 ? 9 : 10)});
      ancestor = document[ancestor].parent;
    }
  }
  if (masses.empty()) return;
  std::ranges::stable_sort(masses, {}, &Mass::container);
  Mass best = {dom::no_node, 0};
  for (std::size_t i = 0; i < masses.size();) {
    Mass sum = masses[i++];
    while (i < masses.size() && masses[i].container == sum.container) sum.bytes += masses[i++].bytes;
    if (sum.bytes > best.bytes) best = sum;
  }
  NodeId begin = dom::no_node;
  NodeId end = dom::no_node;
  for (const NodeId id : outline.paragraphs) {
    if (!chosen(id) || !document.contains(best.container, id)) continue;
    if (begin == dom::no_node) begin = id;
    end = id + 1;
  }
  facts.begin = begin;
  facts.end = end;
}

// Of two that rank alike the later one counts before the text (the first may be the site's), the first one in
// it.
void find_headline(std::span<const NodeId> paragraphs, PageFacts& facts) {
  const Heading* best = nullptr;
  double best_rank = 0;
  FoldedTitle title(facts.title);
  for (const Heading& heading : facts.headings) {
    const double value = rank(heading, facts, title);
    const bool before = facts.begin == dom::no_node || heading.node <= facts.begin;
    if (best == nullptr || value > best_rank || (before && value == best_rank)) {
      best = &heading;
      best_rank = value;
    }
  }
  if (best == nullptr) return;
  facts.headline = best->node;
  // What was chosen above the headline is not where the article begins.
  const bool sure = best->level == 1 || best_rank >= 3;
  if (sure && facts.begin != dom::no_node && facts.begin <= facts.headline && facts.headline < facts.end) {
    const auto next = std::ranges::upper_bound(paragraphs, facts.headline);
    facts.begin = next != paragraphs.end() && *next < facts.end ? *next : facts.headline + 1;
  }
}

}  // namespace pith::meta
