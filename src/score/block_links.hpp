// The links in a block.
#ifndef PITH_SCORE_BLOCK_LINKS_HPP
#define PITH_SCORE_BLOCK_LINKS_HPP

#include "score/features.hpp"

namespace pith::score {

/// Calls `see(dom::NodeId)` for the link around each piece of the block's text that is in one, until it gives
/// true; gives whether it did.
template <class See>
bool any_link(const PageView& page, const TextBlock& block, const See& see) {
  for (dom::NodeId text = block.first; text <= block.last; ++text) {
    if (page.document.tag(text) != dom::Tag::text) continue;
    dom::NodeId id = page.document[text].parent;
    while (id != dom::no_node && id != block.container && !page.elements[id].link)
      id = page.document[id].parent;
    if (id != dom::no_node && page.elements[id].link && see(id)) return true;
  }
  return false;
}

}  // namespace pith::score

#endif
