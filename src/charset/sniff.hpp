// What a run of bytes is, told from its first bytes: HTML and text are pith's
// business, the rest is refused by name.
#ifndef PITH_CHARSET_SNIFF_HPP
#define PITH_CHARSET_SNIFF_HPP

#include <string_view>

namespace pith::charset {

enum class Kind { html, text, gzip, binary };

struct Sniffed {
  Kind kind = Kind::text;
  std::string_view name;  ///< for people: "PNG image", "PDF document", "zip archive", "unknown binary data" …
};

/// Judges by magic numbers, then by the share of control bytes (UTF-16 and UTF-32 are told apart from noise),
/// then by whether any markup stands in the bytes. Static storage.
Sniffed sniff(std::string_view bytes);

}  // namespace pith::charset

#endif
