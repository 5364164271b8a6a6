#include "data/place_words.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

namespace pith::data {
namespace {

constexpr PlaceWord table[] = {
#include "data/place_words.inc"
};

constexpr std::size_t longest = 24;

// By first byte, the lengths of words that begin with it, as bits: it turns nearly all words of a page away.
constexpr auto lengths = [] {
  std::array<std::uint32_t, 256> out{};
  for (const PlaceWord& entry : table) {
    out[static_cast<unsigned char>(entry.word[0])] |= 1U << std::min(entry.word.size(), longest);
  }
  return out;
}();

bool is_letter(char c) { return ascii::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

unsigned kinds_of(std::string_view word) {
  if (word.size() >= longest) return 0;
  const auto first = static_cast<unsigned char>(ascii::lower(word[0]));
  if ((lengths[first] >> word.size() & 1U) == 0) return 0;
  std::array<char, longest> lower{};
  std::ranges::transform(word, lower.begin(), ascii::lower);
  const std::string_view key(lower.data(), word.size());
  const auto* found = std::ranges::lower_bound(table, key, {}, &PlaceWord::word);
  return found != std::end(table) && found->word == key ? found->kinds : 0;
}

}  // namespace

unsigned place_kinds(std::string_view names) {
  unsigned kinds = 0;
  for (std::size_t at = 0; at < names.size();) {
    if (!is_letter(names[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at++;
    while (at < names.size() && is_letter(names[at]) &&
           !(ascii::is_upper(names[at]) && ascii::is_lower(names[at - 1])))
      ++at;
    kinds |= kinds_of(names.substr(begin, at - begin));
  }
  return kinds;
}

}  // namespace pith::data
