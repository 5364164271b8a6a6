// What JSON-LD says, as witnesses.
#ifndef PITH_META_LINKED_WITNESSES_HPP
#define PITH_META_LINKED_WITNESSES_HPP

#include "meta/json_ld.hpp"
#include "meta/witness.hpp"

#include <span>
#include <string>
#include <string_view>

namespace pith::meta {

/// The object that is this page's article: one that stands at the top and has the page's address, else one
/// whose headline is like one of `titles`, else the first; articles before other works. nullptr if there is
/// none.
const LinkedThing* main_thing(const LinkedData& data, std::string_view url,
                              std::span<const std::string> titles);

/// Adds what `main` (may be nullptr), the page object and the site object say.
void add_linked(const LinkedData& data, const LinkedThing* main, Witnesses& out);

/// A value as it should be read: character references decoded (twice, where a page escaped twice), tags
/// removed, one line.
std::string clean_value(std::string_view value);

/// The same for a long text: its line breaks and the ends of its paragraphs stay.
std::string plain_text(std::string_view value);

}  // namespace pith::meta

#endif
