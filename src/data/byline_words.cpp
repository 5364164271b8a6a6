#include "data/byline_words.hpp"

#include <algorithm>

namespace pith::data {
namespace {

constexpr BylineWord table[] = {
#include "data/byline_words.inc"
};

}  // namespace

unsigned byline_word(std::string_view word) {
  const auto* found = std::ranges::lower_bound(table, word, {}, &BylineWord::word);
  return found != std::end(table) && found->word == word ? found->kinds : 0;
}

}  // namespace pith::data
