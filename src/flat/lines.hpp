// A text dump as physical lines, with what the programs that make dumps leave in them.
#ifndef PITH_FLAT_LINES_HPP
#define PITH_FLAT_LINES_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::flat {

struct Line {
  std::string text;        ///< without white space at either end; empty for an empty line
  bool link = false;       ///< the dump shows that the line begins with a link
  std::size_t indent = 0;  ///< columns before the text
  std::size_t width = 0;   ///< columns up to its end; characters of scripts without spaces take two
};

/// A dump of any maker, read line by line. Line ends may be LF, CRLF or CR; a form feed is an empty line.
/// Numbered link marks and the list of addresses at the end (as lynx and links write them) are taken out, and
/// so is inline Markdown (as html2text writes it): links keep their text, images go.
struct Dump {
  std::vector<Line> lines;
  bool markdown = false;       ///< headings are marked with `#`
  std::size_t wrap_width = 0;  ///< columns at which its lines were broken; 0: they were not
};

Dump read_dump(std::string_view text);

/// Splits `text` at its line ends.
std::vector<std::string_view> split_lines(std::string_view text);

}  // namespace pith::flat

#endif
