// UTF-8: decoding, word characters, cleaning of control characters, normal forms (utf8proc).
#ifndef PITH_BASE_UTF8_HPP
#define PITH_BASE_UTF8_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::utf8 {

constexpr char32_t replacement = 0xFFFD;

/// Decodes the code point at `at` and moves `at` behind it. Ill-formed bytes give U+FFFD, one byte at a time.
/// `at` must lie inside `text`.
char32_t next(std::string_view text, std::size_t& at);

/// Appends `c` (a scalar value; others give U+FFFD) to `out`.
void append(std::string& out, char32_t c);

/// True if the whole of `text` is well-formed UTF-8.
bool valid(std::string_view text);

/// Letters, digits, marks that belong to words, and `_`: what Python's `\w` matches.
bool is_word(char32_t c);
bool is_upper(char32_t c);
/// Han, Hiragana, Katakana, Thai, Lao, Khmer, Burmese: scripts written without spaces between words.
bool is_unspaced_script(char32_t c);
/// Unicode white space (no-break and zero-width-free), ASCII white space included.
bool is_space(char32_t c);

/// Number of words: maximal runs of word characters.
std::size_t count_words(std::string_view text);

/// Removes what must never leave pith: C0 (but `\n`, `\t`) and C1 controls, bidi overrides and isolates,
/// noncharacters, tag characters, zero-width characters and soft hyphens (but the joiners between letters that
/// need them); ill-formed bytes become U+FFFD; the result is in NFC.
std::string clean(std::string_view text);

/// clean(), then white space (Unicode's too) folded to single spaces and trimmed: one line.
std::string clean_line(std::string_view text);

/// For comparing: NFKD, case folded, marks dropped, everything but word characters turned to single spaces.
std::string fold_for_comparison(std::string_view text);

}  // namespace pith::utf8

#endif
