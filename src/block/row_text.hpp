// The text of a row of a table.
#ifndef PITH_BLOCK_ROW_TEXT_HPP
#define PITH_BLOCK_ROW_TEXT_HPP

#include "block/inline_text.hpp"
#include "block/table.hpp"
#include "block/table_grid.hpp"
#include "dom/document.hpp"

#include <cstdint>
#include <optional>

namespace pith::block {

/// Puts the borders between the cells of a row, and the signs that stand alone in some of them, before what
/// stands in the next one. Cells are gone to in document order.
class RowText {
 public:
  RowText(const dom::Document& document, InlineText& text) : document_(document), inline_(text) {}

  void begin(Tables::Row row);
  /// Goes to the cell of a node; what stands in one cell is parted by lines.
  void go_to(dom::NodeId id);
  /// Adds the signs of the cells that end before node `before` and were not looked at.
  void add_icons(dom::NodeId before);
  void end() { add_icons(document_[row_].end); }

 private:
  const dom::Document& document_;
  InlineText& inline_;
  std::optional<TableGrid> grid_;  // of the last table
  dom::NodeId row_ = dom::no_node;
  dom::NodeId cell_ = dom::no_node;  // where words were appended last
  dom::NodeId line_ = dom::no_node;  // in a table within the cell: its row
  dom::NodeId next_ = dom::no_node;  // the cell to look for a sign in
  std::uint32_t column_ = 0;
  bool at_begin_ = true;
};

}  // namespace pith::block

#endif
