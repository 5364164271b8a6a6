// Boxes of notes, tips and warnings, told by their classes or signs.
#ifndef PITH_BLOCK_CALLOUT_HPP
#define PITH_BLOCK_CALLOUT_HPP

#include "dom/document.hpp"

#include <string>
#include <string_view>

namespace pith::block {

/// The sort of callout that the class, role or label of an element tells ("note", "warning"); empty: it is
/// none.
std::string callout_sort(const dom::Document& document, dom::NodeId id);

/// The sort that a sign at the beginning of a text tells: "[!NOTE]" gives "note".
std::string signed_sort(std::string_view text);

/// True if a line says no more than the sort of a callout: "Note", "WARNING:".
bool names_sort(std::string_view line);

/// True if an element's class says that it is a title or label.
bool has_title_class(const dom::Document& document, dom::NodeId id);

}  // namespace pith::block

#endif
