// What single words say: about an element (words in class and id), to the model and to those who read what it
// chose; and about a text (the commonest words of a language, the words of consent and log-in boxes).
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
#include "data/element_words.inc"
#include "data/stop_words.inc"
#include "data/wall_words.inc"

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

/// The groups of wall_words.txt.
enum class WallGroup : std::uint8_t {
#define PITH_GROUP(name) name,
  PITH_WALL_GROUPS(PITH_GROUP)
#undef PITH_GROUP
};

constexpr std::uint32_t bit(WallGroup group) { return 1u << static_cast<unsigned>(group); }
constexpr std::uint32_t bit(ClassGroup group) { return 1u << static_cast<unsigned>(group); }

/// The kinds of element_words.txt; bit `1 << kind` of a mask.
enum class ElementWord : std::uint8_t {
#define PITH_WORD(name) name,
  PITH_ELEMENT_WORDS(PITH_WORD)
#undef PITH_WORD
};

constexpr std::uint32_t bit(ElementWord kind) { return 1u << static_cast<unsigned>(kind); }

/// Mask of the kinds of a word in any case; 0 if it has none.
std::uint32_t element_word(std::string_view word);
/// The same of all words that a class or another list of names is made of, which are parted at all but
/// letters and where lower case meets upper case. Kilobytes of classes say no more than the first few.
std::uint32_t element_words(std::string_view names);
/// True if the word, in any case, is of that kind.
inline bool is_element_word(std::string_view word, ElementWord kind) {
  return (element_word(word) & bit(kind)) != 0;
}

/// Mask of the groups a lower-case word of a class or id stands in; 0 if none. `hash` is that of `word`.
std::uint32_t class_word(std::string_view word, std::uint32_t hash);
/// Mask of the languages that have the lower-case word as a stop word; 0 if none.
std::uint32_t stop_word(std::string_view word, std::uint32_t hash);
/// Mask of the groups of wall_words.txt that the lower-case word stands in; 0 if none.
std::uint32_t wall_word(std::string_view word, std::uint32_t hash);

}  // namespace pith::data

#endif
