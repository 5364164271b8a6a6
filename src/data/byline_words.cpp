#include "data/byline_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace pith::data {
namespace {

constexpr BylineWord table[] = {
#include "data/byline_words.inc"
};

// Where the entries of each first byte begin, and the last ones end.
constexpr auto begins = [] {
  std::array<std::uint16_t, 257> out{};
  for (const BylineWord& entry : table) ++out[static_cast<unsigned char>(entry.word[0]) + 1U];
  for (std::size_t byte = 1; byte < out.size(); ++byte) out[byte] += out[byte - 1];
  return out;
}();

}  // namespace

BylineMatch match_byline(std::string_view words) {
  if (words.empty()) return {};
  const auto first = static_cast<unsigned char>(words[0]);
  const auto* found = std::ranges::lower_bound(table + begins[first], table + begins[first + 1U], words, {},
                                               &BylineWord::word);
  if (found == std::end(table) || !found->word.starts_with(words)) return {};
  const bool whole = found->word.size() == words.size();
  const auto* next = whole ? found + 1 : found;
  return {whole ? found->kinds : 0, next != std::end(table) && next->word.starts_with(words)};
}

unsigned byline_word(std::string_view word) { return match_byline(word).kinds; }

}  // namespace pith::data
