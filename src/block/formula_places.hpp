// Where among the blocks of a page its formulas stand.
#ifndef PITH_BLOCK_FORMULA_PLACES_HPP
#define PITH_BLOCK_FORMULA_PLACES_HPP

#include "block/formulas.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

namespace pith::block {

/// Blocks are runs of text, and a formula is none: at either end of a block it belongs to it, and
/// by itself to none.
class FormulaPlaces {
 public:
  /// A formula by itself stands before block `next`, and instead of those from `first` to there: what it was
  /// rendered to.
  struct Lone {
    const Formula* formula;
    std::size_t first;
    std::size_t next;
  };

  FormulaPlaces(const dom::Document& document, std::span<const score::Element> elements,
                std::span<const score::TextBlock> blocks);

  const Formulas& formulas() const { return formulas_; }
  std::span<const Lone> lone() const { return lone_; }
  /// The blocks with formulas in them or at their ends, by index; one may come several times.
  std::span<const std::size_t> holders() const { return holders_; }

  /// The nodes that show the block at `index`, with the formulas at its ends.
  struct Extent {
    dom::NodeId first;
    dom::NodeId last;
  };
  Extent extent(std::size_t index) const;

 private:
  void place(const Formula& formula);
  void set(std::size_t index, Extent extent) {
    extents_[index] = extent;
    holders_.push_back(index);
  }
  dom::NodeId block_element(dom::NodeId id) const;
  bool on_one_line(dom::NodeId begin, dom::NodeId end) const;

  const dom::Document& document_;
  std::span<const score::TextBlock> blocks_;
  Formulas formulas_;
  std::unordered_map<std::size_t, Extent> extents_;  // of blocks with formulas at their ends
  std::vector<Lone> lone_;                           // in document order
  std::vector<std::size_t> holders_;
};

}  // namespace pith::block

#endif
