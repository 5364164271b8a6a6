// Decimal digits of the scripts that pages are written in.
#ifndef PITH_BASE_DIGITS_HPP
#define PITH_BASE_DIGITS_HPP

namespace pith::utf8 {

/// The value of a decimal digit: ASCII, Arabic, Persian, Devanagari, Bengali, Gujarati, Tamil, Thai, Lao,
/// Burmese, Khmer and fullwidth ones; -1 for anything else.
int digit_value_beyond_ascii(char32_t c);
inline int digit_value(char32_t c) {
  if (c >= 0x80) return digit_value_beyond_ascii(c);
  return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
}

}  // namespace pith::utf8

#endif
