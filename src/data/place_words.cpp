#include "data/place_words.hpp"

#include "base/ascii.hpp"
#include "data/word_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace pith::data {
namespace {

constexpr PlaceWord table[] = {
#include "data/place_words.inc"
};

constexpr std::size_t longest = [] {
  std::size_t size = 0;
  for (const PlaceWord& entry : table) size = std::max(size, entry.word.size());
  return size;
}();

constexpr WordTable<std::size(table)> words(table);

bool is_letter(char c) { return ascii::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

unsigned place_kinds(std::string_view names) {
  unsigned kinds = 0;
  std::array<char, longest> word{};
  for (std::size_t at = 0; at < names.size();) {
    if (!is_letter(names[at])) {
      ++at;
      continue;
    }
    std::size_t size = 0;
    std::uint32_t hash = hash_start;
    bool after_lower = false;
    for (; at < names.size() && is_letter(names[at]); ++at) {
      const char c = names[at];
      if (after_lower && ascii::is_upper(c)) break;
      after_lower = ascii::is_lower(c);
      const char lower = ascii::lower(c);
      if (size < longest) word[size] = lower;
      ++size;
      hash = hash_step(hash, lower);
    }
    if (size > longest) continue;
    const PlaceWord* found = words.find(table, {word.data(), size}, hash);
    if (found != nullptr) kinds |= found->kinds;
  }
  return kinds;
}

}  // namespace pith::data
