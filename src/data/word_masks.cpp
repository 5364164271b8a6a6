#include "data/word_masks.hpp"

#include <array>
#include <bit>
#include <iterator>

namespace pith::data {
namespace {

/// An open-addressed table of the words, at most half full; 0 marks an empty slot, else 1 + the word's index,
/// above it the half of the word's hash that did not choose the slot: most other words are told by it.
template <std::size_t Count>
struct Table {
  static constexpr std::size_t slot_count = std::bit_ceil(Count * 2);
  std::array<std::uint32_t, slot_count> slots{};
  static_assert(Count < 0xFFFF);

  constexpr explicit Table(const WordMask (&words)[Count]) {
    for (std::size_t i = 0; i < Count; ++i) {
      std::uint32_t hash = hash_start;
      for (const char c : words[i].word) hash = hash_step(hash, c);
      std::size_t slot = mix(hash);
      while (slots[slot] != 0) slot = (slot + 1) % slot_count;
      slots[slot] = static_cast<std::uint32_t>(i + 1) | (hash & 0xFFFF0000U);
    }
  }

  static constexpr std::size_t mix(std::uint32_t hash) { return (hash ^ (hash >> 15)) % slot_count; }

  std::uint32_t find(const WordMask (&words)[Count], std::string_view word, std::uint32_t hash) const {
    for (std::size_t slot = mix(hash); slots[slot] != 0; slot = (slot + 1) % slot_count) {
      if ((slots[slot] ^ hash) >> 16 != 0) continue;
      const WordMask& candidate = words[(slots[slot] & 0xFFFF) - 1];
      if (candidate.word == word) return candidate.mask;
    }
    return 0;
  }
};

constexpr Table<std::size(class_words)> class_table(class_words);
constexpr Table<std::size(stop_words)> stop_table(stop_words);

}  // namespace

std::uint32_t class_word(std::string_view word, std::uint32_t hash) {
  return class_table.find(class_words, word, hash);
}

std::uint32_t stop_word(std::string_view word, std::uint32_t hash) {
  return stop_table.find(stop_words, word, hash);
}

}  // namespace pith::data
