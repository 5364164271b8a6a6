#include "block/table.hpp"

#include "base/ascii.hpp"
#include "block/callout.hpp"
#include "block/table_header.hpp"

#include <algorithm>
#include <cstddef>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t long_cell = 60;  // words: a cell of prose, not of data

/// How many rows or columns a cell stands in, as its attribute says.
std::size_t taken(const dom::Document& document, NodeId cell, std::string_view attribute) {
  const std::string_view span = document.raw_attribute(cell, attribute).value_or("1");
  if (span.size() != 1 || !ascii::is_digit(span[0])) return span.size() > 1 ? 10 : 1;
  return std::max<std::size_t>(1, static_cast<std::size_t>(span[0] - '0'));
}

}  // namespace

bool is_equation_number(std::string_view text) {
  constexpr std::size_t longest = 10;
  text = ascii::trim(text);
  if (text.size() < 3 || text.size() > longest || text.front() != '(' || text.back() != ')') return false;
  text = text.substr(1, text.size() - 2);
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return ascii::is_alnum(c) || c == '.' || c == '-' || c == '\''; });
}

std::string begin_of_block(const dom::Document& document, const score::TextBlock& block, std::size_t most) {
  std::string text;
  for (NodeId id = block.first; id <= block.last && text.size() <= most; ++id) {
    if (document.tag(id) == Tag::text) text += document.characters(id).substr(0, most + 1);
  }
  return text;
}

Tables::Answer& Tables::answer(NodeId table) {
  const auto [entry, is_new] = answers_.try_emplace(table);
  if (is_new) entry->second.data = looks_like_data(table);
  return entry->second;
}

bool Tables::is_data(NodeId table) { return answer(table).data; }

Tables::Row Tables::row_around(NodeId id) {
  Row found;
  NodeId row = dom::no_node;
  bool in_cell = false;
  for (; id != dom::no_node && id != document_.body(); id = document_[id].parent) {
    switch (document_.tag(id)) {
      case Tag::td:
      case Tag::th: in_cell = true; break;
      case Tag::tr:
        if (in_cell) row = id;
        break;
      case Tag::table:
        if (row != dom::no_node && is_data(id)) found = {id, row};
        row = dom::no_node;
        in_cell = false;
        break;
      default: break;
    }
  }
  return found;
}

bool Tables::is_header(Row row) {
  if (is_marked_header(document_, row.row)) return true;
  Answer& known = answer(row.table);
  if (!known.first_row_known) {
    known.first_row_known = true;
    known.header = unmarked_header(document_, row.table);
  }
  return known.header == row.row;
}

std::span<const score::TextBlock> Tables::blocks_in(NodeId table) const {
  const auto first = std::lower_bound(blocks_.begin(), blocks_.end(), table,
                                      [](const score::TextBlock& b, NodeId id) { return b.first < id; });
  auto end = first;
  while (end != blocks_.end() && document_.contains(table, end->first)) ++end;
  return {first, end};
}

/// Cells of a table, without those of tables within; one that spans rows counts in each, and with
/// `spans_columns` one that spans columns.
std::size_t Tables::cells_in(NodeId table, bool spans_columns) const {
  std::size_t cells = 0;
  for (NodeId id = table + 1; id < document_[table].end;) {
    const Tag tag = document_.tag(id);
    if (tag == Tag::td || tag == Tag::th)
      cells += taken(document_, id, "rowspan") * (spans_columns ? taken(document_, id, "colspan") : 1);
    id = tag == Tag::table ? document_[id].end : id + 1;
  }
  return cells;
}

/// True if the cells fill two columns. One that spans columns heads others only among several rows of more
/// cells: else it is a line across a layout.
bool Tables::fills_columns(NodeId table, std::size_t rows, std::size_t cells) const {
  constexpr std::size_t most_layout_rows = 4;
  const bool may_head = rows > most_layout_rows && 3 * cells > 4 * rows;
  return cells >= 2 * rows || cells_in(table, may_head) >= 2 * rows;
}

bool Tables::looks_like_data(NodeId table) const {
  bool marked = false;
  std::size_t rows = 0;
  std::size_t cells = 0;
  NodeId nested = 0;  // nodes of tables within
  for (NodeId id = table + 1; id < document_[table].end;) {
    const Tag tag = document_.tag(id);
    marked |= tag == Tag::th || tag == Tag::caption || tag == Tag::thead;
    rows += tag == Tag::tr ? 1 : 0;
    cells += tag == Tag::td || tag == Tag::th ? 1 : 0;
    if (tag == Tag::table) nested += document_[id].end - id;
    id = tag == Tag::table ? document_[id].end : id + 1;
  }
  if (rows < 1 || cells == 0) return false;
  // Tables within tables lay out, but for a small one in a cell of data.
  if (nested > 0 && (!marked || rows < 2 || nested * 2 > document_[table].end - table)) return false;
  if (!fills_columns(table, rows, cells)) return false;  // one column is a list
  if (!marked && (holds_equations(table) || is_list_of_cells(table))) return false;
  for (const score::TextBlock& block : blocks_in(table)) {
    if (block.words > long_cell && !marked) return false;
  }
  return marked || rows >= 2 || is_line_of_facts(table);
}

/// True if no row has text in two cells: the others set pictures beside it, or nothing.
bool Tables::is_list_of_cells(NodeId table) const {
  NodeId last_cell = dom::no_node;
  NodeId last_row = dom::no_node;
  for (const score::TextBlock& block : blocks_in(table)) {
    if (last_cell != dom::no_node && document_.contains(last_cell, block.first)) continue;
    NodeId cell = block.container;
    while (cell != table && document_.tag(cell) != Tag::td && document_.tag(cell) != Tag::th)
      cell = document_[cell].parent;
    if (cell == table) continue;
    if (document_[cell].parent == last_row) return false;
    last_cell = cell;
    last_row = document_[cell].parent;
  }
  return last_row != dom::no_node;
}

/// True for a row by itself that holds a name and its value, or the like: short cells without links.
bool Tables::is_line_of_facts(NodeId table) const {
  constexpr std::uint32_t longest = 8;  // words
  constexpr int levels = 12;
  NodeId around = document_[table].parent;
  if (around != dom::no_node && !callout_sort(document_, around).empty()) return false;
  for (int level = 0; level < levels && around != dom::no_node; ++level, around = document_[around].parent) {
    if (document_.tag(around) == Tag::table) return false;
  }
  const auto blocks = blocks_in(table);
  return blocks.size() == cells_in(table, false) &&
         std::all_of(blocks.begin(), blocks.end(), [](const score::TextBlock& block) {
           return block.words <= longest && block.links == 0;
         });
}

/// True for formulas set in the middle of a line, with their numbers beside them.
bool Tables::holds_equations(NodeId table) const {
  constexpr std::size_t longest = 16;  // bytes; of a number
  const auto formulas = formulas_.all();
  const auto first = std::lower_bound(formulas.begin(), formulas.end(), table,
                                      [](const Formula& f, NodeId id) { return f.begin < id; });
  if (first == formulas.end() || !document_.contains(table, first->begin)) return false;
  const auto blocks = blocks_in(table);
  return std::all_of(blocks.begin(), blocks.end(), [&](const score::TextBlock& block) {
    return formulas_.around(block.first) != nullptr ||
           is_equation_number(begin_of_block(document_, block, longest));
  });
}

}  // namespace pith::block
