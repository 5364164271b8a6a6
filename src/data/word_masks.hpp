// What single words say: about an element (words in class and id), and about a text (the commonest words of a
// language).
#ifndef PITH_DATA_WORD_MASKS_HPP
#define PITH_DATA_WORD_MASKS_HPP

#include "data/word_table.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace pith::data {

struct WordMask {
  std::string_view word;
  std::uint32_t mask;
};

#include "data/class_words.inc"
#include "data/stop_words.inc"

/// The groups of class_words.txt; bit `1 << group` of a mask.
enum class ClassGroup : std::uint8_t {
#define PITH_GROUP(name) name,
  PITH_CLASS_GROUPS(PITH_GROUP)
#undef PITH_GROUP
};

#define PITH_COUNT(name) 1,
constexpr std::size_t class_group_count = std::initializer_list<int>{PITH_CLASS_GROUPS(PITH_COUNT)}.size();
constexpr std::size_t stop_word_language_count =
    std::initializer_list<int>{PITH_STOP_WORD_LANGUAGES(PITH_COUNT)}.size();
#undef PITH_COUNT

constexpr std::uint32_t bit(ClassGroup group) { return 1u << static_cast<unsigned>(group); }

/// Mask of the groups a lower-case word of a class or id stands in; 0 if none. `hash` is that of `word`.
std::uint32_t class_word(std::string_view word, std::uint32_t hash);
/// Mask of the languages that have the lower-case word as a stop word; 0 if none.
std::uint32_t stop_word(std::string_view word, std::uint32_t hash);

}  // namespace pith::data

#endif
