// Bytes of a known encoding to UTF-8.
#ifndef PITH_CHARSET_CONVERT_HPP
#define PITH_CHARSET_CONVERT_HPP

#include "charset/encoding.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::charset {

/// How well the bytes fitted the encoding they were read by.
struct Fit {
  std::size_t characters = 0;  ///< beyond ASCII, well-formed
  std::size_t errors = 0;      ///< ill-formed sequences; each became one U+FFFD
};

/// Replaces `out` by `bytes`, read as `encoding`, in UTF-8. A byte order mark is not looked for. If the
/// system's iconv does not know the encoding, every byte beyond ASCII counts as an error.
Fit convert(std::string_view bytes, const Encoding& encoding, std::string& out);

/// How well `bytes` would fit UTF-8.
Fit measure_utf8(std::string_view bytes);

}  // namespace pith::charset

#endif
