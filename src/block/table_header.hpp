// Which row heads a table whose markup does not say so.
#ifndef PITH_BLOCK_TABLE_HEADER_HPP
#define PITH_BLOCK_TABLE_HEADER_HPP

#include "dom/document.hpp"

namespace pith::block {

/// True if `row` is marked as a header: no cell with text is a <td>, or it stands in <thead>.
bool is_marked_header(const dom::Document& document, dom::NodeId row);

/// The first row of a table without a marked one, if it is plainly a header: its cells are bold and those
/// below are not, its class says so, or it names columns of numbers. no_node if it is not.
dom::NodeId unmarked_header(const dom::Document& document, dom::NodeId table);

}  // namespace pith::block

#endif
