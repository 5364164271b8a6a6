#include "text/sentence.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace pith::text {
namespace {

// What the model knows comes first in both tables.
constexpr std::array<std::string_view, 16> closers = {"\"", "'", ")", "]", "”", "’",  "»", "」",
                                                      "』", "“", " ", "«", "‘", "）", "›", "‹"};
constexpr std::size_t closers_of_model = 11;

constexpr std::array<std::string_view, 13> marks = {":", ".", "!", "?", "。", "！", "？",
                                                    "…", "؟", "।", "۔", "．", "｡"};
constexpr std::size_t marks_of_model = 12;
constexpr std::size_t marks_of_model_alone = 1;  // the colon

bool ends_with_one_of(std::string_view text, std::span<const std::string_view> signs) {
  return std::ranges::any_of(signs, [text](std::string_view sign) { return text.ends_with(sign); });
}

std::string_view without_closers(std::string_view text, std::span<const std::string_view> known) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view closer : known) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      again = true;
    }
  }
  return text;
}

}  // namespace

bool ends_sentence(std::string_view text, SentenceSigns signs) {
  // Most texts: nothing to compare.
  if (text.empty() || ascii::is_alnum(text.back())) return false;
  if (text.back() == '.' || text.back() == '!' || text.back() == '?') return true;
  const bool of_model = signs == SentenceSigns::of_model;
  if (of_model && text.back() == ':') return false;
  const auto known_closers = std::span(closers).first(of_model ? closers_of_model : closers.size());
  const auto known_marks =
      of_model ? std::span(marks).first(marks_of_model) : std::span(marks).subspan(marks_of_model_alone);
  return ends_with_one_of(without_closers(text, known_closers), known_marks);
}

}  // namespace pith::text
