#include "charset/convert.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include <iconv.h>

namespace pith::charset {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Bytes of the ill-formed sequence at `at` that one replacement stands for: the longest beginning of a
/// well-formed one, as the Unicode standard and browsers have it.
std::size_t ill_formed_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
  };
  const unsigned lead = byte(at);
  if (lead < 0xC2 || lead > 0xF4) return 1;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (lead < 0xE0 || byte(at + 1) < low || byte(at + 1) > high) return 1;
  return lead >= 0xF0 && byte(at + 2) >= 0x80 && byte(at + 2) <= 0xBF ? 3 : 2;
}

/// Walks through `bytes` as UTF-8: ascii(begin, size), character(begin, size), error().
template <class Sink>
void walk_utf8(std::string_view bytes, Sink& sink) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (const std::size_t run = ascii::run_length(bytes, at); run > 0) {
      sink.ascii(at, run);
      at += run;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = utf8::next(bytes, at);
    if (c == utf8::replacement && at - begin == 1) {  // a real U+FFFD has three bytes
      at = begin + ill_formed_length(bytes, begin);
      sink.error();
    } else {
      sink.character(begin, at - begin);
    }
  }
}

struct Counter {
  Fit fit;
  void ascii(std::size_t /*begin*/, std::size_t /*size*/) {}
  void character(std::size_t /*begin*/, std::size_t /*size*/) { ++fit.characters; }
  void error() { ++fit.errors; }
};

struct Repairer {
  std::string_view bytes;
  std::string& out;
  Fit fit = {};
  void ascii(std::size_t begin, std::size_t size) { out.append(bytes, begin, size); }
  void character(std::size_t begin, std::size_t size) {
    out.append(bytes, begin, size);
    ++fit.characters;
  }
  void error() {
    utf8::append(out, utf8::replacement);
    ++fit.errors;
  }
};

/// A conversion descriptor of iconv, to UTF-8.
class Iconv {
 public:
  explicit Iconv(const char* from) : handle_(iconv_open("UTF-8", from)) {}
  ~Iconv() {
    if (is_open()) iconv_close(handle_);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  Iconv(Iconv&&) = delete;
  Iconv& operator=(Iconv&&) = delete;

  bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }  // NOLINT(*-no-int-to-ptr)

  /// Appends the whole of `bytes`; what does not fit becomes a replacement, a byte at a time or two that are
  /// a character of two bytes by their form: what follows them must not be read out of step.
  void append(std::string_view bytes, std::string& out, Fit& fit) {
    char* from = const_cast<char*>(bytes.data());  // NOLINT(*-const-cast): iconv does not write to it
    std::size_t left = bytes.size();
    std::array<char, 4096> buffer;
    bool flushed = false;
    while (left > 0 || !flushed) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      flushed = left == 0;
      // The last call takes what the converter still holds back: a letter whose accent might have followed.
      const std::size_t done = iconv(handle_, flushed ? nullptr : &from, &left, &to, &room);
      const int problem = done == static_cast<std::size_t>(-1) ? errno : 0;
      const std::string_view made(buffer.data(), buffer.size() - room);
      fit.characters +=
          static_cast<std::size_t>(std::count_if(made.begin(), made.end(), begins_beyond_ascii));
      out += made;
      if (problem == 0 || problem == E2BIG || left == 0) continue;
      utf8::append(out, utf8::replacement);
      ++fit.errors;
      const std::size_t lost = left > 1 && is_lead(from[0]) && !is_ascii(from[1]) ? 2 : 1;
      from += lost;
      left -= lost;
    }
  }

 private:
  static bool is_lead(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x80 && byte < 0xFF;
  }
  static bool begins_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0xC0; }

  iconv_t handle_;
};

Fit convert_unknown(std::string_view bytes, std::string& out) {
  Fit fit;
  for (const char c : bytes) {
    utf8::append(out, is_ascii(c) ? static_cast<unsigned char>(c) : utf8::replacement);
    fit.errors += static_cast<std::size_t>(!is_ascii(c));
  }
  return fit;
}

/// What one byte beyond ASCII becomes.
struct Replacement {
  std::array<char, 4> bytes{};
  std::uint8_t size = 0;
  bool known = false;
};

std::array<Replacement, 128> single_byte_table(Iconv& converter) {
  std::array<Replacement, 128> table;
  std::string text;
  for (unsigned i = 0; i < table.size(); ++i) {
    const char byte = static_cast<char>(0x80 + i);
    Replacement& entry = table.at(i);
    text.clear();
    Fit fit;
    converter.append({&byte, 1}, text, fit);
    entry.known = fit.errors == 0 && text.size() <= entry.bytes.size();
    if (!entry.known) {
      // The standard's tables have controls where those of the code pages have holes.
      entry.known = i < 0x20;
      text.clear();
      utf8::append(text, entry.known ? 0x80 + i : utf8::replacement);
    }
    entry.size = static_cast<std::uint8_t>(text.size());
    std::copy(text.begin(), text.end(), entry.bytes.begin());
  }
  return table;
}

/// By a table that iconv fills once a page: many times faster than iconv itself.
Fit convert_single_byte(std::string_view bytes, Iconv& converter, std::string& out) {
  const std::array<Replacement, 128> table = single_byte_table(converter);
  const auto beyond = static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return !is_ascii(c); }));
  Fit fit;
  out.resize(bytes.size() + beyond * 3);
  char* to = out.data();
  for (const char c : bytes) {
    if (is_ascii(c)) {
      *to++ = c;
      continue;
    }
    const Replacement& entry = table[static_cast<unsigned char>(c) & 0x7FU];
    std::memcpy(to, entry.bytes.data(), entry.bytes.size());
    to += entry.size;
    fit.characters += static_cast<std::size_t>(entry.known);
  }
  fit.errors = beyond - fit.characters;
  out.resize(static_cast<std::size_t>(to - out.data()));
  return fit;
}

/// ASCII runs are copied, the rest goes through iconv. A run of the rest ends behind an ASCII byte that
/// another one follows: the first may be the second byte of a character, the other cannot be.
Fit convert_multi_byte(std::string_view bytes, Iconv& converter, std::string& out) {
  Fit fit;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t run = ascii::run_length(bytes, at);
    out.append(bytes, at, run);
    at += run;
    std::size_t end = at;
    while (end < bytes.size() &&
           !(is_ascii(bytes[end]) && (end + 1 == bytes.size() || is_ascii(bytes[end + 1]))))
      ++end;
    end = std::min(end + 1, bytes.size());
    if (end > at) converter.append(bytes.substr(at, end - at), out, fit);
    at = end;
  }
  return fit;
}

/// UTF-16 and UTF-32 by hand: iconv stops at lone surrogates.
Fit convert_wide(std::string_view bytes, unsigned unit_size, bool big_endian, std::string& out) {
  Fit fit;
  const auto unit = [&](std::size_t at) {
    char32_t value = 0;
    for (unsigned i = 0; i < unit_size; ++i) {
      const std::size_t place = big_endian ? i : unit_size - 1 - i;
      value = value << 8 | static_cast<unsigned char>(bytes[at + place]);
    }
    return value;
  };
  std::size_t at = 0;
  for (; bytes.size() - at >= unit_size; at += unit_size) {
    char32_t c = unit(at);
    if (unit_size == 2 && c >= 0xD800 && c < 0xDC00 && bytes.size() - at >= 4) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    const bool good = c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF);
    utf8::append(out, c);
    fit.errors += static_cast<std::size_t>(!good);
    fit.characters += static_cast<std::size_t>(good && c >= 0x80);
  }
  if (at < bytes.size()) {
    utf8::append(out, utf8::replacement);
    ++fit.errors;
  }
  return fit;
}

Fit convert_by_iconv(std::string_view bytes, const Encoding& encoding, std::string& out) {
  Iconv converter(encoding.iconv_name);
  if (!converter.is_open()) return convert_unknown(bytes, out);
  if (encoding.family == Family::single_byte) return convert_single_byte(bytes, converter, out);
  if (encoding.family == Family::multi_byte) return convert_multi_byte(bytes, converter, out);
  Fit fit;
  converter.append(bytes, out, fit);
  return fit;
}

}  // namespace

Fit measure_utf8(std::string_view bytes) {
  Counter counter;
  walk_utf8(bytes, counter);
  return counter.fit;
}

Fit convert(std::string_view bytes, const Encoding& encoding, std::string& out) {
  out.clear();
  out.reserve(bytes.size() + bytes.size() / 8);
  switch (encoding.family) {
    case Family::utf8: {
      Repairer repairer{bytes, out};
      walk_utf8(bytes, repairer);
      return repairer.fit;
    }
    case Family::utf16_le:
    case Family::utf16_be: return convert_wide(bytes, 2, encoding.family == Family::utf16_be, out);
    case Family::utf32_le:
    case Family::utf32_be: return convert_wide(bytes, 4, encoding.family == Family::utf32_be, out);
    default: return convert_by_iconv(bytes, encoding, out);
  }
}

}  // namespace pith::charset
