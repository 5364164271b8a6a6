#include "data/date_words.hpp"

#include <algorithm>

namespace pith::data {
namespace {

constexpr DateWord table[] = {
#include "data/date_words.inc"
};

constexpr std::size_t longest = [] {
  std::size_t size = 0;
  for (const DateWord& entry : table) size = std::max(size, entry.word.size());
  return size;
}();

}  // namespace

std::span<const DateWord> date_words(std::string_view word) {
  // Not std::ranges::equal_range: clang 14 cannot read libstdc++'s subrange.
  const auto* first = std::ranges::lower_bound(table, word, {}, &DateWord::word);
  const auto* last = first;
  while (last != std::end(table) && last->word == word) ++last;
  return {first, last};
}

std::size_t longest_date_word() { return longest; }

}  // namespace pith::data
