// In which column each cell of a table stands.
#ifndef PITH_BLOCK_TABLE_GRID_HPP
#define PITH_BLOCK_TABLE_GRID_HPP

#include "dom/document.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pith::block {

/// Counts the columns and rows that cells before and above take with `colspan` and `rowspan`. What spans can
/// add to one table is bounded; beyond that a cell takes one place.
class TableGrid {
 public:
  TableGrid(const dom::Document& document, dom::NodeId table);

  dom::NodeId table() const { return table_; }
  /// From 0. `cell` is a <td> or <th> of the table itself, not of one within.
  std::uint32_t column(dom::NodeId cell) const;

 private:
  struct Cell {
    dom::NodeId id;
    std::uint32_t column;
  };
  void begin_row();
  void add(dom::NodeId cell);
  std::uint32_t span(dom::NodeId cell, std::string_view name) const;

  const dom::Document& document_;
  dom::NodeId table_;
  std::vector<Cell> cells_;          // in document order
  std::vector<std::uint32_t> down_;  // by column: rows that a cell above still takes
  std::uint32_t next_ = 0;           // column of the next cell
  std::size_t left_;                 // places that spans may still take
};

}  // namespace pith::block

#endif
