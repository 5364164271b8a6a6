// A text as the numbers and words that may make up a date, with what lies between them.
#ifndef PITH_TEXT_DATE_TOKENS_HPP
#define PITH_TEXT_DATE_TOKENS_HPP

#include "data/date_words.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::text {

/// A run of digits (of any script) or of letters. The characters for year, month and day in Chinese and
/// Japanese stand alone.
struct DateToken {
  bool is_number = false;
  std::uint8_t digits = 0;  ///< of a number
  std::int32_t value = 0;   ///< of a number; meaningless over 9 digits
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
};

/// Tokens of the first 2,000 bytes of a text from `from` on. Indices past the last token are allowed
/// everywhere and mean "nothing there".
class DateTokens {
 public:
  DateTokens(std::string_view text, std::size_t from);

  std::size_t size() const { return tokens_.size(); }
  const DateToken& operator[](std::size_t i) const { return i < tokens_.size() ? tokens_[i] : nothing_; }
  bool is_number(std::size_t i) const { return i < tokens_.size() && tokens_[i].is_number; }
  bool is_word(std::size_t i) const { return i < tokens_.size() && !tokens_[i].is_number; }
  std::string_view text() const { return text_; }

  /// What lies between token i - 1 and token i.
  std::string_view gap(std::size_t i) const;
  /// True if the gap before token i is short and holds only what separates the parts of a date.
  bool joined(std::size_t i) const;
  /// The one separator in the gap before token i, blanks around it left out; 0 if there is none or another
  /// sign.
  char separator(std::size_t i) const;

  /// The word at i in lower case; `count` words joined by single spaces. Empty if there are not as many.
  std::string words(std::size_t i, std::size_t count = 1) const;
  /// True if the `count` words from i on have a meaning of that kind.
  bool means(std::size_t i, data::DateWord::Kind kind, std::size_t count = 1) const;
  /// Bits `1 << kind` of every meaning that one, two or three words from i on have.
  std::uint32_t phrase_kinds(std::size_t i) const;
  /// True if one, two or three words from i on have a meaning of that kind.
  bool phrase_means(std::size_t i, data::DateWord::Kind kind) const {
    return (phrase_kinds(i) >> static_cast<unsigned>(kind) & 1) != 0;
  }

 private:
  std::string_view text_;
  std::vector<DateToken> tokens_;
  DateToken nothing_;
};

}  // namespace pith::text

#endif
