// Tables that hold data, told from tables that lay out a page.
#ifndef PITH_BLOCK_TABLE_HPP
#define PITH_BLOCK_TABLE_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"

#include <span>

namespace pith::block {

/// True if a reader would see `table` as a table of data. `blocks` are the page's, in document order.
bool is_data_table(const dom::Document& document, dom::NodeId table,
                   std::span<const score::TextBlock> blocks);

/// True if every cell of `row` is a <th>, or the row stands in <thead>.
bool is_header_row(const dom::Document& document, dom::NodeId row);

}  // namespace pith::block

#endif
