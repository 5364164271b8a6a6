// A parsed page: flat, in document order, const. Verdicts about its nodes are arrays beside it, never in it.
#ifndef PITH_DOM_DOCUMENT_HPP
#define PITH_DOM_DOCUMENT_HPP

#include "dom/tag.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::dom {

/// Index of a node in document (pre-)order.
using NodeId = std::uint32_t;
constexpr NodeId no_node = std::numeric_limits<NodeId>::max();

struct Node {
  NodeId parent;        ///< no_node for the root
  NodeId end;           ///< one past the last node of its subtree: [id + 1, end) are its descendants
  std::uint32_t begin;  ///< text: range of Document's characters; element: of the source's bytes: its
                        ///< attributes; of Tag::math: its name there, without a size
  std::uint32_t size;
  std::uint16_t depth;  ///< 0 for the root
  Tag tag;
};

/// One attribute as it stands in the source: `name` in any case, `value` with its character references.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// Reads the attributes of one start tag, in order, duplicates included (the first one counts). A forward
/// range.
class AttributeReader {
 public:
  explicit AttributeReader(std::string_view source) : rest_(source) {}
  /// Moves to the next attribute; false when there is none.
  bool next(Attribute& out);
  /// What is still to be read.
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// A script or style element: everything between its tags, untouched. In document order.
struct Script {
  std::string_view attributes;  ///< for AttributeReader
  std::string_view text;
};

/// The tree. Views that it gives live as long as the Document and the source it was parsed from.
class Document {
 public:
  std::span<const Node> nodes() const { return nodes_; }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  const Node& operator[](NodeId id) const { return nodes_[id]; }
  Tag tag(NodeId id) const { return nodes_[id].tag; }

  NodeId body() const { return body_; }  ///< no_node if there is none
  NodeId head() const { return head_; }

  /// First child, or no_node.
  NodeId first_child(NodeId id) const { return id + 1 < nodes_[id].end ? id + 1 : no_node; }
  /// Next sibling, or no_node.
  NodeId next_sibling(NodeId id) const {
    const NodeId parent = nodes_[id].parent;
    return parent != no_node && nodes_[id].end < nodes_[parent].end ? nodes_[id].end : no_node;
  }
  bool contains(NodeId ancestor, NodeId id) const { return id >= ancestor && id < nodes_[ancestor].end; }

  /// A text node's characters, references decoded, white space as on the page (runs may be folded outside
  /// <pre>). Empty for elements.
  std::string_view characters(NodeId id) const {
    const Node& n = nodes_[id];
    return n.tag == Tag::text ? std::string_view(characters_).substr(n.begin, n.size) : std::string_view();
  }

  /// The text of a subtree, cleaned to one line (utf8::clean_line); script, style and template left out.
  std::string text_of(NodeId id) const;

  /// All attributes of an element, read from the source at each call.
  AttributeReader attributes(NodeId id) const {
    const Node& n = nodes_[id];
    return AttributeReader(n.tag == Tag::text ? std::string_view() : source_.substr(n.begin, n.size));
  }
  /// The raw value of the first attribute of that (lower-case) name, character references not decoded;
  /// nullopt if absent.
  std::optional<std::string_view> raw_attribute(NodeId id, std::string_view name) const;
  /// Those of several names, read at once.
  template <std::size_t Count>
  std::array<std::optional<std::string_view>, Count> raw_attributes(
      NodeId id, const std::string_view (&names)[Count]) const {
    std::array<std::optional<std::string_view>, Count> out;
    read_attributes(id, names, out);
    return out;
  }
  /// The value of one, references decoded; empty if absent.
  std::string attribute(NodeId id, std::string_view name) const;
  bool has_attribute(NodeId id, std::string_view name) const { return raw_attribute(id, name).has_value(); }

  /// The name of an element that is none of HTML's, as it stands in the source.
  std::string_view own_name(NodeId id) const;
  /// The source between its tags, up to the first end tag of its name, 64 kB at most.
  std::string_view own_source(NodeId id) const;

  /// The spaces and tabs of the source right behind the element's start tag, none if a line ends there; empty
  /// without attributes.
  std::string_view space_inside(NodeId id) const;

  /// The source of a formula, as it stands on the page.
  struct Formula {
    std::string_view attributes;  ///< of its start tag, for AttributeReader
    std::string_view content;     ///< MathML, or what a script holds
    bool is_script = false;
  };
  /// Of an element of Tag::math: <math>, whose inside is not in the tree, or a <script> that holds a formula.
  /// No byte lies in two of them, and 64 kB of one are given at most.
  Formula formula(NodeId id) const;

  /// Every <script> with its text, those with a type other than JavaScript included; none of them is in the
  /// tree.
  std::span<const Script> scripts() const { return scripts_; }
  /// Every <style> with its text; none of them is in the tree.
  std::span<const Script> styles() const { return styles_; }

  /// False if a limit cut the page: the tree is of a prefix, or was flattened.
  bool complete() const { return complete_; }

 private:
  void read_attributes(NodeId id, std::span<const std::string_view> names,
                       std::span<std::optional<std::string_view>> values) const;

  friend class Parser;
  friend class DocumentWriter;
  std::string_view source_;  // UTF-8, as decoded; outlives the Document
  std::string characters_;
  std::vector<Node> nodes_;
  std::vector<Script> scripts_;
  std::vector<Script> styles_;
  NodeId body_ = no_node;
  NodeId head_ = no_node;
  bool complete_ = true;
};

}  // namespace pith::dom

#endif
