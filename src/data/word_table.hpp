// A table from words to entries that the compiler makes of a generated list.
#ifndef PITH_DATA_WORD_TABLE_HPP
#define PITH_DATA_WORD_TABLE_HPP

#include "base/hash.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::data {

/// Hash of words, to be fed byte by byte.
constexpr std::uint32_t hash_start = hash::start32;
constexpr std::uint32_t hash_step(std::uint32_t hash, char c) {
  return hash::step32(hash, static_cast<unsigned char>(c));
}
constexpr std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = hash_start;
  for (const char c : word) hash = hash_step(hash, c);
  return hash;
}

/// An open-addressed table of `Count` entries with a `word`, at most half full; entries of one word stand
/// side by side, and the first is found. 0 marks an empty slot, else 1 + the entry's index, above it the half
/// of the word's hash that did not choose the slot: most other words are told by it.
template <std::size_t Count>
class WordTable {
 public:
  template <class Entry>
  constexpr explicit WordTable(const Entry (&entries)[Count]) {
    for (std::size_t i = 0; i < Count; ++i) {
      if (i > 0 && entries[i].word == entries[i - 1].word) continue;
      const std::uint32_t hash = hash_of(entries[i].word);
      std::size_t slot = mix(hash);
      while (slots_[slot] != 0) slot = (slot + 1) % slot_count;
      slots_[slot] = static_cast<std::uint32_t>(i + 1) | (hash & 0xFFFF0000U);
    }
  }

  /// The first entry of `word`, whose hash is `hash`; nullptr if there is none.
  template <class Entry>
  const Entry* find(const Entry (&entries)[Count], std::string_view word, std::uint32_t hash) const {
    for (std::size_t slot = mix(hash); slots_[slot] != 0; slot = (slot + 1) % slot_count) {
      if ((slots_[slot] ^ hash) >> 16 != 0) continue;
      const Entry& candidate = entries[(slots_[slot] & 0xFFFF) - 1];
      if (is_same(candidate.word, word)) return &candidate;
    }
    return nullptr;
  }

 private:
  // Words are short: a call of memcmp takes longer.
  static constexpr bool is_same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] != b[i]) return false;
    }
    return true;
  }
  static constexpr std::size_t slot_count = std::bit_ceil(Count * 2);
  static_assert(Count < 0xFFFF);
  static constexpr std::size_t mix(std::uint32_t hash) { return (hash ^ (hash >> 15)) % slot_count; }

  std::array<std::uint32_t, slot_count> slots_{};
};

}  // namespace pith::data

#endif
