// Words in class and id that tell where on a page metadata stands.
#ifndef PITH_DATA_PLACE_WORDS_HPP
#define PITH_DATA_PLACE_WORDS_HPP

#include <cstdint>
#include <string_view>

namespace pith::data {

/// A word and the kinds it has, as bits. Generated from place_words.txt.
struct PlaceWord {
  enum Kind : std::uint16_t {
    none = 0,
    author = 1,
    user = 2,
    name = 4,
    date = 8,
    title = 16,
    article = 32,
    comment = 64,
    related = 128,
    avoid = 256,
    updated = 512,
    label = 1024,
  };
  std::string_view word;
  unsigned kinds;
};

/// The kinds of all words in `names`, the value of a class, id or data-* attribute.
unsigned place_kinds(std::string_view names);

}  // namespace pith::data

#endif
