#include "base/printable.hpp"

#include "base/hexadecimal.hpp"
#include "base/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace pith {

namespace {

struct CodeRange {
  char32_t first;
  char32_t last;
};

// Controls, formats that cannot be seen or that change the direction of what
// follows, private and tag characters.
constexpr std::array<CodeRange, 11> unprintable = {{{0x00, 0x1F},
                                                    {0x7F, 0x9F},
                                                    {0xAD, 0xAD},
                                                    {0x61C, 0x61C},
                                                    {0x200B, 0x200F},
                                                    {0x2028, 0x202E},
                                                    {0x2060, 0x206F},
                                                    {0xFDD0, 0xFDEF},
                                                    {0xFEFF, 0xFEFF},
                                                    {0xFFF9, 0xFFFB},
                                                    {0xE0000, 0xE007F}}};

bool is_printable(char32_t c) {
  if ((c & 0xFFFE) == 0xFFFE) return false;  // the last two of every plane are noncharacters
  for (const CodeRange& range : unprintable) {
    if (c >= range.first && c <= range.last) return false;
  }
  return true;
}

}  // namespace

std::string printable(std::string_view text, std::size_t most) {
  if (text.size() > most) return printable(utf8::begin_of(text, most)) + "...";
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    const std::string_view bytes = text.substr(begin, at - begin);
    // A replacement character of one byte is no character but a byte that does not belong to any.
    if (bytes.size() == 1 && (c == utf8::replacement || !is_printable(c))) {
      out += "\\x";
      hexadecimal::append(out, static_cast<unsigned char>(bytes[0]), 2);
    } else if (!is_printable(c)) {
      out += "\\u{";
      hexadecimal::append(out, c, c > 0xFFFFF ? 6 : c > 0xFFFF ? 5 : 4);
      out += '}';
    } else {
      out += bytes;
    }
  }
  return out;
}

// What was spelled out may compose with what follows it.
std::string quotable(std::string_view text, std::size_t most) { return utf8::clean(printable(text, most)); }

}  // namespace pith
