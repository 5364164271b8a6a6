#include "data/byline_words.hpp"

#include <algorithm>

namespace pith::data {
namespace {

constexpr BylineWord table[] = {
#include "data/byline_words.inc"
};

}  // namespace

BylineMatch match_byline(std::string_view words) {
  const auto* found = std::ranges::lower_bound(table, words, {}, &BylineWord::word);
  if (found == std::end(table) || !found->word.starts_with(words)) return {};
  const bool whole = found->word.size() == words.size();
  const auto* next = whole ? found + 1 : found;
  return {whole ? found->kinds : 0, next != std::end(table) && next->word.starts_with(words)};
}

unsigned byline_word(std::string_view word) { return match_byline(word).kinds; }

}  // namespace pith::data
