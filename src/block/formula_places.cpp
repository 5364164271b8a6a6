#include "block/formula_places.hpp"

#include <algorithm>

namespace pith::block {

using dom::NodeId;
using dom::Tag;

FormulaPlaces::FormulaPlaces(const dom::Document& document, std::span<const score::Element> elements,
                             std::span<const score::TextBlock> blocks)
    : document_(document), blocks_(blocks), formulas_(document, elements) {
  for (const Formula& formula : formulas_.all()) place(formula);
}

FormulaPlaces::Extent FormulaPlaces::extent(std::size_t index) const {
  const auto found = extents_.find(index);
  return found != extents_.end() ? found->second : Extent{blocks_[index].first, blocks_[index].last};
}

void FormulaPlaces::place(const Formula& formula) {
  const auto behind = std::lower_bound(blocks_.begin(), blocks_.end(), formula.begin,
                                       [](const score::TextBlock& b, NodeId id) { return b.first < id; });
  const auto first = static_cast<std::size_t>(behind - blocks_.begin());
  if (first > 0 && extent(first - 1).last >= formula.begin) {  // within a block, which may end in it
    const Extent around = extent(first - 1);
    set(first - 1, {around.first, std::max(around.last, formula.end - 1)});
    return;
  }
  std::size_t next = first;
  while (next < blocks_.size() && blocks_[next].last < formula.end) ++next;
  if (next < blocks_.size() && blocks_[next].first < formula.end) {
    set(next, {formula.begin, extent(next).last});
    return;
  }
  const NodeId element = block_element(formula.begin);
  if (first > 0 && blocks_[first - 1].container == element &&
      on_one_line(extent(first - 1).last + 1, formula.begin)) {
    set(first - 1, {extent(first - 1).first, formula.end - 1});
  } else if (next < blocks_.size() && blocks_[next].container == element &&
             on_one_line(formula.end, extent(next).first)) {
    set(next, {std::min(formula.begin, extent(next).first), extent(next).last});
  } else {
    lone_.push_back({&formula, first, next});
  }
}

/// The nearest block-level element around a node.
NodeId FormulaPlaces::block_element(NodeId id) const {
  if (dom::is_block_level(document_.tag(id))) return dom::no_node;  // it is one itself
  do {
    id = document_[id].parent;
  } while (id != dom::no_node && id != document_.body() && !dom::is_block_level(document_.tag(id)));
  return id;
}

/// True if nothing between the two nodes ends a block.
bool FormulaPlaces::on_one_line(NodeId begin, NodeId end) const {
  constexpr NodeId farthest = 64;
  if (begin > end || end - begin > farthest) return false;
  int breaks = 0;
  for (NodeId id = begin; id < end; ++id) {
    breaks += document_.tag(id) == Tag::br ? 1 : 0;
    if (breaks > 1 || dom::is_block_level(document_.tag(id))) return false;
  }
  return true;
}

}  // namespace pith::block
