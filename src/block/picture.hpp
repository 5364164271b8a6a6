// What one element of a page shows as a picture.
#ifndef PITH_BLOCK_PICTURE_HPP
#define PITH_BLOCK_PICTURE_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace pith::block {

/// True for an <img>, and for an element of a page's own kind that is named for one and has an address
/// (<amp-img src>).
bool is_picture(const dom::Document& document, dom::NodeId id);

/// The picture that an element shows: of all addresses that it, or the <picture> around it, gives, that of
/// the largest; those of scripts that load it late (data-src …) go before the one that holds its place.
/// Nothing if it has no address, or is an icon, an avatar, a tracker or the like by its stated size (64
/// pixels or less), its class or its file's name. The caption stays empty.
std::optional<Picture> read_picture(const dom::Document& document, dom::NodeId id, std::string_view base_url);

/// True for an <img> that is none of the article's pictures by its size or name, or is drawn of lines.
bool is_icon(const dom::Document& document, dom::NodeId id);

/// What tells one picture from another: its address without scheme, size and version.
std::string_view identity_of(std::string_view url);

/// The characters that an <img> stands for: the alt text of an emoji, a smiley or the initial of a word; else
/// empty.
std::string emoji_text(const dom::Document& document, dom::NodeId id);

}  // namespace pith::block

#endif
