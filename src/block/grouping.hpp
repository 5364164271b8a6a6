// Which items, lists and tables the blocks of an article belong to, as these come in document order.
#ifndef PITH_BLOCK_GROUPING_HPP
#define PITH_BLOCK_GROUPING_HPP

#include "pith/article.hpp"

#include "block/ancestors.hpp"
#include "block/list.hpp"
#include "dom/document.hpp"

#include <cstdint>
#include <vector>

namespace pith::block {

class Grouping {
 public:
  explicit Grouping(const dom::Document& document)
      : document_(document), numbers_(document), definition_lists_(document.size()) {}

  /// True if a block of the item came before: what follows in it, be it behind a list within, is no new item.
  bool has_begun(dom::NodeId item);
  /// True if a block came before of an item that may be open still.
  bool any_begun() const { return !items_.empty(); }
  /// Makes the block the first of the item that it stands in; false if that has begun, or there is none.
  bool begin_item(const Ancestors& in, Block& out);
  /// For what stands in a list: how deep, and in which.
  void set_list(const Ancestors& in, Block& out);
  /// For a paragraph that is an item: those in a row are one list.
  void set_word_list(dom::NodeId paragraph, Block& out);
  /// For a row.
  void set_table(dom::NodeId table, Block& out) { out.group = number_of(table, table_); }
  /// For what stands in a block quote.
  void set_quotation(dom::NodeId quote, Block& out) { out.quotation = number_of(quote, quotation_); }
  /// True for terms and what they mean; without a term a list of definitions is only indented.
  bool is_definition_list(dom::NodeId list);

 private:
  struct Group {
    dom::NodeId id = dom::no_node;
    std::uint32_t number = 0;
  };
  /// Of a list, table or quote; `last` is the last one of its kind.
  std::uint32_t number_of(dom::NodeId id, Group& last);

  const dom::Document& document_;
  ListNumbers numbers_;
  Answers definition_lists_;
  std::vector<dom::NodeId> items_;  // those begun and still open, outermost first
  Group list_;
  unsigned level_ = 0;  // of that list, as its class says
  Group table_;
  Group quotation_;
  std::uint32_t groups_ = 0;
};

}  // namespace pith::block

#endif
