// What an element of the page says, or one inside it.
#ifndef PITH_META_ELEMENT_TEXT_HPP
#define PITH_META_ELEMENT_TEXT_HPP

#include "dom/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace pith::meta {

enum class Spacing : std::uint8_t {
  as_shown,
  /// A blank between elements, which in bylines are often set apart by style alone; a bar between lines and
  /// before what somebody is.
  wide,
};

/// The text of a subtree; empty if it is longer than `most` bytes.
std::string short_text(const dom::Document& document, dom::NodeId id, std::size_t most, Spacing spacing);

/// The text of the first itemprop="name" below.
std::string named_inside(const dom::Document& document, dom::NodeId id, std::size_t most);

/// The address of an ImageObject.
std::string picture_inside(const dom::Document& document, dom::NodeId id);

/// Where the first link below leads.
std::string link_inside(const dom::Document& document, dom::NodeId id);

}  // namespace pith::meta

#endif
