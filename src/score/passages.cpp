#include "score/passages.hpp"

#include "score/chosen_words.hpp"

#include <algorithm>
#include <utility>

namespace pith::score {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t most_beside =
    40;  // words of the gap that are no passage: a caption, a file's name, a button
constexpr std::uint32_t sentence =
    8;                          // words; a quotation without one is no more than a link to what is quoted
constexpr int most_levels = 6;  // wrappers around a passage

// Of documentation (docs/model-trials.md): of .05, .1, .2 and .3 the first has the best F1 of such pages.
constexpr float possible = 0.05F;
constexpr float possible_links = 0.25F;  // where most words are links
constexpr float most_words = 0.6F;       // of the chosen ones, for the main part

/// The element with code or, if `quotes`, with a quotation around a block at most a few levels below `box`;
/// no_node if there is none, or something around it is no part of the text.
NodeId passage_around(const dom::Document& document, const TextBlock& block, NodeId box, bool quotes) {
  NodeId passage = dom::no_node;
  int levels = 0;
  for (NodeId id = block.container; id != box; id = document[id].parent) {
    if (id == dom::no_node) return dom::no_node;
    const Tag tag = document.tag(id);
    if (tag == Tag::aside || tag == Tag::nav || tag == Tag::button || tag == Tag::table) return dom::no_node;
    ++levels;
    if (tag != Tag::pre && !(quotes && tag == Tag::blockquote)) continue;
    passage = id;
    levels = 0;
  }
  return levels <= most_levels ? passage : dom::no_node;
}

/// The element around both ends of a gap in which one of them stands directly; no_node if there is none.
NodeId box_of(const dom::Document& document, const TextBlock& before, const TextBlock& behind) {
  for (const auto& [one, other] : {std::pair(&before, &behind), std::pair(&behind, &before)}) {
    const NodeId box = document[one->container].parent;
    if (box != dom::no_node && document.contains(box, other->container)) return box;
  }
  return dom::no_node;
}

class Gap {
 public:
  Gap(const PageView& page, NodeId box, bool quotes)
      : document_(page.document), blocks_(page.segmentation.blocks), box_(box), quotes_(quotes) {}

  /// Keeps the passages among the blocks [begin, end), if not much else stands there.
  void fill(std::size_t begin, std::size_t end, std::span<std::uint8_t> keep) const {
    std::uint32_t beside = 0;
    each(begin, end, [&](std::size_t from, std::size_t to, bool passage) {
      for (std::size_t i = from; i < to; ++i) beside += passage ? 0 : blocks_[i].words;
    });
    if (beside > most_beside) return;
    each(begin, end, [&](std::size_t from, std::size_t to, bool passage) {
      if (passage) std::ranges::fill(keep.subspan(from, to - from), std::uint8_t{1});
    });
  }

 private:
  /// Calls visit(from, to, is it a passage to keep) for each run of blocks.
  template <class Visit>
  void each(std::size_t begin, std::size_t end, const Visit& visit) const {
    for (std::size_t from = begin; from < end;) {
      const NodeId passage = passage_around(document_, blocks_[from], box_, quotes_);
      std::size_t to = from + 1;
      while (passage != dom::no_node && to < end && document_.contains(passage, blocks_[to].first)) ++to;
      const auto says = [](const TextBlock& b) { return b.words >= sentence && 2 * b.link_words < b.words; };
      const std::span run(blocks_.data() + from, to - from);
      visit(
          from, to,
          passage != dom::no_node && (document_.tag(passage) == Tag::pre || std::ranges::any_of(run, says)));
      from = to;
    }
  }

  const dom::Document& document_;
  const std::vector<TextBlock>& blocks_;
  NodeId box_;
  bool quotes_;
};

/// The innermost element that holds `most_words`.
NodeId main_part(const PageView& page, const ChosenWords& words) {
  const auto least = most_words * static_cast<float>(words.all());
  const auto holds_most = [&](NodeId id) {
    return static_cast<float>(words.within(page.document, id)) >= least;
  };
  NodeId part = page.document.body();
  for (NodeId id = part + 1; id < page.document[part].end;) {
    if (page.document.tag(id) != Tag::text && holds_most(id)) {
      part = id++;
    } else {
      id = page.document[id].end;
    }
  }
  return part;
}

bool is_apart(Tag tag) {
  return tag == Tag::figcaption || tag == Tag::caption || tag == Tag::button || tag == Tag::nav;
}

/// A word or two by themselves: the name of a file above code, "See also" on a box.
bool is_label(const TextBlock& block, Tag tag) {
  constexpr std::uint32_t label_words = 3;
  return block.words <= label_words && (tag == Tag::div || tag == Tag::span || tag == Tag::p);
}

}  // namespace

void keep_main_part(const PageView& page, std::span<const float> probability, std::span<std::uint8_t> keep) {
  const auto& blocks = page.segmentation.blocks;
  const ChosenWords words(blocks, keep);
  if (page.document.body() == dom::no_node || words.all() == 0) return;
  const NodeId part = main_part(page, words);
  const auto is_chosen = [&](std::size_t i) {
    return keep[i] != 0 && page.document.contains(part, blocks[i].first);
  };
  std::size_t begin = 0;
  std::size_t end = keep.size();
  while (begin < end && !is_chosen(begin)) ++begin;
  while (end > begin && !is_chosen(end - 1)) --end;
  for (std::size_t i = begin; i < end; ++i) {
    const Tag tag = page.document.tag(blocks[i].container);
    const float least = 2 * blocks[i].link_words > blocks[i].words ? possible_links : possible;
    if (probability[i] >= least && !is_apart(tag) && !is_label(blocks[i], tag)) keep[i] = 1;
  }
}

void keep_passages_between(const PageView& page, bool quotes, std::span<std::uint8_t> keep) {
  const auto& blocks = page.segmentation.blocks;
  const auto next_kept = [&](std::size_t from) {
    while (from < keep.size() && keep[from] == 0) ++from;
    return from;
  };
  std::size_t before = next_kept(0);
  for (std::size_t behind = next_kept(before + 1); behind < keep.size(); behind = next_kept(before + 1)) {
    if (behind > before + 1) {
      const NodeId box = box_of(page.document, blocks[before], blocks[behind]);
      if (box != dom::no_node) Gap(page, box, quotes).fill(before + 1, behind, keep);
    }
    before = behind;
  }
}

}  // namespace pith::score
