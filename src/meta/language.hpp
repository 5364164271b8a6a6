// The language a text is written in (CLD2).
#ifndef PITH_META_LANGUAGE_HPP
#define PITH_META_LANGUAGE_HPP

#include <string>
#include <string_view>

namespace pith::meta {

/// BCP 47 tag of the language of `text` (valid UTF-8), e.g. "en", "de", "zh-Hant"; `hint` is what the page
/// claims and decides only where the text is too short to tell. Empty if unknown.
std::string detect_language(std::string_view text, std::string_view hint);

}  // namespace pith::meta

#endif
