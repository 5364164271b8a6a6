// What one element of a page shows in a frame: a video, a post, another document.
#ifndef PITH_BLOCK_EMBED_HPP
#define PITH_BLOCK_EMBED_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

#include <optional>
#include <string_view>

namespace pith::block {

/// True for <iframe>, <video>, <audio>, <embed>, <object>, for an element of a page's own kind that is named
/// for one of them, and for a <blockquote> whose class says that it is a post.
bool is_embed(const dom::Document& document, dom::NodeId id);

/// What such an element shows. Nothing if it has no address, or is too small to be looked at.
std::optional<Embed> read_embed(const dom::Document& document, dom::NodeId id, std::string_view base_url);

}  // namespace pith::block

#endif
