#ifndef PITH_BASE_JOINED_HPP
#define PITH_BASE_JOINED_HPP

#include <string>
#include <string_view>

namespace pith {

/// The words, with `between` after each but the last: "txt|md|json".
template <class Words>
std::string joined(const Words& words, std::string_view between) {
  std::string out;
  bool first = true;
  for (const auto& word : words) {
    if (!first) out += between;
    out += word;
    first = false;
  }
  return out;
}

}  // namespace pith

#endif
