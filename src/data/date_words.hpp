// Words of dates: month names, what stands between day, month and year, labels, units of time.
#ifndef PITH_DATA_DATE_WORDS_HPP
#define PITH_DATA_DATE_WORDS_HPP

#include <cstdint>
#include <span>
#include <string_view>

namespace pith::data {

/// One meaning of a word. Generated from months.txt and date_words.txt, which say what each kind is.
struct DateWord {
  enum class Kind : std::uint8_t {
    month,
    jalali_month,
    filler,
    clock,
    am,
    pm,
    published,
    updated,
    unrelated,
    second,
    minute,
    hour,
    day,
    week,
    month_unit,
    year,
    ago,
    today,
    yesterday,
  };
  std::string_view word;      ///< lower case, NFC; may hold spaces
  std::string_view language;  ///< empty unless the meaning depends on it
  Kind kind;
  std::uint8_t value;  ///< of a month: 1 to 12
};

/// All meanings of `word` (lower case, NFC, without a final full stop); empty if it has none. Static storage.
std::span<const DateWord> date_words(std::string_view word);

/// Bytes of the longest word.
std::size_t longest_date_word();

}  // namespace pith::data

#endif
