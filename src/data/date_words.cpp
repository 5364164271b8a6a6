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
  const auto found = std::ranges::equal_range(table, word, {}, &DateWord::word);
  return {found.begin(), found.end()};
}

std::size_t longest_date_word() { return longest; }

}  // namespace pith::data
