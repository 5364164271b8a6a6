#include "block/ancestors.hpp"

#include "block/caption.hpp"

namespace pith::block {

using dom::NodeId;
using dom::Tag;

Ancestors ancestors_of(const dom::Document& document, NodeId id, Answers* caption_classes) {
  constexpr int caption_levels = 2;
  Ancestors ancestors;
  int level = 0;
  const auto first = [&](NodeId& slot) {
    if (slot == dom::no_node) slot = id;
  };
  for (; id != dom::no_node && id != document.body(); id = document[id].parent, ++level) {
    if (caption_classes != nullptr && level < caption_levels &&
        (*caption_classes)(id, [&] { return has_caption_class(document, id); })) {
      first(ancestors.caption);
    }
    switch (document.tag(id)) {
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6: first(ancestors.heading); break;
      case Tag::li:
        if (ancestors.cell == dom::no_node) first(ancestors.item);
        break;
      case Tag::ul:
      case Tag::ol:
      case Tag::menu:
      case Tag::dir:
        if (ancestors.item == dom::no_node) break;  // text in a list but in no item
        first(ancestors.list);
        ++ancestors.lists;
        if (ancestors.table == dom::no_node) ancestors.outer = id;
        break;
      case Tag::td:
      case Tag::th:
        if (ancestors.table == dom::no_node) first(ancestors.cell);
        break;
      case Tag::table: first(ancestors.table); break;
      case Tag::dt:
      case Tag::dd:
        if (ancestors.item == dom::no_node && ancestors.cell == dom::no_node) first(ancestors.entry);
        break;
      case Tag::dl:
        if (ancestors.entry != dom::no_node) first(ancestors.definitions);
        break;
      case Tag::figcaption:
      case Tag::caption: first(ancestors.caption); break;
      case Tag::blockquote:
        first(ancestors.quote);
        ++ancestors.quotes;
        break;
      default: break;
    }
  }
  return ancestors;
}

}  // namespace pith::block
