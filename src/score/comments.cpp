#include "score/comments.hpp"

#include "data/sentence.hpp"
#include "data/word_masks.hpp"

#include <algorithm>
#include <unordered_map>

namespace pith::score {
namespace {

using data::ClassGroup;
using dom::NodeId;
using dom::Tag;

// An element that holds more of the text than this is no section of comments, whatever its class says.
constexpr float small_share = 0.2F;
constexpr std::uint32_t least_words = 2;  // "Reply", "12"

constexpr std::uint32_t beside = data::bit(ClassGroup::author) | data::bit(ClassGroup::meta) |
                                 data::bit(ClassGroup::share) | data::bit(ClassGroup::pagination) |
                                 data::bit(ClassGroup::login) | data::bit(ClassGroup::widget);

/// Chosen words before each node, to tell how many an element holds.
class ChosenWords {
 public:
  ChosenWords(const PageView& page, std::span<const std::uint8_t> keep)
      : document_(page.document), before_(page.document.size() + 1) {
    for (std::size_t i = 0; i < keep.size(); ++i) {
      const TextBlock& block = page.segmentation.blocks[i];
      if (keep[i] != 0) before_[block.first + 1] += block.words;
    }
    for (std::size_t id = 1; id < before_.size(); ++id) before_[id] += before_[id - 1];
  }
  bool are_few_in(NodeId id) const {
    const std::uint32_t within = before_[document_[id].end] - before_[id];
    return static_cast<float>(within) <= small_share * static_cast<float>(before_.back());
  }

 private:
  const dom::Document& document_;
  std::vector<std::uint32_t> before_;
};

bool is_control(Tag tag) {
  return tag == Tag::form || tag == Tag::button || tag == Tag::label || tag == Tag::fieldset ||
         tag == Tag::footer || tag == Tag::header || tag == Tag::nav || tag == Tag::time ||
         (tag >= Tag::h1 && tag <= Tag::h6);
}

/// Elements that hold one comment each.
bool is_one(Tag tag) { return tag == Tag::li || tag == Tag::article; }

bool says_comment(const PageView& page, NodeId id) {
  return (page.elements[id].groups & data::bit(ClassGroup::comment)) != 0;
}

/// Whether an element of comments stands in none other.
bool is_section(const PageView& page, NodeId id) {
  do {
    id = page.document[id].parent;
  } while (id != dom::no_node && id != page.document.body() && !says_comment(page, id));
  return id == dom::no_node || id == page.document.body();
}

/// Whether a sentence stands between the tags of two elements.
bool has_sentence_between(const PageView& page, NodeId outer, NodeId inner) {
  const Segmentation& text = page.segmentation;
  auto block = std::ranges::lower_bound(text.blocks, outer, {}, &TextBlock::first);
  for (; block != text.blocks.end() && block->first < inner; ++block)
    if (data::ends_sentence(text.text_of(*block))) return true;
  return false;
}

/// Tells lists of comments from those that a reader wrote in his.
class Lists {
 public:
  explicit Lists(const PageView& page) : page_(page) {}

  bool is_of_comments(NodeId list) {
    const auto [known, is_new] = answers_.try_emplace(list);
    if (is_new) known->second = look(list);
    return known->second;
  }

 private:
  /// The list says so, or it is what a section of comments begins with.
  bool look(NodeId list) const {
    if (says_comment(page_, list)) return true;
    NodeId above = list;
    while (!says_comment(page_, above)) {
      above = page_.document[above].parent;
      if (above == dom::no_node || above == page_.document.body() || is_one(page_.document.tag(above)))
        return false;
    }
    return !is_one(page_.document.tag(above)) && is_section(page_, above) &&
           !has_sentence_between(page_, above, list);
  }

  const PageView& page_;
  std::unordered_map<NodeId, bool> answers_;
};

/// An item is a comment if it says so or its list is one of comments.
bool is_unit(const PageView& page, NodeId id, Lists& lists) {
  if (says_comment(page, id) || page.document.tag(id) == Tag::article) return true;
  return page.document.tag(id) == Tag::li && lists.is_of_comments(page.document[id].parent);
}

/// The element of the comment that a block belongs to, or no_node if it is no reader's text.
NodeId unit_of(const PageView& page, const TextBlock& block, const ChosenWords& chosen, Lists& lists) {
  constexpr int levels = 2;  // of elements that may say "author" or "date" of a block
  if (block.words < least_words || 2 * block.link_words > block.words) return dom::no_node;
  NodeId unit = dom::no_node;
  bool in_section = false;
  int level = 0;
  for (NodeId id = block.container; id != dom::no_node && id != page.document.body();
       id = page.document[id].parent, ++level) {
    if (is_control(page.document.tag(id))) return dom::no_node;
    const std::uint32_t groups = page.elements[id].groups;
    if (unit == dom::no_node && level < levels && !is_unit(page, id, lists) && (groups & beside) != 0)
      return dom::no_node;
    if (level < levels && says_comment(page, id) &&
        (groups & (data::bit(ClassGroup::author) | data::bit(ClassGroup::meta))) != 0 &&
        !is_one(page.document.tag(id)))
      return dom::no_node;
    if (unit == dom::no_node && is_unit(page, id, lists)) unit = id;
    in_section = in_section || (says_comment(page, id) && chosen.are_few_in(id));
  }
  return in_section ? unit : dom::no_node;
}

/// Whether the last of `found`, which stands in `outer` before the comment in `inner`, is about comments and
/// none itself: a name and a date, or words of the section that all of them stand in ("Comments are
/// moderated").
bool leads_to_comment(const PageView& page, const Comments& found, NodeId outer, NodeId inner) {
  if (is_one(page.document.tag(outer)) || !page.document.contains(outer, inner)) return false;
  // A comment and the reply within it are of one shape.
  if (page.elements[outer].shape != page.elements[inner].shape && is_section(page, outer)) return true;
  const Segmentation& text = page.segmentation;
  for (std::size_t i = found.list.back().begin; i < found.list.back().end; ++i) {
    if (found.keep[i] != 0 && data::ends_sentence(text.text_of(text.blocks[i]))) return false;
  }
  return true;
}

}  // namespace

Comments find_comments(const PageView& page, std::span<const std::uint8_t> keep) {
  const ChosenWords chosen(page, keep);
  Lists lists(page);
  Comments out;
  out.keep.assign(keep.size(), 0);
  NodeId last = dom::no_node;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] != 0) continue;
    const NodeId unit = unit_of(page, page.segmentation.blocks[i], chosen, lists);
    if (unit == dom::no_node) continue;
    if (unit != last) {
      if (last != dom::no_node && leads_to_comment(page, out, last, unit)) out.list.pop_back();
      out.list.push_back({i, i});
    }
    out.keep[i] = 1;
    last = unit;
    out.list.back().end = i + 1;
  }
  return out;
}

}  // namespace pith::score
