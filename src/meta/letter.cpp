#include "meta/letter.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <utf8proc.h>

namespace pith::meta {

char32_t lower(char32_t c) {
  return c < 0x80 ? static_cast<char32_t>(ascii::lower(static_cast<char>(c)))
                  : static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

void append_lower(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += ascii::lower(text[at++]);
    } else {
      utf8::append(out, lower(utf8::next(text, at)));
    }
  }
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_lower(out, text);
  return out;
}

}  // namespace pith::meta
