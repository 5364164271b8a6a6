// The links in a block.
#ifndef PITH_SCORE_BLOCK_LINKS_HPP
#define PITH_SCORE_BLOCK_LINKS_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <span>

namespace pith::score {

/// Calls `see(dom::NodeId)` for the link around each piece of the block's text that is in one, until it gives
/// true; gives whether it did.
template <class See>
bool any_link(const dom::Document& document, std::span<const Element> elements, const TextBlock& block,
              const See& see) {
  for (dom::NodeId text = block.first; text <= block.last; ++text) {
    if (document.tag(text) != dom::Tag::text) continue;
    dom::NodeId id = document[text].parent;
    while (id != dom::no_node && id != block.container && !elements[id].link) id = document[id].parent;
    if (id != dom::no_node && elements[id].link && see(id)) return true;
  }
  return false;
}

/// True if some of the block is a link, but for one to an anchor of the page: headings lead to themselves.
inline bool links_away(const dom::Document& document, std::span<const Element> elements,
                       const TextBlock& block) {
  return block.link_words > 0 && any_link(document, elements, block, [&](dom::NodeId link) {
           return !document.raw_attribute(link, "href").value_or("").starts_with('#');
         });
}

}  // namespace pith::score

#endif
