// Words of bylines: what announces an author, joins two names, ends a name or is none.
#ifndef PITH_DATA_BYLINE_WORDS_HPP
#define PITH_DATA_BYLINE_WORDS_HPP

#include <cstdint>
#include <string_view>

namespace pith::data {

/// A word or phrase and the kinds it has, as bits. Generated from bylines.txt, which says what each kind is.
struct BylineWord {
  enum Kind : std::uint16_t {
    none = 0,
    by = 1,
    not_by = 2,
    joins = 4,
    end = 8,
    role = 16,
    desk = 32,
    org = 64,
    particle = 128,
    suffix = 256,
    work = 512
  };
  std::string_view word;
  unsigned kinds;
  std::string_view languages;  ///< of `by` and `joins`: codes, separated by blanks; "any" is every language
};

struct BylineMatch {
  unsigned kinds = 0;
  std::string_view languages;  ///< as in BylineWord
  bool goes_on = false;        ///< a longer entry begins like that
};

/// What is known of `words` (lower case, NFC), the beginning of a phrase or all of it.
BylineMatch match_byline(std::string_view words);

/// Kinds of which the entries are that begin with `character` (lower case); it may have more.
unsigned byline_kinds_from(char32_t character);

/// The kinds of `word` (lower case, NFC; a phrase's words separated by single spaces); 0 if it has none.
unsigned byline_word(std::string_view word);

}  // namespace pith::data

#endif
