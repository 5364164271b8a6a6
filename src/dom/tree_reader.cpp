#include "dom/tree_reader.hpp"

#include "base/ascii.hpp"
#include "dom/document_writer.hpp"
#include "dom/foreign.hpp"

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

/// The bytes of its start tag. A `</>` right before it, which is nothing, Gumbo takes for its beginning.
GumboStringPiece start_tag_of(const GumboElement& element) {
  GumboStringPiece tag = element.original_tag;
  while (std::string_view(tag.data, tag.length).starts_with("</>")) {
    tag.data += 3;
    tag.length -= 3;
  }
  return tag;
}

Tag tag_of(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_SVG && element.tag_namespace == GUMBO_NAMESPACE_SVG) return Tag::svg;
  if (element.tag == GUMBO_TAG_MATH && element.tag_namespace == GUMBO_NAMESPACE_MATHML) return Tag::math;
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return Tag::other;
  if (element.tag == GUMBO_TAG_UNKNOWN) {  // Gumbo does not know the newest ones, and <search> is among them
    GumboStringPiece name = start_tag_of(element);
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
  TreeReader(std::string_view source, const Sieved& sieved, bool sieve_used, const Limits& limits,
             Document& out)
      : source_(source), sieved_(sieved), sieve_used_(sieve_used), out_(limits, out) {}

  std::size_t run(const GumboNode& root) {
    const GumboNode* node = &root;
    NodeId parent = no_node;
    while (out_.has_room()) {
      const NodeId id = visit(*node, parent);
      if (id != no_node) {
        parent = id;
        node = child(*node, 0);
        continue;
      }
      while (node != &root && node->index_within_parent + 1 >= node->parent->v.element.children.length) {
        node = node->parent;
        parent = out_.close(parent);
      }
      if (node == &root) return out_.finish(complete_);
      node = child(*node->parent, node->index_within_parent + 1);
    }
    leave_rest_out(no_node, parent);
    return out_.finish(complete_);
  }

 private:
  using Range = DocumentWriter::Range;

  static const GumboNode* child(const GumboNode& node, std::size_t i) {
    return static_cast<const GumboNode*>(node.v.element.children.data[i]);
  }

  /// Appends the node, unless it and its subtree are left out. If it has children to be visited, it is
  /// returned; else no_node is.
  NodeId visit(const GumboNode& node, NodeId parent) {
    if (is_text(node)) {
      if (sieve_used_) {
        read_pieces(node.v.text.text, parent);
      } else if (!is_idle_space(node)) {
        append_as_sieved(node, out_.text_in(parent));
      }
      return no_node;
    }
    if (!is_element(node)) return no_node;
    const Tag tag = tag_of(node.v.element);
    if (tag == Tag::iframe && parent != no_node)
      return out_.append_element(parent, tag, attributes_of(node.v.element)), no_node;
    if (tag == Tag::script && is_formula_script(rest_of_tag(node.v.element))) {
      out_.append_element(parent, Tag::math, name_of(node.v.element));
      return no_node;
    }
    if (is_left_out(tag)) return no_node;
    if (is_foreign(tag)) {
      out_.append_element(parent, tag, tag == Tag::math ? name_of(node.v.element) : Range{0, 0});
      return no_node;
    }
    const NodeId id = out_.append_element(parent, tag, attributes_of(node.v.element));
    return node.v.element.children.length > 0 ? id : no_node;
  }

  /// The first run of text behind a piece.
  std::size_t run_behind(std::size_t piece) const {
    do {
      ++piece;
    } while (piece < sieved_.pieces.size() && !is_run(sieved_.pieces[piece].kind));
    return piece;
  }

  /// True if white space was left out before the run. Text in a table but outside of its cells is moved
  /// before the table: then it is the space there that counts, too.
  bool is_after_space(std::size_t run) const {
    if (sieved_.pieces[run].after_space) return true;
    if (!last_run_ || run <= *last_run_) return false;
    const std::size_t next = run_behind(*last_run_);
    return run > next && sieved_.pieces[next].space_before_table;
  }

  /// A text of the sieved page: marks, and white space.
  void read_pieces(std::string_view text, NodeId parent) {
    while (!text.empty()) {
      if (!out_.has_room()) return leave_rest_out(parent, parent);
      const std::optional<std::size_t> mark = read_mark(text);
      if (mark && *mark < sieved_.pieces.size()) {
        read_piece(*mark, parent);
        text.remove_prefix(mark_size);
      } else {
        // Where a mark was cut off, there may be other bytes.
        if (static_cast<signed char>(text[0]) >= 0) {
          out_.text_in(parent).push_back(text[0]);
        }
        text.remove_prefix(1);
      }
    }
  }

  /// There is no room: closes `parent` and what is around it, up to `host`.
  void leave_rest_out(NodeId host, NodeId parent) {
    while (parent != host) parent = out_.close(parent);
    complete_ = false;
  }

  /// What the mark of the piece stands for.
  void read_piece(std::size_t at, NodeId parent) {
    const NodeId host = parent;
    do {
      if (!out_.has_room()) return leave_rest_out(host, parent);
      const Piece& piece = sieved_.pieces[at];
      switch (piece.kind) {
        case PieceKind::start:
          parent = out_.append_element(parent, piece.tag, {piece.begin, piece.size});
          break;
        case PieceKind::empty: out_.append_element(parent, piece.tag, {piece.begin, piece.size}); break;
        case PieceKind::end: parent = out_.close(parent); break;
        default: append_characters(at, parent);
      }
      ++at;
    } while (at < sieved_.pieces.size() && (parent != host || sieved_.pieces[at].joined));
  }

  void append_characters(std::size_t at, NodeId parent) {
    const Piece& piece = sieved_.pieces[at];
    std::string& characters = out_.text_in(parent);
    if (is_run(piece.kind)) {
      if (is_after_space(at) && out_.goes_on_without_space()) characters += ' ';
      last_run_ = at;
    }
    append_text(source_, piece, characters);
  }

  /// What stands behind the name of a start tag of the unsieved page.
  static std::string_view rest_of_tag(const GumboElement& element) {
    const GumboStringPiece tag = start_tag_of(element);
    return tag.data == nullptr ? std::string_view() : std::string_view(tag.data, tag.length);
  }

  /// Where the name of a formula's tag stands in the source.
  Range name_of(const GumboElement& element) {
    if (sieve_used_) return attributes_of(element);
    const GumboStringPiece tag = start_tag_of(element);
    if (tag.data == nullptr || tag.length < 3) return {0, 0};
    return {static_cast<std::uint32_t>(tag.data + 1 - source_.data()), 0};
  }

  static Range range_of(const TagSource& tag) { return {tag.begin, tag.size}; }

  /// Range of the element's attributes in the source.
  Range attributes_of(const GumboElement& element) {
    const GumboStringPiece tag = start_tag_of(element);
    if (tag.data == nullptr || tag.length < 3) return {0, 0};
    if (!sieve_used_) {
      GumboStringPiece name = tag;
      gumbo_tag_from_original_text(&name);
      const auto begin = static_cast<std::uint32_t>(name.data + name.length - source_.data());
      const auto end = static_cast<std::uint32_t>(tag.data + tag.length - 1 - source_.data());
      return {begin, end > begin ? end - begin : 0};
    }
    const auto offset = static_cast<std::uint32_t>(tag.data - sieved_.html.data());
    const auto& list = sieved_.tags;
    // Nodes come nearly in the order of their tags.
    if (next_ < list.size() && list[next_].sieved == offset) return range_of(list[next_++]);
    const auto found = std::lower_bound(list.begin(), list.end(), offset,
                                        [](const TagSource& t, std::uint32_t at) { return t.sieved < at; });
    next_ = static_cast<std::size_t>(found - list.begin());
    if (found == list.end() || found->sieved != offset) return {0, 0};
    ++next_;
    return range_of(*found);
  }

  std::string_view source_;
  const Sieved& sieved_;
  bool sieve_used_;
  DocumentWriter out_;
  std::size_t next_ = 0;
  std::optional<std::size_t> last_run_;  // whose characters came last
  bool complete_ = true;
};

std::size_t read_tree(const GumboNode& root, std::string_view source, const Sieved& sieved, bool use_sieve,
                      const Limits& limits, Document& out) {
  return TreeReader(source, sieved, use_sieve, limits, out).run(root);
}

std::string_view original_of(const GumboNode& node) {
  if (!is_element(node) && !is_text(node)) return {};
  const GumboStringPiece& piece = is_element(node) ? node.v.element.original_tag : node.v.text.original_text;
  return {piece.data, piece.length};
}

}  // namespace pith::dom
