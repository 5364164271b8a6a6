#include "block/row_text.hpp"

#include "block/cell_icon.hpp"

namespace pith::block {

using dom::NodeId;
using dom::Tag;

void RowText::begin(Tables::Row row) {
  if (!grid_ || grid_->table() != row.table) grid_.emplace(document_, row.table);
  row_ = row.row;
  cell_ = next_ = document_.first_child(row.row);
  line_ = dom::no_node;
  column_ = 0;
  at_begin_ = true;
}

void RowText::add_icons(NodeId before) {
  for (; next_ != dom::no_node && document_[next_].end <= before; next_ = document_.next_sibling(next_)) {
    const CellIcon icon = icon_in(document_, next_);
    if (icon.text.empty()) continue;
    go_to(icon.at);
    inline_.put(icon.text);
  }
}

void RowText::go_to(NodeId id) {
  const NodeId last_cell = cell_;
  const NodeId last_line = line_;
  line_ = document_[id].parent;
  while (document_.tag(line_) != Tag::tr) line_ = document_[line_].parent;
  while (cell_ != dom::no_node && !document_.contains(cell_, id)) cell_ = document_.next_sibling(cell_);
  const Tag tag = cell_ == dom::no_node ? Tag::other : document_.tag(cell_);
  const std::uint32_t column = tag == Tag::td || tag == Tag::th ? grid_->column(cell_) : column_;
  if (column > column_) {
    inline_.cells(column - column_);
    column_ = column;
  } else if (!at_begin_ && last_cell == cell_ && (last_line != line_ || line_ == row_)) {
    inline_.line_break();
  } else {
    inline_.space();
  }
  at_begin_ = false;
}

}  // namespace pith::block
