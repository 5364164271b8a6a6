#include "text/sentence.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <cstddef>

namespace pith::text {
namespace {

// What the model knows comes first in both.
constexpr std::u32string_view closers = U"\"')]”’»」』“ «‘）›‹";
constexpr std::size_t closers_of_model = 11;

constexpr std::u32string_view marks = U":.!?。！？…؟।۔．｡";
constexpr std::size_t marks_of_model = 12;
constexpr std::size_t marks_of_model_alone = 1;  // the colon

bool holds(std::u32string_view signs, char32_t sign) { return signs.find(sign) != std::u32string_view::npos; }

}  // namespace

bool ends_sentence(std::string_view text, SentenceSigns signs) {
  // Most texts: nothing to compare.
  if (text.empty() || ascii::is_alnum(text.back())) return false;
  if (text.back() == '.' || text.back() == '!' || text.back() == '?') return true;
  const bool of_model = signs == SentenceSigns::of_model;
  if (of_model && text.back() == ':') return false;
  const std::u32string_view known_closers = closers.substr(0, of_model ? closers_of_model : closers.size());
  const std::u32string_view known_marks =
      of_model ? marks.substr(0, marks_of_model) : marks.substr(marks_of_model_alone);
  while (!text.empty()) {
    const std::string_view before = utf8::begin_of(text, text.size() - 1);
    std::size_t at = before.size();
    const char32_t last = utf8::next(text, at);
    if (!holds(known_closers, last)) return holds(known_marks, last);
    text = before;
  }
  return false;
}

}  // namespace pith::text
