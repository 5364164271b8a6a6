// The article of a page that only its scripts hold: state for a client-side renderer (__NEXT_DATA__, preloads
// …).
#ifndef PITH_EXTRACT_SCRIPT_TEXT_HPP
#define PITH_EXTRACT_SCRIPT_TEXT_HPP

#include "dom/document.hpp"

#include <string>
#include <vector>

namespace pith {

/// The article in the page's JSON: in scripts, in attributes (a forum's preloaded posts), in strings of
/// either. The strings that are prose, or markup with prose in it, of the one value that holds most of them
/// (a story's content, the posts of a thread), in order and without repeats. JSON-LD is left out (src/meta
/// reads it). At most 1 MB of each is read; what is no JSON is passed over.
std::vector<std::string> prose_in_scripts(const dom::Document& document);

/// True if `text` holds markup that makes paragraphs.
bool is_markup(std::string_view text);

}  // namespace pith

#endif
