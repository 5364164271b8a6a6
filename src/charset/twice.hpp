// Text that was encoded twice: UTF-8 that somebody took for windows-1252 and made UTF-8 of once more
// ("itâ€™s").
#ifndef PITH_CHARSET_TWICE_HPP
#define PITH_CHARSET_TWICE_HPP

#include <string>
#include <string_view>

namespace pith::charset {

/// `text` (valid UTF-8) as it was before its second encoding, if a whole page of it is so; else `text`
/// itself. What is not in place lies in `storage`.
std::string_view undo_second_encoding(std::string_view text, std::string& storage);

}  // namespace pith::charset

#endif
