// Hexadecimal digits: of escapes, of code points, of fingerprints.
#ifndef PITH_BASE_HEXADECIMAL_HPP
#define PITH_BASE_HEXADECIMAL_HPP

#include "base/ascii.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace pith::hexadecimal {

/// The value of a digit of either case; -1 for anything else.
constexpr int digit_value(char c) {
  if (ascii::is_digit(c)) return c - '0';
  const char letter = ascii::lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// Appends the last `digits` digits of `number`, in lower case.
inline void append(std::string& out, std::uint64_t number, unsigned digits) {
  constexpr std::string_view signs = "0123456789abcdef";
  for (unsigned left = digits; left > 0; --left) out += signs[number >> (4 * (left - 1)) & 0xFU];
}

/// Appends a byte as addresses escape it: "%2F".
inline void append_escape(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += digits[value >> 4];
  out += digits[value & 0xFU];
}

}  // namespace pith::hexadecimal

#endif
