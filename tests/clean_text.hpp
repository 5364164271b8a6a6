// What must hold of every byte that pith gives out, whatever page it came from.
#ifndef PITH_TESTS_CLEAN_TEXT_HPP
#define PITH_TESTS_CLEAN_TEXT_HPP

#include "base/utf8.hpp"

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <utf8proc.h>

namespace pith::test {

/// True for characters that act on a terminal or on the text around them without being seen: C0 (but line
/// feed and tab), DEL, C1, soft hyphens, zero-width spaces, bidi embeddings, overrides and isolates,
/// invisible operators, byte order marks, interlinear marks, tag characters, noncharacters.
inline bool is_forbidden(char32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x200B || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F) || (c & 0xFFFE) == 0xFFFE;
}

/// Why `text` must not leave pith: a forbidden character, ill-formed UTF-8, not NFC. Empty if it may.
inline std::string why_not_clean(std::string_view text) {
  if (!utf8::valid(text)) return "not UTF-8";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (is_forbidden(c))
      return "U+" + std::to_string(static_cast<unsigned long>(c)) + " at byte " + std::to_string(begin);
  }
  utf8proc_uint8_t* normal = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &normal,
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const bool same = size == static_cast<utf8proc_ssize_t>(text.size()) &&
                    (text.empty() || std::memcmp(normal, text.data(), text.size()) == 0);
  std::free(normal);
  return same ? "" : "not NFC";
}

}  // namespace pith::test

#endif
