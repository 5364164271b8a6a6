#include "block/place.hpp"

#include "block/caption.hpp"

namespace pith::block {

using dom::NodeId;
using dom::Tag;

Place place_of(const dom::Document& document, NodeId id, Answers* caption_classes) {
  constexpr int caption_levels = 2;
  Place place;
  int level = 0;
  const auto first = [&](NodeId& slot) {
    if (slot == dom::no_node) slot = id;
  };
  for (; id != dom::no_node && id != document.body(); id = document[id].parent, ++level) {
    if (caption_classes != nullptr && level < caption_levels &&
        (*caption_classes)(id, [&] { return has_caption_class(document, id); })) {
      first(place.caption);
    }
    switch (document.tag(id)) {
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6: first(place.heading); break;
      case Tag::li:
        if (place.cell == dom::no_node) first(place.item);
        break;
      case Tag::ul:
      case Tag::ol:
      case Tag::menu:
      case Tag::dir:
        if (place.item == dom::no_node) break;  // text in a list but in no item
        first(place.list);
        ++place.lists;
        if (place.table == dom::no_node) place.outer = id;
        break;
      case Tag::td:
      case Tag::th:
        if (place.table == dom::no_node) first(place.cell);
        break;
      case Tag::table: first(place.table); break;
      case Tag::dt:
      case Tag::dd:
        if (place.item == dom::no_node && place.cell == dom::no_node) first(place.entry);
        break;
      case Tag::dl:
        if (place.entry != dom::no_node) first(place.definitions);
        break;
      case Tag::figcaption:
      case Tag::caption: first(place.caption); break;
      case Tag::blockquote: ++place.quotes; break;
      default: break;
    }
  }
  return place;
}

}  // namespace pith::block
