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

struct Entries {
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
};

// The entries that share their first three bytes, in an open-addressed table by these. Most words that are no
// entry are told by it; of the rest a short list is left to search.
struct Opening {
  std::uint32_t bytes = 0;
  Entries entries;  // none: the slot is empty
};
constexpr std::size_t opening_size = 3;
constexpr std::size_t opening_slots = 2048;
constexpr std::uint32_t opening_of(std::string_view words) {
  std::uint32_t out = 0;
  for (const char c : words.substr(0, opening_size)) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}
// The slot of an opening, or the empty one where it would be put.
constexpr std::size_t opening_slot(const std::array<Opening, opening_slots>& slots, std::uint32_t bytes) {
  std::size_t slot = (bytes * 0x9E3779B1U) >> 16 & (opening_slots - 1);
  while (slots[slot].entries.end != 0 && slots[slot].bytes != bytes) slot = (slot + 1) % opening_slots;
  return slot;
}
constexpr auto by_opening = [] {
  std::array<Opening, opening_slots> out{};
  for (std::size_t i = 0; i < std::size(table); ++i) {
    if (table[i].word.size() < opening_size) continue;
    const std::uint32_t bytes = opening_of(table[i].word);
    auto& [known, entries] = out[opening_slot(out, bytes)];
    if (entries.end == 0) entries.begin = static_cast<std::uint16_t>(i);
    entries.end = static_cast<std::uint16_t>(i + 1);
    known = bytes;
  }
  return out;
}();

// Where the entries may stand that begin with `words`.
Entries entries_from(std::string_view words) {
  if (words.size() >= opening_size) return by_opening[opening_slot(by_opening, opening_of(words))].entries;
  const auto first = static_cast<unsigned char>(words[0]);
  return {begins[first], begins[first + 1U]};
}

// The kinds of the entries that begin with each character; characters share slots.
constexpr std::size_t character_slots = 1024;
constexpr auto kinds_by_character = [] {
  std::array<std::uint16_t, character_slots> out{};
  for (const BylineWord& entry : table) {
    const auto lead = static_cast<unsigned char>(entry.word[0]);
    char32_t character = lead < 0x80   ? lead
                         : lead < 0xE0 ? lead & 0x1FU
                         : lead < 0xF0 ? lead & 0xFU
                                       : lead & 7U;
    for (std::size_t i = 1; i < entry.word.size() && lead >= 0xC0; ++i) {
      const auto byte = static_cast<unsigned char>(entry.word[i]);
      if ((byte & 0xC0U) != 0x80) break;
      character = character << 6 | (byte & 0x3FU);
    }
    auto& kinds = out[character % character_slots];
    kinds = static_cast<std::uint16_t>(kinds | entry.kinds);
  }
  return out;
}();

}  // namespace

unsigned byline_kinds_from(char32_t character) { return kinds_by_character[character % character_slots]; }

BylineMatch match_byline(std::string_view words) {
  if (words.empty()) return {};
  const Entries entries = entries_from(words);
  const auto* end = table + entries.end;
  const auto* found = std::ranges::lower_bound(table + entries.begin, end, words, {}, &BylineWord::word);
  if (found == end || !found->word.starts_with(words)) return {};
  const bool whole = found->word.size() == words.size();
  const auto* next = whole ? found + 1 : found;
  return {whole ? found->kinds : 0, whole ? found->languages : std::string_view(),
          next != std::end(table) && next->word.starts_with(words)};
}

unsigned byline_word(std::string_view word) { return match_byline(word).kinds; }

}  // namespace pith::data
