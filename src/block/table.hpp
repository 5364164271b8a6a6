// Tables that hold data, told from tables that lay out a page.
#ifndef PITH_BLOCK_TABLE_HPP
#define PITH_BLOCK_TABLE_HPP

#include "block/formulas.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"

#include <span>
#include <unordered_map>

namespace pith::block {

/// Answers are kept: the same table is asked about for each of its cells.
class Tables {
 public:
  /// `blocks` are the page's, in document order. All are borrowed.
  Tables(const dom::Document& document, std::span<const score::TextBlock> blocks, const Formulas& formulas)
      : document_(document), blocks_(blocks), formulas_(formulas) {}

  /// True if a reader would see `table` as one of data.
  bool is_data(dom::NodeId table);

  /// A row of data.
  struct Row {
    dom::NodeId table = dom::no_node;
    dom::NodeId row = dom::no_node;
  };
  /// The row that `id` stands in, of the outermost table of data around it.
  Row row_around(dom::NodeId id);

  /// True if the row heads its table: its cells are <th>, it stands in <thead>, or it is the first and
  /// plainly made to be one.
  bool is_header(Row row);

 private:
  struct Answer {
    bool data = false;
    bool first_row_known = false;
    dom::NodeId header = dom::no_node;  // first row, if it is a header without being marked so
  };
  std::size_t cells_in(dom::NodeId table, bool spans_columns) const;
  bool fills_columns(dom::NodeId table, std::size_t rows, std::size_t cells) const;
  bool looks_like_data(dom::NodeId table) const;
  bool is_list_of_cells(dom::NodeId table) const;
  bool holds_equations(dom::NodeId table) const;
  bool is_line_of_facts(dom::NodeId table) const;
  std::span<const score::TextBlock> blocks_in(dom::NodeId table) const;
  Answer& answer(dom::NodeId table);

  const dom::Document& document_;
  std::span<const score::TextBlock> blocks_;
  const Formulas& formulas_;
  std::unordered_map<dom::NodeId, Answer> answers_;
};

/// True for the number of an equation: "(1)", "(2.3a)".
bool is_equation_number(std::string_view text);

/// The characters of a block, until they are more than `most` bytes.
std::string begin_of_block(const dom::Document& document, const score::TextBlock& block, std::size_t most);

}  // namespace pith::block

#endif
