// Where the text and the headline of a page stand, as its paragraphs and headings tell.
#ifndef PITH_META_OUTLINE_HPP
#define PITH_META_OUTLINE_HPP

#include "dom/document.hpp"
#include "meta/metadata.hpp"
#include "meta/page_scan.hpp"

#include <span>
#include <vector>

namespace pith::meta {

/// What is known of a page from its tags alone.
struct Outline {
  std::vector<dom::NodeId> paragraphs;  ///< text nodes long enough to be of paragraphs
  std::vector<dom::NodeId> headlines;   ///< every h1
};
Outline read_outline(const dom::Document& document);

/// Sets where the text begins and ends: the paragraphs of the container that holds most of them, within what
/// was chosen. A choice may have stray blocks above the article; if nothing was chosen, all paragraphs count.
void find_text(const dom::Document& document, const Context& context, const Outline& outline,
               PageFacts& facts);

/// Sets the headline: of the headings found the one that titles the text best.
void find_headline(std::span<const dom::NodeId> paragraphs, PageFacts& facts);

}  // namespace pith::meta

#endif
