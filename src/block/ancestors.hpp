// What the elements around a block make of it.
#ifndef PITH_BLOCK_ANCESTORS_HPP
#define PITH_BLOCK_ANCESTORS_HPP

#include "dom/document.hpp"

#include <cstdint>
#include <vector>

namespace pith::block {

/// A question about nodes, answered once for each: the same ones stand around many blocks.
class Answers {
 public:
  explicit Answers(dom::NodeId nodes) : known_(nodes) {}

  template <class Ask>
  bool operator()(dom::NodeId id, const Ask& ask) {
    if (known_[id] == 0) known_[id] = ask() ? yes : no;
    return known_[id] == yes;
  }

 private:
  static constexpr std::uint8_t yes = 1;
  static constexpr std::uint8_t no = 2;
  std::vector<std::uint8_t> known_;
};

/// What the elements around a block make of it.
struct Ancestors {
  dom::NodeId heading = dom::no_node;
  dom::NodeId item = dom::no_node;   // nearest <li>
  dom::NodeId list = dom::no_node;   // the list of that item
  dom::NodeId outer = dom::no_node;  // outermost list or the table: what groups blocks
  dom::NodeId cell = dom::no_node;
  dom::NodeId table = dom::no_node;  // nearest one
  dom::NodeId caption = dom::no_node;
  dom::NodeId entry = dom::no_node;        // nearest <dt> or <dd>, unless an item or a cell is nearer
  dom::NodeId definitions = dom::no_node;  // the <dl> of that entry
  dom::NodeId quote = dom::no_node;        // nearest <blockquote>
  unsigned lists = 0;
  unsigned quotes = 0;
};

/// `caption_classes` answers which elements have the class of a caption; nullptr: it says nothing here.
Ancestors ancestors_of(const dom::Document& document, dom::NodeId id, Answers* caption_classes);

}  // namespace pith::block

#endif
