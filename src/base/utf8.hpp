// UTF-8: decoding, word characters, cleaning of control characters, normal forms (utf8proc).
#ifndef PITH_BASE_UTF8_HPP
#define PITH_BASE_UTF8_HPP

#include "base/code_points.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::utf8 {

constexpr char32_t replacement = 0xFFFD;

/// next() for a lead byte that is not ASCII.
char32_t next_beyond_ascii(std::string_view text, std::size_t& at);

/// Decodes the code point at `at` and moves `at` behind it. Ill-formed bytes give U+FFFD, one byte at a time.
/// `at` must lie inside `text`.
inline char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return next_beyond_ascii(text, at);
  ++at;
  return byte;
}

/// Writes `c` (a scalar value; others give U+FFFD) in at most four bytes; gives how many.
std::size_t encode(char32_t c, char* to);

/// Appends `c` (a scalar value; others give U+FFFD) to `out`.
void append(std::string& out, char32_t c);

/// The first `size` bytes of `text`, or a few less so that no character is cut.
std::string_view begin_of(std::string_view text, std::size_t size);

/// True if the whole of `text` is well-formed UTF-8.
bool valid(std::string_view text);

/// Letters and numbers of any kind, marks (Mn, Mc) and `_`. Python's `\w` but for the marks, which it leaves
/// out although they stand inside the words of most scripts of India.
inline bool is_word(char32_t c) { return (properties(c) & (word_letter | combining_mark)) != 0; }
/// Upper case and title case letters.
inline bool is_upper(char32_t c) { return (properties(c) & upper_case) != 0; }
/// Han, Hiragana, Katakana, Thai, Lao, Khmer, Burmese: scripts written without spaces between words.
inline bool is_unspaced_script(char32_t c) { return (properties(c) & unspaced_script) != 0; }
/// Unicode white space (no-break spaces too, zero-width ones not), ASCII white space included.
inline bool is_space(char32_t c) { return (properties(c) & white_space) != 0; }

/// True for letters that fold_for_comparison() leaves as they are: those of Chinese, Arabic without signs,
/// and small Cyrillic ones. They are told soon; so are not all that it leaves alone.
inline bool folds_to_itself(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x0627 && c <= 0x064A) ||
         (c >= 0x0430 && c <= 0x044F && c != 0x0439);
}

/// The lower or upper case letter of `c` by itself; `c` if there is none.
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);
/// Every code point lowered by itself. Ill-formed bytes become U+FFFD.
std::string to_lower(std::string_view text);

/// Number of words: maximal runs of word characters. A zero-width joiner does not end a word.
std::size_t count_words(std::string_view text);

/// Removes what must never leave pith, and brings the rest into NFC:
/// - C0 and C1 controls and DEL go. Line feeds and tabs stay; CR LF and CR become a line feed; vertical tab,
///   form feed, next line, line separator and paragraph separator become a space.
/// - Soft hyphens, zero-width spaces, word joiners, byte order marks, invisible operators, interlinear marks,
///   tag characters and noncharacters go.
/// - Bidi embeddings, overrides and isolates go: unbalanced ones would leak out of their field. The marks
///   LRM, RLM and ALM affect only the neutral characters beside them: they stay if the text has a letter that
///   is written from right to left, and go otherwise.
/// - A zero-width non-joiner stays between letters of scripts that need it (Arabic and Persian, those of
///   India …), a zero-width joiner behind such a letter and inside an emoji sequence; elsewhere both go.
/// - A combining mark at the beginning of the text, or after a line feed or a tab, has no letter to stand on
///   and goes.
/// - Of more than 30 combining marks on one letter the rest goes (the bound of UAX #15's Stream-Safe Text
///   Format).
/// - Ill-formed bytes become U+FFFD, one each.
std::string clean(std::string_view text);
/// The same in place, from byte `from` on; marks at the beginning stay, unless `from` is 0.
void clean_tail(std::string& text, std::size_t from);

/// clean(), then white space (Unicode's too) folded to single spaces and trimmed: one line.
std::string clean_line(std::string_view text);

/// For comparing: NFKD, case folded, marks dropped, everything but letters, numbers and `_` turned to single
/// spaces, trimmed.
std::string fold_for_comparison(std::string_view text);
/// The same into `out`, whose former text goes and whose memory is kept.
void fold_for_comparison(std::string_view text, std::string& out);

}  // namespace pith::utf8

#endif
