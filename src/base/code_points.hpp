// One byte of properties for each Unicode code point, looked up in two steps of a generated table.
#ifndef PITH_BASE_CODE_POINTS_HPP
#define PITH_BASE_CODE_POINTS_HPP

#include <cstdint>

namespace pith::utf8 {

/// Bits of properties(). tools/generate/code_points.py writes the table in this order.
enum Property : std::uint8_t {
  word_letter = 1,        ///< letter or number of any kind, or `_`
  combining_mark = 2,     ///< Mn or Mc
  upper_case = 4,         ///< upper case or title case letter
  white_space = 8,        ///< Unicode's White_Space
  unspaced_script = 16,   ///< of a script written without spaces between words
  joining_script = 32,    ///< letter or mark of a script that needs zero-width joiners
  unstable_in_nfc = 64,   ///< NFC may replace it or compose it with what stands before it
  special_in_clean = 128  ///< control, invisible or not a character: utf8::clean looks at it
};

namespace table {
constexpr unsigned page_bits = 7;
constexpr char32_t limit = 0x110000;
extern const std::uint8_t page_of[limit >> page_bits];
extern const std::uint8_t pages[];
}  // namespace table

/// Property bits of `c`; 0 beyond U+10FFFF.
inline std::uint8_t properties(char32_t c) {
  if (c >= table::limit) return 0;
  const unsigned page = table::page_of[c >> table::page_bits];
  return table::pages[(page << table::page_bits) | (c & ((1U << table::page_bits) - 1))];
}

}  // namespace pith::utf8

#endif
