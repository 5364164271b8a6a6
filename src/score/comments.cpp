#include "score/comments.hpp"

#include "data/word_masks.hpp"

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

bool is_unit(const PageView& page, NodeId id) {
  return is_one(page.document.tag(id)) || (page.elements[id].groups & data::bit(ClassGroup::comment)) != 0;
}

/// The element of the comment that a block belongs to, or no_node if it is no reader's text.
NodeId unit_of(const PageView& page, const TextBlock& block, const ChosenWords& chosen) {
  constexpr int levels = 2;  // of elements that may say "author" or "date" of a block
  if (block.words < least_words || 2 * block.link_words > block.words) return dom::no_node;
  NodeId unit = dom::no_node;
  bool in_section = false;
  int level = 0;
  for (NodeId id = block.container; id != dom::no_node && id != page.document.body();
       id = page.document[id].parent, ++level) {
    if (is_control(page.document.tag(id))) return dom::no_node;
    const std::uint32_t groups = page.elements[id].groups;
    if (unit == dom::no_node && level < levels && !is_unit(page, id) && (groups & beside) != 0)
      return dom::no_node;
    if (level < levels && (groups & data::bit(ClassGroup::comment)) != 0 &&
        (groups & (data::bit(ClassGroup::author) | data::bit(ClassGroup::meta))) != 0 &&
        !is_one(page.document.tag(id)))
      return dom::no_node;
    if (unit == dom::no_node && is_unit(page, id)) unit = id;
    in_section = in_section || ((groups & data::bit(ClassGroup::comment)) != 0 && chosen.are_few_in(id));
  }
  return in_section ? unit : dom::no_node;
}

}  // namespace

Comments find_comments(const PageView& page, std::span<const std::uint8_t> keep) {
  const ChosenWords chosen(page, keep);
  Comments out;
  out.keep.assign(keep.size(), 0);
  NodeId last = dom::no_node;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] != 0) continue;
    const NodeId unit = unit_of(page, page.segmentation.blocks[i], chosen);
    if (unit == dom::no_node) continue;
    if (unit != last) {
      // What stands in the section before its comments is said about them ("Comments are moderated").
      if (last != dom::no_node && !is_one(page.document.tag(last)) && page.document.contains(last, unit))
        out.list.pop_back();
      out.list.push_back({i, i});
    }
    out.keep[i] = 1;
    last = unit;
    out.list.back().end = i + 1;
  }
  return out;
}

}  // namespace pith::score
