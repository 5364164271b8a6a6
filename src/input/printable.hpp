// Names and messages made safe for a terminal.
#ifndef PITH_INPUT_PRINTABLE_HPP
#define PITH_INPUT_PRINTABLE_HPP

#include <string>
#include <string_view>

namespace pith::input {

/// `text` as one line that no terminal acts upon: control characters (C0, DEL, C1, line and paragraph
/// separators), invisible and direction-changing characters, noncharacters and bytes that are not UTF-8 come
/// out as `\x1b` or `\u{202e}`. Everything else is unchanged.
std::string printable(std::string_view text);

}  // namespace pith::input

#endif
