#include "base/digits.hpp"

#include <array>

namespace pith::utf8 {
namespace {

// The zeros of the scripts, in the order the header names them.
constexpr std::array<char32_t, 11> zeros = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0AE6, 0x0BE6,
                                            0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10};

constexpr char32_t last_before_fullwidth = 0x17E9;  // the last digit before the fullwidth ones

}  // namespace

int digit_value_beyond_ascii(char32_t c) {
  if (c < zeros.front() || (c > last_before_fullwidth && c < zeros.back()))
    return -1;  // Han and kana, above all
  for (const char32_t zero : zeros) {
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  }
  return -1;
}

}  // namespace pith::utf8
