// Tables that a browser shows otherwise than they stand on the page.
#ifndef PITH_DOM_SHOWN_TABLES_HPP
#define PITH_DOM_SHOWN_TABLES_HPP

#include "dom/document.hpp"

#include <string_view>
#include <vector>

namespace pith::dom {

/// True for the role of a row, as it stands in a tag.
bool says_row(std::string_view role);

/// Makes tables, rows and cells of the elements that have these roles, and moves the foot of a table behind
/// its rows. `nodes` are the document's.
void show_tables(const Document& document, std::vector<Node>& nodes);

}  // namespace pith::dom

#endif
