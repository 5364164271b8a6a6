// Who, when, where: what the rooms around must know to have a page's metadata read
// (meta/metadata_reader.hpp).
#ifndef PITH_META_METADATA_HPP
#define PITH_META_METADATA_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace pith::meta {

/// What is known beside the tree. Views are borrowed for the call.
struct Context {
  std::string_view url = {};   ///< address the page came from, may be empty
  std::string_view base = {};  ///< what its relative addresses are relative to; MetadataReader fills it
  dom::NodeId body_begin = dom::no_node;  ///< first node of the chosen text; no_node if nothing was chosen
  dom::NodeId body_end = dom::no_node;    ///< one past its last node
  PageType page_type = PageType::unknown;
  std::string_view language = {};  ///< of the text, where the page may declare none; empty if unknown
  std::string_view text = {};      ///< the article's, which tells its language where the page does not
  std::optional<std::chrono::sys_seconds> fetched = {};  ///< as in Page::fetched
};

}  // namespace pith::meta

#endif
