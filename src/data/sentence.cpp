#include "data/sentence.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

namespace pith::data {
namespace {

constexpr std::array<std::string_view, 16> closers = {"\"", "'", ")",  "]",  "»",  "«", "”", "“",
                                                      "’",  "‘", "」", "』", "）", "›", "‹", " "};
constexpr std::array<std::string_view, 11> ends = {".", "!", "?", "…", "。", "！", "？", "؟", "।", "．", "｡"};

bool is_plain_end(char c) { return c == '.' || c == '!' || c == '?'; }

}  // namespace

bool ends_sentence(std::string_view text) {
  if (text.empty()) return false;
  if (is_plain_end(text.back())) return true;  // most texts: nothing to compare
  if (ascii::is_alnum(text.back())) return false;
  for (auto closer = closers.begin(); closer != closers.end();) {
    if (text.ends_with(*closer)) {
      text.remove_suffix(closer->size());
      closer = closers.begin();
    } else {
      ++closer;
    }
  }
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace pith::data
