// One look at every element's start tag: what its class, id, role and style say. Attributes are not read
// again later.
#ifndef PITH_SCORE_SURVEY_HPP
#define PITH_SCORE_SURVEY_HPP

#include "data/word_table.hpp"
#include "dom/document.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::score {

struct Element {
  std::uint32_t groups = 0;  ///< data::ClassGroup bits of the words in class, id, role, itemprop
  std::uint32_t shape = 0;  ///< hash of tag and first class, digits left out: siblings of one layout share it
  std::uint32_t path = 0;   ///< hash of the shapes from the root down to here
  std::uint32_t twins = 0;  ///< number of the elements of this parent that have this shape: 0, 1, 2 …
  /// Hides itself (`hidden`, aria-hidden, display:none …), or is only a mark to jump by (¶, ↩).
  bool hidden = false;
  bool apart = false;      ///< inline, and set apart from what stands right before it by style alone
  bool styled = false;     ///< has a class
  bool link = false;       ///< <a> with an href
  bool jump = false;       ///< <a> with an href that names an anchor
  bool body_item = false;  ///< itemprop articleBody, or role main
  bool wall = false;       ///< a box that asks for consent or a log-in (walls.hpp)
  // Rare ones share a byte: there is one of this for each node.
  bool block : 1 = false;    ///< a <span> that its style sets as a block
  bool heading : 1 = false;  ///< has the role of one
  bool tex : 1 = false;      ///< has an attribute with TeX
  bool badge : 1 = false;    ///< its class says that it is a label of its own, not a part of a word
  bool code : 1 = false;     ///< its style keeps white space, and letters of one width
};

/// Mask of the words in a class or id, split at all but letters and where lower case meets upper case. What
/// stands in brackets is a selector of a utility class (`[&_figcaption]:mt-2`) and says nothing of the
/// element.
std::uint32_t groups_of(std::string_view names);

/// Shape of an element with that class before all others, which has no digits.
constexpr std::uint32_t shape_of(dom::Tag tag, std::string_view first_class) {
  std::uint32_t hash = data::hash_step(data::hash_start, static_cast<char>(tag));
  for (const char c : first_class) hash = data::hash_step(hash, c);
  return hash;
}

/// One Element for each node; text nodes have none of it but their parent's path, and `apart`.
void survey(const dom::Document& document, std::vector<Element>& out);

}  // namespace pith::score

#endif
