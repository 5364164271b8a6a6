// What stands between the chosen blocks without words of its own: pictures, embeds, rules.
#ifndef PITH_BLOCK_INSET_HPP
#define PITH_BLOCK_INSET_HPP

#include "pith/article.hpp"

#include "block/choice.hpp"
#include "block/formulas.hpp"
#include "dom/document.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::block {

struct Inset {
  dom::NodeId at;  ///< its element
  BlockKind kind;
  std::uint32_t item;  ///< as Block::item
};

/// Finds the insets that belong to the chosen blocks, in document order, and adds the pictures and embeds to
/// `article`. An inset belongs if it stands among chosen blocks and not in a box with other text (a card, an
/// author's box, a list of other articles), but for its caption; of those before the first block the one that
/// leads it does, and behind the last those that follow it directly. A rule belongs between two chosen
/// blocks. Pictures of formulas are none.
std::vector<Inset> find_insets(const dom::Document& document, const Choice& choice, const Formulas& formulas,
                               std::string_view base_url, Article& article);

}  // namespace pith::block

#endif
