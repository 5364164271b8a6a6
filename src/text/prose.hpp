// Running text, told from the short lines that pages put around it.
#ifndef PITH_TEXT_PROSE_HPP
#define PITH_TEXT_PROSE_HPP

#include "data/phrases.hpp"

#include <cstddef>
#include <string_view>

namespace pith::text {

/// Bytes. Page furniture is short: of 1,900 widget lines seen around articles, 99 % have under 240 bytes.
constexpr std::size_t longest_furniture = 240;

/// The part of a line or paragraph whose words tell what it is: all of what may be furniture; of what is
/// longer, enough for a label or a name.
std::string_view telling_part(std::string_view text);

/// True if `text` is a paragraph of running text by itself: too long for furniture, or enough words (or
/// characters of a script without spaces) that end as a sentence does. `words` are those of its telling part.
bool is_prose(std::string_view text, const data::PhraseText& words);

}  // namespace pith::text

#endif
