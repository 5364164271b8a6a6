#include "dom/tree_reader.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <gumbo.h>

namespace pith::dom {
namespace {

/// Gumbo's tags as ours.
const std::array<Tag, GUMBO_TAG_LAST + 1>& tags() {
  static const auto table = [] {
    std::array<Tag, GUMBO_TAG_LAST + 1> out{};
    for (int i = 0; i < GUMBO_TAG_LAST; ++i) {
      out[static_cast<std::size_t>(i)] = tag_from_name(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
    }
    out[GUMBO_TAG_LAST] = Tag::other;
    return out;
  }();
  return table;
}

Tag tag_of(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_SVG && element.tag_namespace == GUMBO_NAMESPACE_SVG) return Tag::svg;
  if (element.tag == GUMBO_TAG_MATH && element.tag_namespace == GUMBO_NAMESPACE_MATHML) return Tag::math;
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return Tag::other;
  if (element.tag == GUMBO_TAG_UNKNOWN) {  // Gumbo does not know the newest ones, and <search> is among them
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return tag_from_name({name.data, name.length});
  }
  return tags()[element.tag];
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

/// The elements that the sieve takes away whole; the tree of an unsieved page has them.
bool is_left_out(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::iframe || tag == Tag::noembed ||
         tag == Tag::noframes;
}

/// Elements of which a Document says no more than that they are there.
bool is_foreign(Tag tag) { return tag == Tag::svg || tag == Tag::math; }

/// The nearest neighbour on one side that is more than white space and would have passed the sieve, or the
/// parent.
const GumboNode& neighbour(const GumboNode& node, int step) {
  const GumboVector& siblings = node.parent->v.element.children;
  const int count = static_cast<int>(siblings.length);
  for (int i = static_cast<int>(node.index_within_parent) + step; i >= 0 && i < count; i += step) {
    const auto& sibling = *static_cast<const GumboNode*>(siblings.data[i]);
    const bool has_text = is_text(sibling) && sibling.type != GUMBO_NODE_WHITESPACE;
    if (has_text || (is_element(sibling) && !is_left_out(tag_of(sibling.v.element)))) return sibling;
  }
  return *node.parent;
}

/// True if the white space of a text is that of its source to a reader, too.
bool keeps_space(const GumboNode& text) {
  if (text.type == GUMBO_NODE_CDATA) return true;
  for (const GumboNode* above = text.parent; above != nullptr && is_element(*above); above = above->parent) {
    switch (tag_of(above->v.element)) {
      case Tag::pre:
      case Tag::listing:
      case Tag::textarea:
      case Tag::title:
      case Tag::xmp:
      case Tag::plaintext: return true;
      default: break;
    }
  }
  return false;
}

/// True if a text begins (`step` -1) or ends (1) at the edge of a block.
bool is_at_edge(const GumboNode& text, int step) {
  if (text.parent == nullptr || !is_element(*text.parent)) return false;
  const GumboNode& beside = neighbour(text, step);
  if (!is_element(beside)) return false;
  const Tag tag = tag_of(beside.v.element);
  return is_block_level(tag) || tag == Tag::br;
}

/// White space that is nothing to a reader, for it stands beside a block's edge.
bool is_idle_space(const GumboNode& node) {
  return node.type == GUMBO_NODE_WHITESPACE && !keeps_space(node) &&
         (is_at_edge(node, -1) || is_at_edge(node, 1));
}

/// Appends a text as the sieve leaves it: runs of white space are one space, none at the beginning of a
/// block.
void append_as_sieved(const GumboNode& node, std::string& out) {
  const std::string_view text = node.v.text.text;
  if (keeps_space(node)) return void(out.append(text));
  bool space = is_at_edge(node, -1);
  for (const char c : text) {
    if (!ascii::is_space(c)) {
      out.push_back(c);
    } else if (!space) {
      out.push_back(' ');
    }
    space = ascii::is_space(c);
  }
}
}  // namespace

/// Turns Gumbo's tree into a Document.
class TreeReader {
 public:
  TreeReader(std::string_view source, const Sieved& sieved, bool sieve_used, std::uint32_t most_attributes,
             Document& out)
      : source_(source),
        sieved_(sieved),
        sieve_used_(sieve_used),
        most_attributes_(most_attributes),
        out_(out) {}

  void run(const GumboNode& root) {
    const GumboNode* node = &root;
    NodeId parent = no_node;
    while (true) {
      const NodeId id = visit(*node, parent);
      if (id != no_node && is_element(*node) && node->v.element.children.length > 0 &&
          !is_foreign(out_.tag(id))) {
        parent = id;
        node = child(*node, 0);
        continue;
      }
      while (node != &root && node->index_within_parent + 1 >= node->parent->v.element.children.length) {
        node = node->parent;
        close(parent);
      }
      if (node == &root) break;
      node = child(*node->parent, node->index_within_parent + 1);
    }
    settle_text();
    if (!out_.nodes_.empty()) out_.nodes_[0].end = out_.size();
  }

 private:
  static constexpr std::uint8_t joins = utf8::combining_mark | utf8::unstable_in_nfc;

  static const GumboNode* child(const GumboNode& node, std::size_t i) {
    return static_cast<const GumboNode*>(node.v.element.children.data[i]);
  }

  void close(NodeId& parent) {
    out_.nodes_[parent].end = out_.size();
    parent = out_.nodes_[parent].parent;
  }

  /// Appends the node; no_node if it has no subtree, or it and its subtree are left out.
  NodeId visit(const GumboNode& node, NodeId parent) {
    const NodeId id = out_.size();
    const auto depth =
        static_cast<std::uint16_t>(parent == no_node ? 0 : std::min(out_.nodes_[parent].depth + 1, 0xFFFF));
    if (is_text(node)) {
      if (!sieve_used_ && is_idle_space(node)) return no_node;
      // Behind a comment, or where it was moved out of a table, text goes on.
      const bool goes_on = id > 0 && out_.tag(id - 1) == Tag::text && out_.nodes_[id - 1].parent == parent;
      if (!goes_on) {
        settle_text();
        const auto begin = static_cast<std::uint32_t>(out_.characters_.size());
        out_.nodes_.push_back({parent, id + 1, begin, 0, depth, Tag::text});
      }
      if (sieve_used_) {
        append_characters(node.v.text.text, out_.nodes_.back().begin, parent);
      } else {
        append_as_sieved(node, out_.characters_);
      }
      return no_node;  // it has no children
    }
    if (!is_element(node)) return no_node;
    const Tag tag = tag_of(node.v.element);
    if (is_left_out(tag)) return no_node;
    settle_text();
    const auto [begin, size] =
        is_foreign(tag) ? std::pair<std::uint32_t, std::uint32_t>{} : attributes_of(node.v.element);
    out_.nodes_.push_back({parent, id + 1, begin, size, depth, tag});
    if (tag == Tag::body && out_.body_ == no_node) out_.body_ = id;
    if (tag == Tag::head && out_.head_ == no_node) out_.head_ = id;
    return id;
  }

  /// Brings the last node into its final form if it is a text: nothing more is appended to it.
  void settle_text() {
    if (out_.nodes_.empty() || out_.nodes_.back().tag != Tag::text) return;
    Node& text = out_.nodes_.back();
    // Characters that must never leave pith are taken out here, behind the decoding of references.
    utf8::clean_tail(out_.characters_, text.begin);
    text.begin += static_cast<std::uint32_t>(join_marks(text.begin, text.parent));
    text.size = static_cast<std::uint32_t>(out_.characters_.size()) - text.begin;
    if (text.size == 0) return;
    last_text_ = out_.size() - 1;
    line_end_ = out_.size();
    joined_ = 0;
  }

  /// Marks at the beginning of a text node, from `begin` on, belong to the letter before them, even if a tag
  /// stands between: they go to its node, so that the text of both is in NFC. Returns how far the node's own
  /// text has moved.
  std::size_t join_marks(std::size_t begin, NodeId parent) {
    constexpr int most_joined = 30;  // nodes; clean() leaves as many marks on a letter
    std::string& all = out_.characters_;
    if (begin == all.size() || static_cast<signed char>(all[begin]) >= 0 || last_text_ == no_node) return 0;
    std::size_t end = begin;
    for (std::size_t at = begin; at < all.size(); end = at) {
      if ((utf8::properties(utf8::next(all, at)) & joins) == 0) break;
    }
    if (end == begin || all[begin - 1] == ' ' || !is_on_line_of_last_text(parent)) return 0;
    if (++joined_ > most_joined) {
      all.erase(begin, end - begin);
      return 0;
    }
    Node& before = out_.nodes_[last_text_];
    const std::string rest = all.substr(end);
    all.resize(end);
    utf8::clean_tail(all, last_letter(std::string_view(all).substr(0, begin), before.begin));
    before.size = static_cast<std::uint32_t>(all.size()) - before.begin;
    const std::size_t own = all.size();
    all += rest;
    return own - begin;
  }

  /// Where the last letter of a cleaned text begins, no further back than `begin`: marks behind it change no
  /// more than what stands from there on.
  static std::size_t last_letter(std::string_view text, std::size_t begin) {
    for (std::size_t at = text.size(); at > begin;) {
      do {
        --at;
      } while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
      std::size_t behind = at;
      const std::uint8_t properties = utf8::properties(utf8::next(text, behind));
      if ((properties & utf8::special_in_clean) != 0) return behind;  // a joiner that stays as it is
      if ((properties & joins) == 0) return at;
    }
    return begin;
  }

  /// True if what is appended to the text node that begins at `begin` stands right behind a letter. The sieve
  /// leaves out white space at each tag of a block, and the parser may leave out the tag.
  bool goes_on_without_space(std::size_t begin, NodeId parent) {
    if (out_.characters_.empty() || out_.characters_.back() == ' ') return false;
    return out_.characters_.size() > begin || (last_text_ != no_node && is_on_line_of_last_text(parent));
  }

  /// True if nothing that breaks a line stands between the last text and the end of the tree so far, where
  /// `parent` is open.
  bool is_on_line_of_last_text(NodeId parent) {
    const auto breaks = [this](NodeId id) {
      const Tag tag = out_.nodes_[id].tag;
      return is_block_level(tag) || tag == Tag::br;
    };
    const auto block_of = [&](NodeId id) {
      while (id != no_node && !breaks(id)) id = out_.nodes_[id].parent;
      return id;
    };
    while (line_end_ < out_.size() && !breaks(line_end_)) ++line_end_;
    return line_end_ == out_.size() && block_of(out_.nodes_[last_text_].parent) == block_of(parent);
  }

  /// True if white space was left out before the run. Text in a table but outside of its cells is moved
  /// before the table: then it is the space there that counts, too.
  bool is_after_space(std::size_t run) const {
    const bool is_moved = last_run_ && run > *last_run_ + 1;
    return sieved_.texts[run].after_space || (is_moved && sieved_.texts[*last_run_ + 1].space_before_table);
  }

  /// The characters of a text node, from `begin` on: a sieved page has marks for them, and white space.
  void append_characters(std::string_view text, std::size_t begin, NodeId parent) {
    while (!text.empty()) {
      const std::optional<std::size_t> run = read_text_mark(text);
      if (run && *run < sieved_.texts.size()) {
        if (is_after_space(*run) && goes_on_without_space(begin, parent)) out_.characters_ += ' ';
        append_text(source_, sieved_.texts[*run], out_.characters_);
        last_run_ = *run;
        text.remove_prefix(text_mark_size);
      } else {
        // Where a mark was cut off, there may be other bytes.
        if (static_cast<signed char>(text[0]) >= 0) out_.characters_.push_back(text[0]);
        text.remove_prefix(1);
      }
    }
  }

  /// Range of the element's attributes in the source.
  std::pair<std::uint32_t, std::uint32_t> attributes_of(const GumboElement& element) {
    const GumboStringPiece& tag = element.original_tag;
    if (tag.data == nullptr || tag.length < 3) return {0, 0};
    if (!sieve_used_) {
      GumboStringPiece name = tag;
      gumbo_tag_from_original_text(&name);
      const auto begin = static_cast<std::uint32_t>(name.data + name.length - source_.data());
      const auto end = static_cast<std::uint32_t>(tag.data + tag.length - 1 - source_.data());
      return range(begin, end > begin ? end - begin : 0);
    }
    const auto offset = static_cast<std::uint32_t>(tag.data - sieved_.html.data());
    const auto& list = sieved_.tags;
    // Nodes come nearly in the order of their tags.
    if (next_ < list.size() && list[next_].sieved == offset) return range(list[next_++]);
    const auto found = std::lower_bound(list.begin(), list.end(), offset,
                                        [](const TagSource& t, std::uint32_t at) { return t.sieved < at; });
    next_ = static_cast<std::size_t>(found - list.begin());
    if (found == list.end() || found->sieved != offset) return {0, 0};
    ++next_;
    return range(*found);
  }

  std::pair<std::uint32_t, std::uint32_t> range(const TagSource& tag) const {
    return range(tag.begin, tag.size);
  }

  /// A tag's attributes, without those beyond the limit.
  std::pair<std::uint32_t, std::uint32_t> range(std::uint32_t begin, std::uint32_t size) const {
    if (size / 2 <= most_attributes_) return {begin, size};  // each has a name and a space before it
    const std::string_view all = source_.substr(begin, size);
    AttributeReader reader(all);
    Attribute attribute;
    std::size_t end = 0;
    for (std::uint32_t count = 0; count < most_attributes_ && reader.next(attribute); ++count) {
      end = size - reader.rest().size();
    }
    return {begin, static_cast<std::uint32_t>(end)};
  }

  std::string_view source_;
  const Sieved& sieved_;
  bool sieve_used_;
  std::uint32_t most_attributes_;
  Document& out_;
  std::size_t next_ = 0;
  NodeId last_text_ = no_node;           // the last one with characters, settled
  NodeId line_end_ = 0;                  // up to there nothing behind last_text_ breaks its line
  int joined_ = 0;                       // nodes whose marks went to last_text_
  std::optional<std::size_t> last_run_;  // whose characters came last
};

void read_tree(const GumboNode& root, std::string_view source, const Sieved& sieved, bool use_sieve,
               std::uint32_t most_attributes, Document& out) {
  TreeReader(source, sieved, use_sieve, most_attributes, out).run(root);
}

std::string_view original_of(const GumboNode& node) {
  if (!is_element(node) && !is_text(node)) return {};
  const GumboStringPiece& piece = is_element(node) ? node.v.element.original_tag : node.v.text.original_text;
  return {piece.data, piece.length};
}

}  // namespace pith::dom
