// Where a witness stands, seen from the headline and the text.
#ifndef PITH_META_POSITION_HPP
#define PITH_META_POSITION_HPP

#include "meta/page_scan.hpp"

namespace pith::meta {

enum class Position : std::uint8_t { head, near, after, inside, far };

/// `head`: no node at all. `near`: around the headline or at the text's start. `after`: right behind the
/// text. `inside`: further down in it. `far`: elsewhere.
Position position_of(dom::NodeId node, const PageFacts& facts);

/// True in comments, cards and quotations: names and days there are others'.
bool is_elsewhere(dom::NodeId node, const PageFacts& facts);

/// The part of the page around the headline and the text's start.
Zone zone_of_headline(const PageFacts& facts);  ///< empty if the headline stands near the text
Zone zone_before(const dom::Document& document, const PageFacts& facts);
Zone zone_closing(const PageFacts& facts);  ///< the text's end, behind what zone_before() reads
Zone zone_after(const dom::Document& document, const PageFacts& facts);

}  // namespace pith::meta

#endif
