#include "score/comment_items.hpp"

#include "base/ascii.hpp"
#include "score/comment_head.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace pith::score {
namespace {

using data::ClassGroup;
using dom::NodeId;
using dom::Tag;

constexpr std::size_t longest_head = 160;  // bytes
constexpr NodeId most_head_nodes = 40;

bool is_list(Tag tag) { return tag == Tag::ol || tag == Tag::ul || tag == Tag::menu || tag == Tag::dir; }

/// Elements that may hold one comment.
bool may_be_item(Tag tag) {
  switch (tag) {
    case Tag::li:
    case Tag::article:
    case Tag::div:
    case Tag::section:
    case Tag::details:
    case Tag::tr:
    case Tag::table:
    case Tag::dd:
    case Tag::blockquote:
    case Tag::other: return true;
    default: return false;
  }
}

/// Elements that may be the head of the comment in the elements behind them.
bool may_be_head(Tag tag) {
  return tag == Tag::dt || tag == Tag::p || tag == Tag::div || tag == Tag::header ||
         (tag >= Tag::h3 && tag <= Tag::h6);
}

class Finder {
 public:
  Finder(const PageView& page, const CommentSection& section, const text::DateHints& hints)
      : page_(page),
        document_(page.document),
        hints_(hints),
        begin_(section.begin),
        end_(section.end),
        first_block_(section.first_block),
        ends_(section.end - section.begin) {
    before_.reserve(section.words.size() + 1);
    before_.push_back(0);
    for (const std::uint8_t word : section.words) before_.push_back(before_.back() + (word != 0 ? 1 : 0));
  }

  std::vector<CommentItem> run() {
    count_shapes();
    const bool many = document_[begin_].end < end_;
    for (NodeId id = begin_; many && id < end_; id = document_[id].end)
      if (says_comment(page_, id) && has_words(id, document_[id].end)) ends_[id - begin_] = document_[id].end;
    for (NodeId id = begin_; id < end_;) {
      while (!open_.empty() && items_[open_.back()].end <= id) open_.pop_back();
      if (document_.tag(id) == Tag::text) {
        ++id;
      } else if (!has_words(id, document_[id].end) && ends_[id - begin_] == 0) {
        id = document_[id].end;
      } else {
        if (ends_[id - begin_] != 0) begin_item(id);
        look_at_children(id);
        ++id;
      }
    }
    add_root();
    return std::move(items_);
  }

 private:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  bool has_words(NodeId begin, NodeId end) const {
    const auto blocks = [&](NodeId at) {
      const auto& all = page_.segmentation.blocks;
      const auto found = std::ranges::lower_bound(all, at, {}, &TextBlock::first) - all.begin();
      const auto block = static_cast<std::size_t>(found);
      return std::min(block - std::min(block, first_block_), before_.size() - 1);
    };
    return before_[blocks(end)] > before_[blocks(begin)];
  }

  void count_shapes() {
    for (NodeId id = begin_; id < end_; ++id)
      if (says_comment(page_, id)) ++counts_[page_.elements[id].shape];
  }

  /// True if several elements of that shape in the section say that they have to do with comments.
  bool recurs(std::uint32_t shape) const {
    const auto count = counts_.find(shape);
    return count != counts_.end() && count->second > 1;
  }

  std::uint32_t around() const { return open_.empty() ? none : open_.back(); }

  void begin_item(NodeId id) {
    const auto index = static_cast<std::uint32_t>(items_.size());
    CommentItem item{id, ends_[id - begin_], 0};
    item.parent = parent_of(id);
    items_.push_back(item);
    open_.push_back(index);
    last_in_[document_[id].parent] = index;
  }

  /// The item around it; or, where a box stands between items beside it, the one before that box: replies
  /// stand in a box behind what they reply to.
  std::uint32_t parent_of(NodeId id) const {
    const std::uint32_t outer = around();
    const NodeId top = outer == none ? begin_ : items_[outer].begin;
    const auto of_same = last_in_.find(document_[id].parent);
    if (of_same != last_in_.end() && document_[id].parent >= top) return items_[of_same->second].parent;
    NodeId box = document_[id].parent;
    for (int level = 0; level < most_boxes && box != dom::no_node && box > top; ++level) {
      const auto before = last_in_.find(document_[box].parent);
      if (before != last_in_.end() && items_[before->second].begin > top) return before->second + 1;
      box = document_[box].parent;
    }
    return outer == none ? 0 : outer + 1;
  }

  struct Child {
    NodeId id;
    std::uint32_t shape;
  };

  void look_at_children(NodeId parent) {
    children_.clear();
    shapes_.clear();
    for (NodeId id = document_.first_child(parent); id != dom::no_node; id = document_.next_sibling(id)) {
      if (document_.tag(id) == Tag::text || !may_be_item(document_.tag(id)) ||
          !has_words(id, document_[id].end))
        continue;
      children_.push_back({id, page_.elements[id].shape});
      shapes_.push_back(page_.elements[id].shape);
    }
    std::ranges::sort(shapes_);
    if (document_.tag(parent) == Tag::dl && around() == none && find_runs(parent)) return;
    bool any = false;
    for (const Child& child : children_) {
      const auto [first, last] = std::equal_range(shapes_.begin(), shapes_.end(), child.shape);
      if (!is_item(parent, child, static_cast<std::size_t>(last - first))) continue;
      ends_[child.id - begin_] = document_[child.id].end;
      any = true;
    }
    if (!any && around() == none) find_runs(parent);
  }

  bool is_item(NodeId parent, const Child& child, std::size_t alike) const {
    const Tag tag = document_.tag(child.id);
    const bool says = says_comment(page_, child.id);
    const auto has_head = [&] { return begins_with_head(page_, child.id, hints_); };
    if (tag == Tag::li) {
      if (!is_list(document_.tag(parent))) return false;
      return says || says_comment(page_, parent) || (around() == none && leads_section(parent)) || has_head();
    }
    // Elements of a page's own kind that are named for comments are all that there are.
    const NodeId outer = around() == none ? begin_ : items_[around()].begin;
    if (document_.tag(outer) == Tag::other && says_comment(page_, outer))
      return child.shape == page_.elements[outer].shape;
    if (around() == none) {
      if (tag == Tag::article || is_like_section(child.shape)) return true;
      if (alike > 1) return says || has_head();
      return says && (recurs(child.shape) || (has_head() && !is_part_alone(child.id)));
    }
    if (child.shape == page_.elements[items_[around()].begin].shape) return true;
    if (alike > 1) return has_head();
    return says && has_words(items_[around()].begin, child.id) && has_head() && !is_part_alone(child.id);
  }

  bool is_like_section(std::uint32_t shape) const {
    return shape == page_.elements[begin_].shape && says_comment(page_, begin_);
  }

  /// A head without a text: the part of a comment that says who wrote it.
  bool is_part_alone(NodeId id) const {
    if (document_[id].end - id >= most_head_nodes) return false;
    std::size_t bytes = 0;
    for (NodeId at = id; at < document_[id].end; ++at)
      bytes += document_[at].tag == Tag::text ? document_[at].size : 0;
    return bytes <= longest_head;
  }

  /// True for a list that the section begins with, but for a few short lines.
  bool leads_section(NodeId list) const {
    const std::vector<TextBlock>& blocks = page_.segmentation.blocks;
    auto block = std::ranges::lower_bound(blocks, begin_, {}, &TextBlock::first);
    for (int lines = 0; block != blocks.end() && block->first < list; ++block, ++lines)
      if (block->words > longest_lead || lines == most_lead_lines) return false;
    return true;
  }

  /// Heads and texts that take turns without an element around both; false if there are none.
  bool find_runs(NodeId parent) {
    std::vector<NodeId> heads;
    bool has_text = false;
    for (NodeId id = document_.first_child(parent); id != dom::no_node; id = document_.next_sibling(id)) {
      const Tag tag = document_.tag(id);
      if (tag == Tag::text) continue;
      if (may_be_head(tag) && (tag == Tag::dt || is_head(id))) {
        heads.push_back(id);
      } else if (!heads.empty()) {
        has_text = has_text || has_words(id, document_[id].end);
      }
    }
    const bool terms = !heads.empty() && document_.tag(heads[0]) == Tag::dt;
    if (!has_text || (heads.size() < 2 && !terms)) return false;
    for (std::size_t i = 0; i < heads.size(); ++i)
      ends_[heads[i] - begin_] = i + 1 < heads.size() ? heads[i + 1] : document_[parent].end;
    return true;
  }

  bool is_head(NodeId id) const { return is_part_alone(id) && begins_with_head(page_, id, hints_); }

  /// The section itself, if it is the first of its comments.
  void add_root() {
    const std::uint32_t shape = page_.elements[begin_].shape;
    const auto is_reply = [&](const CommentItem& item) {
      return item.parent == 0 && page_.elements[item.begin].shape == shape;
    };
    if (document_[begin_].end < end_ || !says_comment(page_, begin_) ||
        std::ranges::none_of(items_, is_reply))
      return;
    for (CommentItem& item : items_) item.parent = item.parent + 1;
    items_.insert(items_.begin(), {begin_, end_, 0});
  }

  static constexpr std::uint32_t longest_lead = 20;  // words
  static constexpr int most_lead_lines = 8;
  static constexpr int most_boxes = 12;  // around a reply

  const PageView& page_;
  const dom::Document& document_;
  const text::DateHints& hints_;
  NodeId begin_;
  NodeId end_;
  std::size_t first_block_;
  std::vector<std::uint32_t> before_;  // blocks that may be a reader's before each
  std::vector<NodeId> ends_;           // of the item that begins at a node of the section; 0: none does
  std::vector<CommentItem> items_;
  std::vector<std::uint32_t> open_;                          // the items around the node, outermost first
  std::unordered_map<NodeId, std::uint32_t> last_in_;        // the last item among the children of a node
  std::unordered_map<std::uint32_t, std::uint32_t> counts_;  // of the elements that say so, by shape
  std::vector<Child> children_;
  std::vector<std::uint32_t> shapes_;  // of these, sorted
};

}  // namespace

std::vector<CommentItem> find_comment_items(const PageView& page, const CommentSection& section,
                                            const text::DateHints& hints) {
  return Finder(page, section, hints).run();
}

bool says_comment(const PageView& page, NodeId id) {
  if ((page.elements[id].groups & data::bit(ClassGroup::comment)) != 0) return true;
  return page.document.tag(id) == Tag::other && page.document.own_name(id).ends_with("-comment");
}

}  // namespace pith::score
