// The words of a class attribute.
#ifndef PITH_DOM_CLASS_WORDS_HPP
#define PITH_DOM_CLASS_WORDS_HPP

#include "base/ascii.hpp"

#include <cstddef>
#include <string_view>

namespace pith::dom {

/// Calls `each(std::string_view)` for the classes of an attribute's value ("brush: js" is two of them), until
/// it gives true; gives whether it did. Kilobytes of classes say no more than the first few.
template <class Each>
bool any_class(std::string_view value, const Each& each) {
  constexpr std::size_t most = 512;  // bytes
  value = value.substr(0, most);
  for (std::size_t at = 0; at < value.size();) {
    while (at < value.size() && ascii::is_space(value[at])) ++at;
    const std::size_t begin = at;
    while (at < value.size() && !ascii::is_space(value[at])) ++at;
    if (at > begin && each(value.substr(begin, at - begin))) return true;
  }
  return false;
}

/// The same for the words that classes are made of, parted at all but letters and where lower case meets
/// upper case: `hljs-ln-numbers`, `lineNumber`.
template <class Each>
bool any_word(std::string_view value, const Each& each) {
  constexpr std::size_t most = 512;
  value = value.substr(0, most);
  for (std::size_t at = 0; at < value.size();) {
    while (at < value.size() && !ascii::is_alpha(value[at])) ++at;
    const std::size_t begin = at;
    for (bool was_lower = false; at < value.size() && ascii::is_alpha(value[at]); ++at) {
      if (was_lower && ascii::is_upper(value[at])) break;
      was_lower = ascii::is_lower(value[at]);
    }
    if (at > begin && each(value.substr(begin, at - begin))) return true;
  }
  return false;
}

}  // namespace pith::dom

#endif
