#include "base/utf8.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

#include <simdjson.h>
#include <utf8proc.h>

namespace pith::utf8 {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Scripts between Hebrew and Burmese, and those of East Asia: capitals and small letters are of others.
bool is_of_caseless_script(char32_t c) { return (c >= 0x0590 && c < 0x10A0) || (c >= 0x2E80 && c < 0xA640); }

constexpr bool is_ascii_word(unsigned char byte) {
  return static_cast<unsigned char>((byte | 0x20) - 'a') < 26 ||
         static_cast<unsigned char>(byte - '0') < 10 || byte == '_';
}

constexpr char no_word = 0;
constexpr char beyond_ascii = 1;

// Each byte as fold_for_comparison() writes it, or one of the two above.
constexpr std::array<char, 256> ascii_folds = [] {
  std::array<char, 256> out{};
  for (std::size_t byte = 0; byte < out.size(); ++byte) {
    const char c = static_cast<char>(byte);
    out[byte] = byte >= 0x80                                      ? beyond_ascii
                : is_ascii_word(static_cast<unsigned char>(byte)) ? ascii::lower(c)
                                                                  : no_word;
  }
  return out;
}();

/// Writes the ASCII letters, digits and underscores that `text` begins with, folded; gives how many.
std::size_t ascii_word(std::string_view text, char* to) {
  std::size_t size = 0;
  for (; size < text.size(); ++size) {
    const char folded = ascii_folds[static_cast<unsigned char>(text[size])];
    if (static_cast<unsigned char>(folded) <= beyond_ascii) break;  // that, or no_word
    to[size] = folded;
  }
  return size;
}

// Blocks of this many ASCII bytes are counted without a branch, so that the compiler can use vectors.
constexpr std::size_t block = 64;

/// Starts of words in one block, or npos if the block is not all ASCII. `inside`
/// is whether a word reaches into it.
std::size_t count_in_ascii_block(const char* bytes, bool& inside) {
  unsigned char any = 0;
  std::array<std::uint8_t, block + 1> word{};
  word[0] = inside ? 1 : 0;
  for (std::size_t i = 0; i < block; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    any |= byte;
    const auto letter = static_cast<std::uint8_t>(static_cast<unsigned char>((byte | 0x20) - 'a') < 26);
    const auto digit = static_cast<std::uint8_t>(static_cast<unsigned char>(byte - '0') < 10);
    word[i + 1] = static_cast<std::uint8_t>(letter | digit | static_cast<std::uint8_t>(byte == '_'));
  }
  if (any >= 0x80) return std::string_view::npos;
  std::uint8_t starts = 0;  // at most 32
  for (std::size_t i = 0; i < block; ++i)
    starts = static_cast<std::uint8_t>(starts + (word[i + 1] & ~word[i] & 1));
  inside = word[block] != 0;
  return starts;
}

}  // namespace

char32_t next_beyond_ascii(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data()) + at;
  const std::size_t left = text.size() - at;
  const unsigned lead = bytes[0];
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (left >= 3) {
      // Of a continuation byte the two highest bits are gone by this.
      const unsigned second = bytes[1] ^ 0x80U;
      const unsigned third = bytes[2] ^ 0x80U;
      const char32_t c = (lead & 0xFU) << 12 | second << 6 | third;
      if ((second | third) < 0x40 && c >= 0x800 && (c & 0xF800U) != 0xD800) {
        at += 3;
        return c;
      }
    }
  } else if (lead >= 0xC2 && lead <= 0xDF) {
    if (left >= 2 && is_continuation(bytes[1])) {
      at += 2;
      return (lead & 0x1FU) << 6 | (bytes[1] & 0x3FU);
    }
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    if (left >= 4 && is_continuation(bytes[1]) && is_continuation(bytes[2]) && is_continuation(bytes[3])) {
      const char32_t c =
          (lead & 0x7U) << 18 | (bytes[1] & 0x3FU) << 12 | (bytes[2] & 0x3FU) << 6 | (bytes[3] & 0x3FU);
      if (c >= 0x10000 && c <= 0x10FFFF) {
        at += 4;
        return c;
      }
    }
  }
  ++at;
  return replacement;
}

std::size_t encode(char32_t c, char* to) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
  std::size_t size = 0;
  const auto tail = [&](unsigned shift) { to[size++] = static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    to[size++] = static_cast<char>(c);
    return size;
  }
  if (c < 0x800) {
    to[size++] = static_cast<char>(0xC0 | (c >> 6));
  } else if (c < 0x10000) {
    to[size++] = static_cast<char>(0xE0 | (c >> 12));
    tail(6);
  } else {
    to[size++] = static_cast<char>(0xF0 | (c >> 18));
    tail(12);
    tail(6);
  }
  tail(0);
  return size;
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  std::array<char, 4> bytes{};
  out.append(bytes.data(), encode(c, bytes.data()));
}

std::string_view begin_of(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && is_continuation(static_cast<unsigned char>(text[size]))) --size;
  return text.substr(0, size);
}

bool valid(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

char32_t to_lower(char32_t c) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t to_upper(char32_t c) {
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  std::size_t at = 0;
  for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at)
    out[at] = ascii::lower(text[at]);
  if (at == text.size()) return out;
  out.resize(at);
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t c = next(text, at);
    if (c < 0x80) {
      out.push_back(ascii::lower(static_cast<char>(c)));
    } else if (is_of_caseless_script(c)) {
      out.append(text, begin, at - begin);
    } else {
      append(out, to_lower(c));
    }
  }
  return out;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text.size() - at >= block) {
      const std::size_t starts = count_in_ascii_block(text.data() + at, inside);
      if (starts != std::string_view::npos) {
        count += starts;
        at += block;
        continue;
      }
    }
    for (const std::size_t end = std::min(at + block, text.size()); at < end;) {
      const char32_t c = next(text, at);
      if (c == 0x200C || c == 0x200D) continue;
      const bool word = c < 0x80 ? is_ascii_word(static_cast<unsigned char>(c)) : is_word(c);
      count += static_cast<std::size_t>(word && !inside);
      inside = word;
    }
  }
  return count;
}

void fold_for_comparison(std::string_view text, std::string& out) {
  // Written in place and cut at the end: `put` bytes are there. What is read takes no more room than it had,
  // but for characters that are decomposed.
  constexpr std::size_t widest = 5;  // bytes of a code point with a space before it
  out.resize(text.size());
  std::size_t put = 0;
  bool gap = false;
  const auto space = [&] {
    if (gap && put > 0) out[put++] = ' ';
    gap = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char folded = ascii_folds[static_cast<unsigned char>(text[at])];
    if (folded == no_word) {
      ++at;
      gap = true;
      continue;
    }
    if (folded != beyond_ascii) {
      space();
      const std::size_t size = ascii_word(text.substr(at), out.data() + put);
      put += size;
      at += size;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_beyond_ascii(text, at);
    if (folds_to_itself(c)) {
      space();
      for (std::size_t i = begin; i < at; ++i) out[put++] = text[i];
      continue;
    }
    if (c >= 0x2010 && c <= 0x2027) {  // dashes, quotation marks, bullets: the most frequent ones
      gap = true;
      continue;
    }
    std::array<utf8proc_int32_t, 32> parts;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD), nullptr);
    const std::size_t room = count > 0 ? static_cast<std::size_t>(count) * widest : 0;
    if (out.size() - put < text.size() - at + room) out.resize(out.size() + text.size() + room);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      const utf8proc_int32_t part = parts.at(static_cast<std::size_t>(i));
      if (utf8proc_get_property(part)->combining_class != 0) continue;
      if ((properties(static_cast<char32_t>(part)) & word_letter) != 0) {
        space();
        put += encode(static_cast<char32_t>(part), out.data() + put);
      } else {
        gap = true;
      }
    }
  }
  out.resize(put);
}

std::string fold_for_comparison(std::string_view text) {
  std::string out;
  fold_for_comparison(text, out);
  return out;
}

}  // namespace pith::utf8
