// Where a witness stands, seen from the headline and the text.
#ifndef PITH_META_PLACE_HPP
#define PITH_META_PLACE_HPP

#include "meta/page_scan.hpp"

namespace pith::meta {

enum class Place : std::uint8_t { head, near, after, inside, far };

/// `head`: no node at all. `near`: around the headline or at the text's start. `after`: right behind the
/// text. `inside`: further down in it. `far`: elsewhere.
Place place_of(dom::NodeId node, const PageFacts& facts);

/// The part of the page around the headline and the text's start, as nodes [begin, end).
struct Zone {
  dom::NodeId begin = 0;
  dom::NodeId end = 0;
};
Zone zone_of_headline(const PageFacts& facts);  ///< empty if the headline stands near the text
Zone zone_before(const dom::Document& document, const PageFacts& facts);
Zone zone_after(const dom::Document& document, const PageFacts& facts);

}  // namespace pith::meta

#endif
