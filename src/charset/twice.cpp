#include "charset/twice.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "base/windows_1252.hpp"

#include <algorithm>
#include <cstddef>

namespace pith::charset {
namespace {

constexpr std::size_t least_runs = 4;        // fewer may be quoted, in a text about encodings
constexpr std::size_t runs_for_another = 9;  // a page of mixed parts has one in so many that was encoded once

/// The byte that `c`, which is none of ASCII's, was read from; 0 if none.
char byte_of(char32_t c) {
  if (c < 0x100) return static_cast<char>(c);
  const auto* const found = std::find(windows_1252.begin(), windows_1252.end(), c);
  return found == windows_1252.end() ? '\0' : static_cast<char>(0x80 + (found - windows_1252.begin()));
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
  return at + ascii::run_length(text, at);
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
  storage.reserve(text.size());  // it becomes shorter
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
