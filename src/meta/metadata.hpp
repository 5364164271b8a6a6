// Who, when, where: what the rooms around must know to have a page's metadata read (meta/reader.hpp).
#ifndef PITH_META_METADATA_HPP
#define PITH_META_METADATA_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

#include <cstdint>
#include <string_view>

namespace pith::meta {

/// What is known beside the tree. Views are borrowed for the call.
struct Context {
  std::string_view url = {};              ///< address the page came from, may be empty
  std::string_view base = {};             ///< what its relative addresses are relative to; Reader fills it
  dom::NodeId body_begin = dom::no_node;  ///< first node of the chosen text; no_node if nothing was chosen
  dom::NodeId body_end = dom::no_node;    ///< one past its last node
  std::string_view page_type = {};        ///< as in Metadata::page_type; empty if unknown
  std::int64_t fetched = 0;  ///< when the page was fetched, in seconds since 1970; 0 if unknown: then dates
                             ///< such as "3 hours ago" say nothing, and today bounds all dates
};

}  // namespace pith::meta

#endif
