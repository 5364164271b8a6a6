// What stands in an h1 beside the headline: a label before it, a line or a host behind it.
#ifndef PITH_META_HEADING_PARTS_HPP
#define PITH_META_HEADING_PARTS_HPP

#include "dom/document.hpp"
#include "meta/headline.hpp"
#include "text/date.hpp"

#include <string>
#include <string_view>

namespace pith::meta {

/// Without the sign of a link to the heading itself, as documentations have it.
std::string_view without_anchor(std::string_view heading);

/// "Opinion | Let children be children | Editorial": between bars the longest part is the headline.
std::string longest_part(const std::string& heading);

/// True if `heading` is the headline behind a label ("Thread: Which ferry?", "NewsWhich ferry?") or a day.
bool is_behind_kicker(std::string_view heading, std::string_view headline, const text::DateHints& hints);

/// True if `heading` is the headline and behind it, in brackets, the host of what it links to, and nothing
/// else but numbers: "Which ferry? (paper.example) 12".
bool is_before_host(std::string_view heading, std::string_view headline);

/// True if the text of the element opens with the headline, which ends where an element within it does or
/// begins: "Which ferry?<small>What the board says</small>".
bool is_before_subtitle(const dom::Document& document, dom::NodeId heading, std::string_view headline);

}  // namespace pith::meta

#endif
