// The text of a block of code by its lines.
#ifndef PITH_BLOCK_CODE_LINES_HPP
#define PITH_BLOCK_CODE_LINES_HPP

#include <string>

namespace pith::block {

/// No-break spaces, with which pages indent, become spaces; the numbers of lines that are text of each line
/// go, and so do empty lines at either end.
std::string tidy_lines(std::string code);

}  // namespace pith::block

#endif
