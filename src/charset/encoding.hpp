// The encodings of the web and the labels that pages use for them (the WHATWG Encoding Standard).
#ifndef PITH_CHARSET_ENCODING_HPP
#define PITH_CHARSET_ENCODING_HPP

#include <cstdint>
#include <string_view>

namespace pith::charset {

/// How an encoding's bytes are read.
enum class Family : std::uint8_t {
  utf8,
  utf16_le,
  utf16_be,
  utf32_le,
  utf32_be,
  single_byte,  ///< ASCII below 0x80, one byte a character above
  multi_byte,   ///< ASCII bytes stand for themselves unless they follow a byte above 0x7F
  stateful,     ///< escape sequences switch the meaning of all bytes
};

struct Encoding {
  std::string_view name;  ///< the standard's, lower case
  const char*
      iconv_name;  ///< what glibc's iconv calls the encoding that browsers read it as; nullptr: none needed
  Family family;
  std::string_view labels;  ///< lower case, separated by single spaces
};

/// The encoding of `label`, case and white space around it ignored; nullptr if pages must not be read by it:
/// unknown labels, and those of encodings that hide markup from others (UTF-7, HZ, ISO-2022-KR …), which
/// browsers refuse too.
const Encoding* find_encoding(std::string_view label);

/// Encodings that no label leads to: UTF-32 is told by its bytes alone.
extern const Encoding utf32_le;
extern const Encoding utf32_be;

}  // namespace pith::charset

#endif
