// What holds of every Document.
#ifndef PITH_FUZZ_DOCUMENT_HPP
#define PITH_FUZZ_DOCUMENT_HPP

#include "check.hpp"
#include "dom/document.hpp"

namespace pith::fuzz {

inline void check_document(const dom::Document& document) {
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    const dom::Node& node = document[id];
    check(node.end > id && node.end <= document.size(), "a subtree ends behind its root and within the tree");
    check((node.parent == dom::no_node) == (id == 0), "all but the root have a parent");
    if (id == 0) continue;
    check(node.parent < id && node.end <= document[node.parent].end, "a subtree lies in its parent's");
    check(node.depth == document[node.parent].depth + 1, "depths go up by one");
    if (node.tag == dom::Tag::text) check_clean(document.characters(id), "text of a node");
    dom::AttributeReader reader = document.attributes(id);
    dom::Attribute attribute;
    while (reader.next(attribute)) check(!attribute.name.empty(), "attributes have names");
  }
}

}  // namespace pith::fuzz

#endif
