// The encoding of bytes that do not declare one, or declare a wrong one.
#ifndef PITH_CHARSET_DETECT_HPP
#define PITH_CHARSET_DETECT_HPP

#include "charset/encoding.hpp"

#include <string_view>

namespace pith::charset {

/// UTF-16 or UTF-32 without a byte order mark, told by where the zero bytes of its ASCII characters stand;
/// nullptr if `bytes` is neither.
const Encoding* detect_wide(std::string_view bytes);

/// ISO-2022-JP if there are its escape sequences and nothing but double bytes in between them; else nullptr:
/// a stray escape character must not make noise of a page.
const Encoding* detect_escapes(std::string_view bytes);

/// Statistics over the bytes beyond ASCII and their neighbours (uchardet); nullptr if it does not know.
const Encoding* detect_by_statistics(std::string_view bytes);

}  // namespace pith::charset

#endif
