#include "block/word_item.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

namespace pith::block {

using dom::NodeId;
using dom::Tag;

std::optional<std::uint8_t> word_item_level(const dom::Document& document, NodeId paragraph) {
  if (document.tag(paragraph) != Tag::p) return std::nullopt;
  const auto [names, style] = document.raw_attributes(paragraph, {"class", "style"});
  const std::size_t list = style.value_or("").find("mso-list:");
  if (!names.value_or("").starts_with("MsoList") && list == std::string_view::npos) return std::nullopt;
  if (list == std::string_view::npos) return std::uint8_t{1};
  constexpr std::string_view name = "level";
  const std::string_view said = style->substr(list);
  const std::size_t level = said.find(name);
  if (level == std::string_view::npos || level + name.size() >= said.size()) return std::uint8_t{1};
  const char digit = said[level + name.size()];
  return static_cast<std::uint8_t>(digit >= '1' && digit <= '9' ? digit - '0' : 1);
}

std::optional<WordMark> read_word_mark(std::string_view words) {
  constexpr auto bullets =
      std::to_array<std::string_view>({"·", "•", "o", "§", "-", "–", "—", "*", "Ø", "v", "ü", "▪", "◦", "➢"});
  constexpr std::size_t most_digits = 3;
  constexpr std::size_t longest = 6;  // bytes: "(123) "
  const std::size_t space = words.substr(0, longest).find(' ');
  if (space == std::string_view::npos || space == 0) return std::nullopt;
  std::string_view mark = words.substr(0, space);
  if (std::find(bullets.begin(), bullets.end(), mark) != bullets.end()) return WordMark{.size = space + 1};
  if (mark.back() != '.' && mark.back() != ')') return std::nullopt;
  mark.remove_suffix(1);
  if (mark.starts_with('(')) mark.remove_prefix(1);
  if (mark.size() == 1 && ascii::is_alpha(mark[0])) {
    const char first = ascii::is_lower(mark[0]) ? 'a' : 'A';
    return WordMark{space + 1, static_cast<std::uint32_t>(mark[0] - first + 1), first};
  }
  if (mark.empty() || mark.size() > most_digits || !std::all_of(mark.begin(), mark.end(), ascii::is_digit))
    return std::nullopt;
  std::uint32_t number = 0;
  for (const char digit : mark) number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  return WordMark{.size = space + 1, .ordinal = number};
}

void drop_front(Article& article, Range& block, std::size_t size) {
  const auto gone = static_cast<std::uint32_t>(size);
  article.text.erase(block.begin, size);
  block.end -= gone;
  bool any_empty = false;
  for (auto mark = article.marks.rbegin(); mark != article.marks.rend() && mark->text.end > block.begin;
       ++mark) {
    const auto moved = [&](std::uint32_t at) { return std::max(block.begin, at - std::min(at, gone)); };
    mark->text = {moved(mark->text.begin), moved(mark->text.end)};
    any_empty |= mark->text.empty();
  }
  if (any_empty) std::erase_if(article.marks, [](const Mark& mark) { return mark.text.empty(); });
}

}  // namespace pith::block
