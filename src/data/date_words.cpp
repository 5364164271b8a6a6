#include "data/date_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

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

// By first byte, the lengths of entries that begin with it, as bits: it turns nearly all words away.
constexpr auto lengths = [] {
  static_assert(longest < 64);
  std::array<std::uint64_t, 256> out{};
  for (const DateWord& entry : table)
    out[static_cast<unsigned char>(entry.word[0])] |= std::uint64_t{1} << entry.word.size();
  return out;
}();

}  // namespace

std::span<const DateWord> date_words(std::string_view word) {
  if (word.empty() || word.size() > longest) return {};
  if ((lengths[static_cast<unsigned char>(word[0])] >> word.size() & 1) == 0) return {};
  // Not std::ranges::equal_range: clang 14 cannot read libstdc++'s subrange.
  const auto* first = std::ranges::lower_bound(table, word, {}, &DateWord::word);
  const auto* last = first;
  while (last != std::end(table) && last->word == word) ++last;
  return {first, last};
}

std::size_t longest_date_word() { return longest; }

}  // namespace pith::data
