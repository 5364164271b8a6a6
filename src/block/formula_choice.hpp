// Which formulas are part of the article, where the choice of text says nothing of them.
#ifndef PITH_BLOCK_FORMULA_CHOICE_HPP
#define PITH_BLOCK_FORMULA_CHOICE_HPP

#include "block/formula_places.hpp"
#include "block/table.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pith::block {

/// A formula that is part of the article, but of none of its blocks.
struct LoneFormula {
  std::string tex;  ///< with its number, if it has one beside it
  dom::NodeId at;
  std::size_t next;  ///< it stands before this block
  bool display = false;
};

/// Formulas by themselves are part of the article if the text beside them is; so are blocks of little more
/// than a formula. `keep`, as long as `blocks`, is mended: what a formula was rendered to, and its number,
/// are not read. The formulas of one row of a layout are one.
std::vector<LoneFormula> choose_formulas(const dom::Document& document, const FormulaPlaces& places,
                                         std::span<const score::TextBlock> blocks, Tables& tables,
                                         std::vector<std::uint8_t>& keep);

}  // namespace pith::block

#endif
