// Names and messages made safe for a terminal.
#ifndef PITH_BASE_PRINTABLE_HPP
#define PITH_BASE_PRINTABLE_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace pith {

/// `text` as one line that no terminal acts upon: control characters (C0, DEL, C1, line and
/// paragraph separators), invisible and direction-changing characters, noncharacters and bytes that
/// are not UTF-8 come out as `\x1b` or `\u{202e}`. Everything else is unchanged. A text of more than
/// `most` bytes is cut, and ends in "...".
std::string printable(std::string_view text, std::size_t most = std::string_view::npos);

/// The same in NFC, and without marks at the beginning that would be drawn on what is written before it:
/// words of strangers that a message repeats. Names of files must stay as they are.
std::string quotable(std::string_view text, std::size_t most = std::string_view::npos);

}  // namespace pith

#endif
