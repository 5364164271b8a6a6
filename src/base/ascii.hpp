// ASCII character classes and case folding; never locale-dependent.
#ifndef PITH_BASE_ASCII_HPP
#define PITH_BASE_ASCII_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::ascii {

/// What a byte is, as bits. Looked up rather than compared: most texts are walked over byte by byte.
enum Class : std::uint8_t { space = 1, digit = 2, upper = 4, small = 8, underscore = 16 };

constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> out{};
  for (const char c : {' ', '\n', '\t', '\r', '\f'}) out[static_cast<unsigned char>(c)] = space;
  for (unsigned char c = '0'; c <= '9'; ++c) out[c] = digit;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) out[c] = upper;
  for (unsigned char c = 'a'; c <= 'z'; ++c) out[c] = small;
  out['_'] = underscore;
  return out;
}();

constexpr std::array<char, 256> lower_case = [] {
  std::array<char, 256> out{};
  for (unsigned c = 0; c < out.size(); ++c)
    out[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return out;
}();

constexpr bool is_any(char c, unsigned of) { return (classes[static_cast<unsigned char>(c)] & of) != 0; }

constexpr bool is_space(char c) { return is_any(c, space); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_alpha(char c) { return is_any(c, upper | small); }
constexpr bool is_alnum(char c) { return is_any(c, upper | small | digit); }
constexpr bool is_word(char c) { return is_any(c, upper | small | digit | underscore); }
constexpr char lower(char c) { return lower_case[static_cast<unsigned char>(c)]; }

/// True if `c` is one of a few characters; inline, where std::string_view::find calls a function for each.
constexpr bool is_one_of(char c, std::string_view characters) {
  for (const char other : characters) {
    if (c == other) return true;
  }
  return false;
}

/// True if `text` holds one of a few characters.
constexpr bool holds_one_of(std::string_view text, std::string_view characters) {
  return std::any_of(text.begin(), text.end(), [characters](char c) { return is_one_of(c, characters); });
}

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

/// Position of `needle` in `text` from `from` on, ASCII case folded; npos if absent. `needle` not empty.
constexpr std::size_t find_ignoring_case(std::string_view text, std::string_view needle,
                                         std::size_t from = 0) {
  for (std::size_t at = from; at + needle.size() <= text.size(); ++at) {
    if (lower(text[at]) == lower(needle[0]) && equal_ignoring_case(text.substr(at, needle.size()), needle))
      return at;
  }
  return std::string_view::npos;
}

constexpr bool contains_ignoring_case(std::string_view text, std::string_view needle) {
  return find_ignoring_case(text, needle) != std::string_view::npos;
}

constexpr std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The first word of `text`, up to white space.
constexpr std::string_view first_word(std::string_view text) {
  return {text.begin(), std::find_if(text.begin(), text.end(), is_space)};
}

/// Length of the run of bytes below 0x80 in `bytes` from `at` on.
inline std::size_t run_length(std::string_view bytes, std::size_t at) {
  constexpr std::size_t step = 32;  // looked at without a branch, so that the compiler can use vectors
  const std::size_t begin = at;
  for (; bytes.size() - at >= step; at += step) {
    unsigned any = 0;
    for (std::size_t i = 0; i < step; ++i) any |= static_cast<unsigned char>(bytes[at + i]);
    if (any >= 0x80) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at - begin;
}

/// 1 for a sign of ASCII, which is neither white space nor a control, else 0: a number, so that a compiler
/// may take many bytes at once.
inline int is_sign(char c) { return static_cast<int>(static_cast<signed char>(c) > ' '); }

/// 1 also for a single space before a sign.
inline int is_spaced_sign(char c, char next) {
  return is_sign(c) | (static_cast<int>(c == ' ') & is_sign(next));
}

/// Length of the run of signs from `at` on, and of single spaces within it.
inline std::size_t spaced_run_length(std::string_view text, std::size_t at) {
  constexpr std::size_t step = 32;  // as above
  const std::size_t begin = at;
  for (; text.size() - at > step; at += step) {
    unsigned char gone = 0;
    for (std::size_t i = 0; i < step; ++i)
      gone = static_cast<unsigned char>(gone | (is_spaced_sign(text[at + i], text[at + i + 1]) ^ 1));
    if (gone != 0) break;
  }
  while (at < text.size() && is_spaced_sign(text[at], at + 1 < text.size() ? text[at + 1] : ' ') != 0) ++at;
  return at - begin;
}

inline std::string to_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

}  // namespace pith::ascii

#endif
