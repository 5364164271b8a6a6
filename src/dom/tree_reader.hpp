// Gumbo's tree as a Document.
#ifndef PITH_DOM_TREE_READER_HPP
#define PITH_DOM_TREE_READER_HPP

#include "pith/extract.hpp"

#include "dom/document.hpp"
#include "dom/sieve.hpp"

#include <string_view>

struct GumboInternalNode;  // GumboNode

namespace pith::dom {

/// Appends the tree below `root` to `out`, whose nodes and characters are empty: nodes in document order,
/// their text in NFC and without what must not leave pith, attributes as ranges of `source`. The tree was
/// parsed from `sieved.html`, or from `source` itself if not `use_sieve`. Of the limits those on nodes and on
/// attributes are kept: the rest is left out. Returns how deep it is, as Gumbo counts: the root is 1.
std::size_t read_tree(const GumboInternalNode& root, std::string_view source, const Sieved& sieved,
                      bool use_sieve, const Limits& limits, Document& out);

/// What a node was read from: a view into the page that was parsed, or one whose data is nullptr if the
/// parser made the node of itself.
std::string_view original_of(const GumboInternalNode& node);

}  // namespace pith::dom

#endif
