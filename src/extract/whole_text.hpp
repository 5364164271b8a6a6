// The whole of a text of which the page shows only the beginning, where the page holds it for its scripts.
#ifndef PITH_EXTRACT_WHOLE_TEXT_HPP
#define PITH_EXTRACT_WHOLE_TEXT_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"
#include "extract/state_text.hpp"
#include "score/segment.hpp"

#include <string_view>

namespace pith {

/// Nothing unless the paragraphs of `shown` are the beginning of a text of at least some length more, whose
/// rest the page's tree has nowhere. `article_body`: what JSON-LD gives as the text, one paragraph a line.
/// Else it is looked for in the states of scripts (at most 1 MB each): in one string, in the items of a list
/// that are a paragraph each, or in those that a list refers to.
TextParts find_whole_text(const dom::Document& document, const score::Segmentation& segmentation,
                          const Article& shown, std::string_view article_body);

/// The text of the story in the states of scripts that has the page's title, for a page that shows next to
/// nothing; empty if there is none.
TextParts find_titled_text(const dom::Document& document);

}  // namespace pith

#endif
