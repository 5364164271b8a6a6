// HTML character references in attribute values and in text that was escaped twice.
#ifndef PITH_BASE_ENTITIES_HPP
#define PITH_BASE_ENTITIES_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith {

/// Decodes named (all of HTML's), decimal and hexadecimal character references once, by the HTML standard's
/// rules; `in_attribute` keeps `&copy=1` as it stands, as the standard does inside attribute values.
std::string decode_entities(std::string_view text, bool in_attribute = false);

/// The same for the `&` at the front of `text`: appends to `out` what its reference stands for, or the `&`
/// alone if it begins none. Returns the number of bytes read.
std::size_t decode_entity(std::string_view text, std::string& out, bool in_attribute = false);

/// The character that a numeric reference names: HTML reads 0x80 to 0x9F as windows-1252, and what is no
/// character as U+FFFD.
char32_t character_of(std::uint32_t number);

}  // namespace pith

#endif
