// The language a text is written in (CLD2).
#ifndef PITH_META_LANGUAGE_HPP
#define PITH_META_LANGUAGE_HPP

#include <string>
#include <string_view>

namespace pith::meta {

struct Language {
  std::string tag;       ///< BCP 47, e.g. "en", "de", "zh-Hant"; empty if unknown
  bool claimed = false;  ///< taken from the hint, as the text does not tell
  float confidence =
      0;  ///< share of the text that is in this language; of a claim what such claims are worth
};

/// The language of `text` (valid UTF-8); `hint` is what the page claims and decides only where the text is
/// too short to tell.
Language detect_language(std::string_view text, std::string_view hint);

}  // namespace pith::meta

#endif
