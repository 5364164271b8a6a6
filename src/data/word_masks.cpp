#include "data/word_masks.hpp"

#include "base/ascii.hpp"

#include <array>
#include <iterator>

namespace pith::data {
namespace {

constexpr WordTable<std::size(class_words)> class_table(class_words);
constexpr WordTable<std::size(element_word_list)> element_table(element_word_list);
constexpr WordTable<std::size(stop_words)> stop_table(stop_words);
constexpr WordTable<std::size(wall_words)> wall_table(wall_words);

}  // namespace

std::uint32_t class_word(std::string_view word, std::uint32_t hash) {
  const WordMask* found = class_table.find(class_words, word, hash);
  return found == nullptr ? 0 : found->mask;
}

std::uint32_t element_word(std::string_view word) {
  constexpr std::size_t longest = 16;  // of the words in the list
  std::array<char, longest> lower{};
  if (word.size() > longest) return 0;
  std::uint32_t hash = hash_start;
  for (std::size_t i = 0; i < word.size(); ++i) {
    lower[i] = ascii::lower(word[i]);
    hash = hash_step(hash, lower[i]);
  }
  const WordMask* found = element_table.find(element_word_list, {lower.data(), word.size()}, hash);
  return found == nullptr ? 0 : found->mask;
}

std::uint32_t element_words(std::string_view names) {
  constexpr std::size_t most = 512;  // bytes
  names = names.substr(0, most);
  std::uint32_t mask = 0;
  for (std::size_t at = 0; at < names.size();) {
    while (at < names.size() && !ascii::is_alpha(names[at])) ++at;
    const std::size_t begin = at;
    for (bool was_lower = false; at < names.size() && ascii::is_alpha(names[at]); ++at) {
      if (was_lower && ascii::is_upper(names[at])) break;
      was_lower = ascii::is_lower(names[at]);
    }
    mask |= element_word(names.substr(begin, at - begin));
  }
  return mask;
}

std::uint32_t stop_word(std::string_view word, std::uint32_t hash) {
  const WordMask* found = stop_table.find(stop_words, word, hash);
  return found == nullptr ? 0 : found->mask;
}

std::uint32_t wall_word(std::string_view word, std::uint32_t hash) {
  const WordMask* found = wall_table.find(wall_words, word, hash);
  return found == nullptr ? 0 : found->mask;
}

}  // namespace pith::data
