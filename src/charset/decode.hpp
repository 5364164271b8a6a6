// Bytes of any charset to valid UTF-8, in the order browsers use: BOM, HTTP header, <meta>, then detection.
#ifndef PITH_CHARSET_DECODE_HPP
#define PITH_CHARSET_DECODE_HPP

#include <string>
#include <string_view>

namespace pith::charset {

enum class Evidence { bom, header, meta, detected, fallback };

struct Decoded {
  std::string_view text;  ///< valid UTF-8, no BOM; lies in the caller's bytes or in `storage`
  std::string charset;    ///< the standard's name of the encoding used, lower case ("windows-1252")
  Evidence evidence = Evidence::fallback;
};

/// Decodes `bytes`. `content_type` is the HTTP header's value or empty. Ill-formed sequences become U+FFFD; a
/// declared UTF-8 that is plainly something else, and the reverse, are decided by validity. `storage`
/// receives the text where it could not be used in place.
Decoded decode(std::string_view bytes, std::string_view content_type, std::string& storage);

}  // namespace pith::charset

#endif
