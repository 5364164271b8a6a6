// Lists: the numbers of their items, and whether these are tasks.
#ifndef PITH_BLOCK_LIST_HPP
#define PITH_BLOCK_LIST_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

#include <cstdint>
#include <vector>

namespace pith::block {

/// Numbers items, which must come in document order.
class ListNumbers {
 public:
  explicit ListNumbers(const dom::Document& document) : document_(document) {}

  /// Sets ordinal and numbering of a list item; counted on from the last item of the same list. `list` may be
  /// no_node.
  void number(dom::NodeId list, dom::NodeId item, Block& out);

 private:
  struct List {
    dom::NodeId id;
    dom::NodeId next;            // its first child that is not counted yet
    std::uint32_t next_ordinal;  // of the next item; 0: the list has no numbers, or no more
    bool reversed;               // it counts down
    char numbering;              // as Block::numbering
  };
  List& open(dom::NodeId list);

  const dom::Document& document_;
  std::vector<List> lists_;  // the open ones, outermost first
};

/// What the checkbox at an item's begin says.
Task task_of(const dom::Document& document, dom::NodeId item);

}  // namespace pith::block

#endif
