#include "charset/twice.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace pith::charset {
namespace {

constexpr std::size_t least_runs = 4;        // fewer may be quoted, in a text about encodings
constexpr std::size_t runs_for_another = 9;  // a page of mixed parts has one in so many that was encoded once

/// What windows-1252 has from 0x80 on; 0: nothing.
constexpr std::array<char16_t, 32> upper = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                            0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// The byte that `c`, which is none of ASCII's, was read from; 0 if none.
char byte_of(char32_t c) {
  if (c < 0x100) return static_cast<char>(c);
  const auto found = std::find(upper.begin(), upper.end(), c);
  return found == upper.end() || c > 0xFFFF ? '\0' : static_cast<char>(0x80 + (found - upper.begin()));
}

/// True if a letter of Latin-1 stands before another character that is none of ASCII's: most texts that were
/// encoded once have none, or few.
bool may_be_encoded_twice(std::string_view text) {
  for (std::size_t at = text.find('\xC3'); at != std::string_view::npos; at = text.find('\xC3', at + 1)) {
    if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xC2) return true;
  }
  return false;
}

/// A run of characters beyond ASCII, and the bytes that they were read from.
struct Run {
  std::size_t end = 0;
  std::string bytes;
  bool was_utf8 = false;
};

Run run_at(std::string_view text, std::size_t at) {
  Run run;
  bool all = true;
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
    const char byte = byte_of(utf8::next(text, at));
    all = all && byte != '\0';
    run.bytes += byte;
  }
  run.end = at;
  run.was_utf8 = all && run.bytes.size() > 1 && utf8::valid(run.bytes);
  return run;
}

std::size_t next_beyond_ascii(std::string_view text, std::size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// True if nearly all runs of a text are of bytes that were UTF-8.
bool is_encoded_twice(std::string_view text) {
  std::size_t twice = 0;
  std::size_t once = 0;
  for (std::size_t at = next_beyond_ascii(text, 0); at < text.size(); at = next_beyond_ascii(text, at)) {
    const Run run = run_at(text, at);
    ++(run.was_utf8 ? twice : once);
    if (once > least_runs && once * runs_for_another > twice) return false;
    at = run.end;
  }
  return twice >= least_runs && once * runs_for_another <= twice;
}

}  // namespace

std::string_view undo_second_encoding(std::string_view text, std::string& storage) {
  if (!may_be_encoded_twice(text) || !is_encoded_twice(text)) return text;
  storage.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = next_beyond_ascii(text, at);
    storage.append(text, at, next - at);
    if (next == text.size()) break;
    const Run run = run_at(text, next);
    if (run.was_utf8) {
      storage += run.bytes;
    } else {
      storage.append(text, next, run.end - next);
    }
    at = run.end;
  }
  return storage;
}

}  // namespace pith::charset
