// The attributes of an element that say something about metadata.
#ifndef PITH_META_ELEMENT_NAMES_HPP
#define PITH_META_ELEMENT_NAMES_HPP

#include "base/memo.hpp"
#include "dom/document.hpp"

#include <string_view>

namespace pith::meta {

/// What the attributes of one element say, read once. Views are of the page.
struct ElementNames {
  unsigned kinds = 0;         // of class, id and data-* names
  std::string_view property;  // itemprop, or property without its prefix
  std::string_view rel;
  std::string_view content;  // of an abbreviation also its title, where microformats have the machine's form
  std::string_view datetime;
  std::string_view moment;  // data-utime, data-date and the like: a date as machines write it
  std::string_view classes;
  std::string_view href;
  std::string_view itemtype;
  std::string_view title;
  std::string_view author;  // data-author, data-byline-name and the like
};

/// Reads the elements of one page, many of which have the same attributes, or the same class.
class NameReader {
 public:
  /// What is given stays until the next element is read.
  const ElementNames& read(const dom::Document& document, dom::NodeId id);

 private:
  Memo<unsigned> kinds_;  // place words in a class or id (data::place_kinds)
  Memo<ElementNames> alike_;
  ElementNames link_;  // the last link: the address of one differs from others
};

bool holds_word(std::string_view list, std::string_view word);
/// True if `word` is among the words of `list`, whatever their case: an attribute that holds several.
inline bool has_word(std::string_view list, std::string_view word) {
  return list.size() >= word.size() && holds_word(list, word);  // most elements have no such list
}

}  // namespace pith::meta

#endif
