#include "data/word_masks.hpp"

#include <iterator>

namespace pith::data {
namespace {

constexpr WordTable<std::size(class_words)> class_table(class_words);
constexpr WordTable<std::size(stop_words)> stop_table(stop_words);

}  // namespace

std::uint32_t class_word(std::string_view word, std::uint32_t hash) {
  const WordMask* found = class_table.find(class_words, word, hash);
  return found == nullptr ? 0 : found->mask;
}

std::uint32_t stop_word(std::string_view word, std::uint32_t hash) {
  const WordMask* found = stop_table.find(stop_words, word, hash);
  return found == nullptr ? 0 : found->mask;
}

}  // namespace pith::data
