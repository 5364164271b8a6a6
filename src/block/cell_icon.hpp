// Signs in tables that stand for a word: ticks and crosses.
#ifndef PITH_BLOCK_CELL_ICON_HPP
#define PITH_BLOCK_CELL_ICON_HPP

#include "dom/document.hpp"

#include <string>

namespace pith::block {

/// A picture or a sign that stands alone in its cell, and what it says of itself.
struct CellIcon {
  dom::NodeId at = dom::no_node;
  std::string text;  ///< empty if there is none
};

/// The icon of a cell that has no text. A picture of the article is none, unless one word says all it shows.
CellIcon icon_in(const dom::Document& document, dom::NodeId cell);

}  // namespace pith::block

#endif
