// What stands between chosen blocks and belongs to the text by its kind.
#ifndef PITH_BLOCK_GAPS_HPP
#define PITH_BLOCK_GAPS_HPP

#include "block/choice.hpp"
#include "block/runs.hpp"
#include "dom/document.hpp"

namespace pith::block {

/// Keeps headings, items, boxes of notes, what folds, names at quotations and the like that stand between two
/// chosen blocks in the same element. Gives whether there was any.
bool add_gaps(const dom::Document& document, const Choice& choice, Runs& runs);

}  // namespace pith::block

#endif
