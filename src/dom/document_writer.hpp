// Writes a Document, node by node in document order.
#ifndef PITH_DOM_DOCUMENT_WRITER_HPP
#define PITH_DOM_DOCUMENT_WRITER_HPP

#include "pith/extract.hpp"

#include "dom/document.hpp"
#include "dom/tag.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace pith::dom {

/// Elements and texts are appended to those that are open. A text comes out in NFC and without what must not
/// leave pith.
class DocumentWriter {
 public:
  using Range = std::pair<std::uint32_t, std::uint32_t>;  ///< of the source: begin and size

  /// `out` has no nodes and no characters. A tag keeps its first `limits.attributes`.
  DocumentWriter(const Limits& limits, Document& out)
      : most_nodes_(limits.nodes), most_attributes_(limits.attributes), out_(out) {}

  /// False if there are as many nodes as may be: then nothing more is appended.
  bool has_room() const { return out_.size() < most_nodes_; }

  NodeId append_element(NodeId parent, Tag tag, Range attributes) {
    settle_text();
    const NodeId id = out_.size();
    const auto [begin, size] = bounded(attributes);
    out_.nodes_.push_back({parent, id + 1, begin, size, depth_in(parent), tag});
    if (tag == Tag::body && out_.body_ == no_node) out_.body_ = id;
    if (tag == Tag::head && out_.head_ == no_node) out_.head_ = id;
    return id;
  }

  /// Ends an element: nothing more is appended to it. Returns its parent.
  NodeId close(NodeId element) {
    out_.nodes_[element].end = out_.size();
    return out_.nodes_[element].parent;
  }

  /// What is appended to the result are the characters of a text in `parent`: a new one, or the last node if
  /// it is one.
  std::string& text_in(NodeId parent);

  /// True if what is appended to the last node, a text, stands right behind a letter. The sieve leaves out
  /// white space at each tag of a block, and the parser may leave out the tag.
  bool goes_on_without_space();

  /// Nothing more comes, though there was more if not `complete`. Returns the depth of the deepest node; the
  /// root's is 1.
  std::size_t finish(bool complete);

 private:
  void settle_text();
  std::size_t join_marks(std::size_t begin, NodeId parent);
  bool is_on_line_of_last_text(NodeId parent);
  Range bounded(Range attributes) const;

  std::uint16_t depth_in(NodeId parent) {
    const std::size_t depth = parent == no_node ? 0 : std::size_t{out_.nodes_[parent].depth} + 1;
    depth_ = std::max(depth_, depth + 1);
    return static_cast<std::uint16_t>(std::min<std::size_t>(depth, 0xFFFF));
  }

  std::uint32_t most_nodes_;
  std::uint32_t most_attributes_;
  Document& out_;
  std::size_t depth_ = 0;
  NodeId last_text_ = no_node;  // the last one with characters, settled
  NodeId line_end_ = 0;         // up to there nothing behind last_text_ breaks its line
  int joined_ = 0;              // nodes whose marks went to last_text_
};

}  // namespace pith::dom

#endif
