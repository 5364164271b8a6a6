// Dates in the data of scripts.
#ifndef PITH_META_SCRIPT_DATES_HPP
#define PITH_META_SCRIPT_DATES_HPP

#include "dom/document.hpp"
#include "text/date.hpp"

#include <optional>

namespace pith::meta {

/// Pages that are put together in the browser carry their data in a script: "datePublished":"2020-05-12",
/// "published_at": …; the first such date.
std::optional<text::Date> date_in_scripts(const dom::Document& document, const text::DateHints& hints);

}  // namespace pith::meta

#endif
