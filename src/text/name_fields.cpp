#include "text/name_fields.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/name_words.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <optional>

namespace pith::text {
namespace {

using data::BylineWord;

// "Roe, Jane", "de Vries, Jan": the name in reading order, if that is what the whole text is.
std::optional<std::string> in_reading_order(std::string_view text) {
  const NameWords words(text);
  if (words.size() < 2 || words.size() > 6) return std::nullopt;
  std::size_t family = 1;  // words up to the comma: "van der Berg"
  while (family + 1 < words.size() && words.is(family - 1, BylineWord::particle) &&
         !words.is_separated(family - 1)) {
    ++family;
  }
  const std::string_view gap = words.after(family - 1);
  if (gap != ", " && gap != ",") return std::nullopt;
  if (words.size() - family > 3) return std::nullopt;
  constexpr unsigned no_names = BylineWord::role | BylineWord::desk | BylineWord::org | BylineWord::end |
                                BylineWord::suffix | BylineWord::joins | BylineWord::by | BylineWord::not_by;
  const bool shouted = words.is_all_upper(family - 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool no_name = words.is(i, no_names) && i + 1 >= family;
    if (no_name || words.has_digit(i) || words.is_address(i)) return std::nullopt;
    if (!words.starts_upper(i) && !words.is(i, BylineWord::particle)) return std::nullopt;
    if (i >= family && words.is_all_upper(i) && !words.is_initials(i) && !shouted) return std::nullopt;
    if (i + 1 < words.size() && i + 1 != family && words.after(i) != " " && words.after(i) != ". ")
      return std::nullopt;
  }
  if (words[family - 1].find('.') != std::string_view::npos || is_desk(text)) return std::nullopt;
  std::size_t next = 0;
  const char32_t letter = utf8::next(words[0], next);
  if (utf8::to_lower(letter) == utf8::to_upper(letter)) return std::nullopt;
  std::string out(words.between(family, words.size()));
  return out.append(" ").append(words.between(0, family));
}

}  // namespace

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool tag =
        text[at] == '<' && at + 1 < text.size() && (ascii::is_alpha(text[at + 1]) || text[at + 1] == '/');
    const std::size_t end = tag ? text.find('>', at) : std::string_view::npos;
    if (tag) out += ' ';
    if (!tag) out += text[at];
    if (tag && end == std::string_view::npos) break;
    at = tag ? end + 1 : at + 1;
  }
  return utf8::clean_line(out);
}

std::string_view named_behind_address(std::string_view text) {
  const std::size_t at = text.find('@');
  const std::size_t open = text.find(" (");
  if (at == std::string_view::npos || open == std::string_view::npos || at > open || !text.ends_with(')'))
    return text;
  return text.substr(0, open).find(' ') == std::string_view::npos
             ? text.substr(open + 2, text.size() - open - 3)
             : text;
}

std::vector<std::string> read_inverted(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view separator : {";", " and ", " & "}) {
    out.clear();
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(separator, at), text.size());
      const std::string_view item = ascii::trim(text.substr(at, end - at));
      std::optional<std::string> name = in_reading_order(item);
      if (!name && !(item.empty() && end == text.size())) {
        out.clear();
        break;
      }
      if (name) out.push_back(std::move(*name));
      at = end + separator.size();
    }
    if (!out.empty()) return out;
  }
  return out;
}

}  // namespace pith::text
