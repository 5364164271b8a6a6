// A byline as words, and what the lexicon knows of them. What names.cpp and announcements.cpp share.
#ifndef PITH_TEXT_NAME_WORDS_HPP
#define PITH_TEXT_NAME_WORDS_HPP

#include "data/byline_words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pith::text {

/// A line of names as words: runs of letters, marks, digits and what stands inside names (O'Brien, J.R.,
/// user_1). Chinese, Japanese and Korean labels are words of their own though nothing sets them off
/// ("記者王小明", "홍길동기자").
class NameWords {
 public:
  /// `line` is borrowed.
  explicit NameWords(std::string_view line);

  std::size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  /// Words behind the last one are empty and of no kind.
  std::string_view operator[](std::size_t i) const { return at(i).text; }
  /// What stands between word `i` and the next one, or the end of the line.
  std::string_view after(std::size_t i) const { return at(i).after; }
  std::size_t begin(std::size_t i) const { return at(i).begin; }
  /// Lower case, without full stops at its end.
  std::string_view key(std::size_t i) const { return at(i).key; }
  /// Bits of data::BylineWord of the word alone.
  unsigned kinds(std::size_t i) const { return at(i).kinds; }
  bool is(std::size_t i, unsigned kinds_wanted) const { return (kinds(i) & kinds_wanted) != 0; }

  /// The longest phrase of up to six words from `i` on that has one of `kinds`: its number of words, or 0.
  std::size_t phrase(std::size_t i, unsigned kinds) const;
  /// The languages of the phrase of `count` words at `i`, as data::BylineWord has them.
  std::string_view languages(std::size_t i, std::size_t count) const;

  /// The line from the first byte of word `first` to the last one of word `end - 1`.
  std::string_view between(std::size_t first, std::size_t end) const;

  bool has_digit(std::size_t i) const;
  bool begins_with_digit(std::size_t i) const;
  bool is_all_digits(std::size_t i) const;
  /// True if its first letter is a capital, or of a script without case.
  bool starts_upper(std::size_t i) const;
  /// True for two capitals or more, and no small letter.
  bool is_all_upper(std::size_t i) const;
  bool is_month(std::size_t i) const;
  bool counts_back(std::size_t i) const;  ///< "ago", "vor", "hace"
  bool is_address(std::size_t i) const;   ///< of the web or of mail
  bool is_initials(std::size_t i) const;  ///< "J.", "J.R."
  /// True if a separator follows the word: a comma, a bar, a dash, a colon … Blanks, brackets and quotes are
  /// none.
  bool is_separated(std::size_t i) const;
  bool opens_bracket(std::size_t i) const;   ///< behind the word
  bool closes_bracket(std::size_t i) const;  ///< behind the word
  bool has_colon(std::size_t i) const;       ///< behind the word
  bool labels(std::size_t i) const;          ///< a colon follows, or a bar in a script without spaces

 private:
  struct Word {
    std::string_view text;
    std::string_view after;
    std::size_t begin = 0;
    std::string key;
    unsigned kinds = 0;
    bool goes_on = false;  // a longer entry of the lexicon begins like that
  };
  const Word& at(std::size_t i) const { return i < words_.size() ? words_[i] : nothing_; }
  void split_into_words();
  void split_labels();
  void split_pair(std::size_t i);
  void split_label(std::size_t i);

  std::string_view line_;
  std::vector<Word> words_;
  Word nothing_;
};

}  // namespace pith::text

#endif
