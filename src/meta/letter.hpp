// Lower case for the letters of every script.
#ifndef PITH_META_LETTER_HPP
#define PITH_META_LETTER_HPP

#include <string>
#include <string_view>

namespace pith::meta {

char32_t lower(char32_t c);
/// Appends `text` in lower case, letter by letter.
void append_lower(std::string& out, std::string_view text);
std::string to_lower(std::string_view text);

}  // namespace pith::meta

#endif
