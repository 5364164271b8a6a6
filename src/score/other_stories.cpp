#include "score/other_stories.hpp"

#include "data/phrases.hpp"
#include "score/chosen_words.hpp"

#include <algorithm>
#include <string_view>

namespace pith::score {
namespace {

using data::PhraseKind;
using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t longest_label = 10;  // words
constexpr std::uint32_t least_before = 25;   // chosen words before a label: the text has begun
constexpr float most_of_text = 0.85F;        // of the chosen words, that such a box may hold
constexpr float less_of_text = 0.3F;  // … below a single word: "Video", "Analysis" head sections, too

/// Blocks [from, to).
struct Range {
  std::size_t from = 0, to = 0;
};

/// True for a text that is such a label and nothing else but numbers. `words`: memory for it.
bool is_related_label(std::string_view text, data::PhraseText& words) {
  words.assign(text, 1);
  if ((longest_phrase(words, 0, 0).possible & data::bit(PhraseKind::related)) == 0) return false;  // as most
  words.assign(text);
  bool found = false;
  for (std::size_t i = 0; i < words.size();) {
    if (words[i].is_number && found) {
      ++i;
      continue;
    }
    const data::PhraseMatch match = longest_phrase(words, i, data::bit(PhraseKind::related));
    if (match.tokens == 0) return false;
    found = true;
    i += match.tokens;
  }
  return found;
}

bool is_link(const TextBlock& block) { return block.words > 0 && 5 * block.link_words >= 4 * block.words; }

/// The page's elements and the blocks in them.
class Boxes {
 public:
  explicit Boxes(const PageView& page)
      : page_(page), document_(page.document), blocks_(page.segmentation.blocks) {}

  Range blocks_in(NodeId id) const { return {blocks_before(id), blocks_before(document_[id].end)}; }

  /// The outermost element inside of the body that begins with the block.
  NodeId outermost_from(std::size_t block) const {
    NodeId id = blocks_[block].container;
    for (;;) {
      const NodeId parent = document_[id].parent;
      if (parent == dom::no_node || parent == document_.body() || blocks_before(parent) != block) return id;
      id = parent;
    }
  }

  /// The next element behind `id` in its parent that holds text, or no_node.
  NodeId next_with_text(NodeId id) const {
    do {
      id = document_.next_sibling(id);
    } while (id != dom::no_node && (document_.tag(id) == Tag::text || is_empty(blocks_in(id))));
    return id;
  }

  bool same_shape(NodeId a, NodeId b) const { return page_.elements[a].shape == page_.elements[b].shape; }

  /// Of a label: the blocks of the box that it begins, or of the links of one shape right behind it.
  Range headed_by(std::size_t label) const {
    const NodeId box = outermost_from(label);
    Range range = blocks_in(box);
    if (range.to > label + 1) return range;
    const NodeId first = next_with_text(box);
    std::size_t count = 0;
    for (NodeId at = first; at != dom::no_node && same_shape(first, at); at = next_with_text(at), ++count) {
      const Range next = blocks_in(at);
      if (!is_link(blocks_[next.from])) break;
      range.to = next.to;
    }
    return count > 1 ? range : Range{label, label + 1};
  }

 private:
  static bool is_empty(Range range) { return range.from == range.to; }

  std::size_t blocks_before(NodeId id) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(blocks_, id, {}, &TextBlock::first) -
                                    blocks_.begin());
  }

  const PageView& page_;
  const dom::Document& document_;
  const std::vector<TextBlock>& blocks_;
};

/// A line that names an author, a date or a time of day, as each byline does.
bool is_dated(const FeatureTable& table, std::size_t i) {
  constexpr float longest = 15;  // words
  return table.at(i, Feature::words) <= longest &&
         (table.at(i, Feature::years) > 0 || table.at(i, Feature::clock_times) > 0 ||
          table.at(i, Feature::says_date) > 0 || table.at(i, Feature::begins_by) > 0);
}

}  // namespace

void veto_related_boxes(const PageView& page, std::span<std::uint8_t> keep) {
  const auto& blocks = page.segmentation.blocks;
  const Boxes boxes(page);
  data::PhraseText words;
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) all += keep[i] != 0 ? blocks[i].words : 0;
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const TextBlock& block = blocks[i];
    if (before >= least_before && block.words > 0 && block.words <= longest_label &&
        page.document.tag(block.container) != Tag::li &&
        is_related_label(page.segmentation.text_of(block), words)) {
      const Range range = boxes.headed_by(i);
      std::uint32_t held = 0;
      bool links = false;
      for (std::size_t k = range.from; k < range.to; ++k) {
        held += keep[k] != 0 ? blocks[k].words : 0;
        links = links || (k > i && is_link(blocks[k]));
      }
      const float most = block.words > 1 ? most_of_text : less_of_text;
      if (links && static_cast<float>(held) <= most * static_cast<float>(all))
        std::ranges::fill(keep.subspan(range.from, range.to - range.from), std::uint8_t{0});
    }
    before += keep[i] != 0 ? block.words : 0;
  }
}

std::size_t next_story(const PageView& page, const FeatureTable& table) {
  constexpr std::size_t head = 5;            // blocks in which a story names its author and date
  constexpr std::uint32_t least_words = 30;  // of a story
  constexpr float same = 0.6F;               // likeness to the title: a copy of the same story, for printing
  const auto& blocks = page.segmentation.blocks;
  const dom::Document& document = page.document;
  const Boxes boxes(page);
  std::size_t title = 0;
  while (title < blocks.size() && table.at(title, Feature::since_title) != 0) ++title;
  if (title == blocks.size()) return title;
  const auto is_story = [&](std::size_t heading, Range range) {
    bool dated = false;
    std::uint32_t words = 0;
    for (std::size_t i = heading; i < range.to; ++i) {
      if (i < heading + head && i != title && table.at(i, Feature::is_title) > same) return false;
      dated = dated || (i > heading && i < heading + head && is_dated(table, i));
      words += blocks[i].words;
    }
    return dated && words >= least_words;
  };
  for (NodeId id = blocks[title].container; id != document.body() && id != dom::no_node;
       id = document[id].parent) {
    const NodeId next = boxes.next_with_text(id);
    if (next == dom::no_node || !boxes.same_shape(id, next)) continue;
    const Range here = boxes.blocks_in(id), there = boxes.blocks_in(next);
    if (table.at(there.from, Feature::is_heading) > 0 && is_story(title, here) && is_story(there.from, there))
      return there.from;
  }
  return blocks.size();
}

}  // namespace pith::score
