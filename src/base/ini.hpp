// Files of settings that people write by hand: sections of "key = value".
#ifndef PITH_BASE_INI_HPP
#define PITH_BASE_INI_HPP

#include "pith/error.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace pith {

/// One line "key = value". The views lead into the text that was read.
struct IniEntry {
  std::string_view section;  ///< what stands in the last [brackets]; empty before the first
  std::string_view key;      ///< empty: the line only opens a section
  std::string_view value;    ///< white space around it is gone; may be empty
  std::size_t line = 0;      ///< from 1 on
};

/// The lines of `text` that say something, in order. A line that begins with # or ; is a comment. A # further
/// on is part of the value: selectors and addresses have them, which is why Boost's reader of such files,
/// which cuts them off, is not used. Fails with usage: the message begins with "line N: ".
Result<std::vector<IniEntry>> read_ini(std::string_view text);

}  // namespace pith

#endif
