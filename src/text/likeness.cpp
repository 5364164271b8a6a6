#include "text/likeness.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace pith::text {
namespace {

/// Calls `use` with each word; returns how many there are.
template <class Use>
std::size_t each_word(std::string_view words, Use use) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t space = at;
    while (space < words.size() && words[space] != ' ') ++space;  // words are short
    if (space > at) {
      use(words.substr(at, space - at));
      ++count;
    }
    at = space + 1;
  }
  return count;
}

/// The bit of a word's size; the longest ones share one.
std::uint32_t size_bit(std::string_view word) {
  return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31);
}

/// By size first, which tells most words apart.
bool stands_before(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

WordBag::WordBag(std::string words) : words_(std::move(words)) {
  count_ = each_word(words_, [this](std::string_view word) {
    sizes_[static_cast<unsigned char>(word[0])] |= size_bit(word);
    known_.push_back({.word = word, .times = 1});
  });
  std::ranges::sort(known_, stands_before, &Word::word);
  std::size_t kept = 0;
  for (const Word& each : known_) {
    if (kept > 0 && known_[kept - 1].word == each.word) {
      ++known_[kept - 1].times;
    } else {
      known_[kept++] = each;
    }
  }
  known_.resize(kept);
}

Overlap WordBag::overlap(std::string_view words) {
  ++texts_;
  std::size_t shared = 0;
  const std::size_t count = each_word(words, [&](std::string_view word) {
    if ((sizes_[static_cast<unsigned char>(word[0])] & size_bit(word)) == 0) return;
    const auto known = std::ranges::lower_bound(known_, word, stands_before, &Word::word);
    if (known == known_.end() || known->word != word) return;
    if (known->text != texts_) known->seen = 0;
    known->text = texts_;
    shared += known->seen++ < known->times ? 1 : 0;
  });
  return {shared, count_ + count};
}

double likeness(std::string_view a, std::string_view b) {
  const std::string folded_a = utf8::fold_for_comparison(a);
  const std::string folded_b = utf8::fold_for_comparison(b);
  if (folded_a == folded_b) return folded_a.empty() ? 0 : 1;
  return WordBag(folded_a).overlap(folded_b).f1();
}

}  // namespace pith::text
