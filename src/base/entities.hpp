// HTML character references in attribute values and in text that was escaped twice.
#ifndef PITH_BASE_ENTITIES_HPP
#define PITH_BASE_ENTITIES_HPP

#include <string>
#include <string_view>

namespace pith {

/// Decodes named (all of HTML's), decimal and hexadecimal character references once, by the HTML standard's
/// rules; `in_attribute` keeps `&copy=1` as it stands, as the standard does inside attribute values.
std::string decode_entities(std::string_view text, bool in_attribute = false);

}  // namespace pith

#endif
