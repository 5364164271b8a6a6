// Who, when, where: metadata of a page, each field chosen among all its witnesses by written rules.
#ifndef PITH_META_METADATA_HPP
#define PITH_META_METADATA_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

#include <string_view>

namespace pith::meta {

/// What is known beside the tree.
struct Context {
  std::string_view url;                   ///< address the page came from, may be empty
  dom::NodeId body_begin = dom::no_node;  ///< first node of the chosen text; no_node if nothing was chosen
  dom::NodeId body_end = dom::no_node;    ///< one past its last node
};

/// Reads title, authors, dates, site, description, canonical url, publisher, section, categories, tags,
/// image, licence, page-declared language, paywall flag and comment count, with provenance. Leaves to others:
/// language (of the text), source, place, page_type, counts and fingerprints. Never fails: what is unknown
/// stays empty.
Metadata read(const dom::Document& document, const Context& context);

}  // namespace pith::meta

#endif
