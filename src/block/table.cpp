#include "block/table.hpp"

#include <algorithm>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t long_cell = 60;  // words: a cell of prose, not of data

}  // namespace

bool is_data_table(const dom::Document& document, NodeId table, std::span<const score::TextBlock> blocks) {
  bool marked = false;
  std::size_t rows = 0;
  std::size_t cells = 0;
  for (NodeId id = table + 1; id < document[table].end; ++id) {
    switch (document.tag(id)) {
      case Tag::table: return false;  // tables within tables lay out
      case Tag::th:
      case Tag::caption:
      case Tag::thead: marked = true; break;
      default: break;
    }
    rows += document.tag(id) == Tag::tr ? 1 : 0;
    cells += document.tag(id) == Tag::td || document.tag(id) == Tag::th ? 1 : 0;
  }
  if (rows < 1 || cells < 2 * rows) return false;  // one column is a list
  const auto first = std::lower_bound(blocks.begin(), blocks.end(), table,
                                      [](const score::TextBlock& b, NodeId id) { return b.first < id; });
  for (auto block = first; block != blocks.end() && document.contains(table, block->first); ++block) {
    if (block->words > long_cell && !marked) return false;
  }
  return marked || rows >= 2;
}

bool is_header_row(const dom::Document& document, NodeId row) {
  if (document[row].parent != dom::no_node && document.tag(document[row].parent) == Tag::thead) return true;
  bool any = false;
  for (NodeId id = document.first_child(row); id != dom::no_node; id = document.next_sibling(id)) {
    if (document.tag(id) == Tag::td) return false;
    any |= document.tag(id) == Tag::th;
  }
  return any;
}

}  // namespace pith::block
