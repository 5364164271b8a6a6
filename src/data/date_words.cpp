#include "data/date_words.hpp"

#include "data/word_table.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

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

constexpr WordTable<std::size(table)> words(table);

}  // namespace

std::span<const DateWord> date_words(std::string_view word) {
  if (word.size() > longest) return {};
  const DateWord* first = words.find(table, word, hash_of(word));
  if (first == nullptr) return {};
  const DateWord* last = first;
  while (last != std::end(table) && last->word == word) ++last;
  return {first, last};
}

std::size_t longest_date_word() { return longest; }

}  // namespace pith::data
