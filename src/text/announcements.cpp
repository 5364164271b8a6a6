// What a text announces, and what sort of name one is.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/name_bounds.hpp"
#include "text/name_words.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>

namespace pith::text {
namespace {

using data::BylineWord;

// "人民日报", "共同通信社", "한겨레신문": papers of these languages are told by how they end.
bool ends_as_paper(std::string_view name) {
  constexpr std::array<std::string_view, 22> endings = {
      "报",   "報",   "网",     "網",     "社",     "新闻",   "新聞", "台",   "臺",   "杂志", "雑誌",
      "周刊", "通信", "编辑部", "編輯部", "編集部", "편집국", "신문", "뉴스", "일보", "방송", "미디어"};
  constexpr std::size_t shortest = 9;  // bytes: a person's name of three characters may end so by chance
  return name.size() > shortest &&
         std::ranges::any_of(endings, [name](std::string_view e) { return name.ends_with(e); });
}

bool is_host(std::string_view name) {
  constexpr std::array<std::string_view, 9> endings = {".com", ".org", ".net", ".de", ".co.uk",
                                                       ".fr",  ".it",  ".es",  ".at"};
  return name.find('@') == std::string_view::npos && std::ranges::any_of(endings, [name](std::string_view e) {
           return name.size() > e.size() && name.ends_with(e);
         });
}

// "Doe & Roe": two surnames that make one firm.
bool is_firm(const NameWords& words) {
  return words.size() == 3 && words.key(1) == "&" && words.starts_upper(0) && words.starts_upper(2);
}

// Whether no announcement opens with the words of ASCII letters that `text` begins with.
bool is_other_phrase(std::string_view text) {
  std::array<char, 40> phrase{};  // bytes; none of the table is longer
  for (std::size_t size = 0;; ++size) {
    for (; size < text.size() && ascii::is_alpha(text[size]); ++size) {
      if (size + 1 == phrase.size()) return true;
      phrase[size] = ascii::lower(text[size]);
    }
    const char sign = size < text.size() ? text[size] : ' ';
    const bool ends_word = std::string_view(" ,:;!?()|/").find(sign) != std::string_view::npos;
    if (!ends_word) return false;
    const data::BylineMatch match = data::match_byline({phrase.data(), size});
    if ((match.kinds & BylineWord::by) != 0) return false;
    if (!match.goes_on || size >= text.size()) return true;
    if (sign != ' ' || size + 1 == text.size() || !ascii::is_alpha(text[size + 1])) return false;
    phrase[size] = ' ';
  }
}

// Whether `text` is soon told to open with no announcement, as most lines do: by its first words if they are
// of ASCII letters, by its first letter or digit else.
bool opens_otherwise(std::string_view text) {
  if (text.empty()) return true;
  if (ascii::is_alpha(text[0])) return is_other_phrase(text);
  std::size_t next = 0;
  const char32_t first = utf8::next(text, next);
  return utf8::is_word(first) && (data::byline_kinds_from(utf8::to_lower(first)) & BylineWord::by) == 0;
}

}  // namespace

bool is_name_particle(std::string_view word) { return (data::byline_word(word) & BylineWord::particle) != 0; }

bool stands_in_names(std::string_view word) {
  return (data::byline_word(word) & (BylineWord::particle | BylineWord::joins)) != 0;
}

std::size_t announcement(std::string_view text, std::string_view language) {
  if (opens_otherwise(text)) return 0;
  constexpr std::size_t longest_announcement = 60;
  const NameWords words(utf8::begin_of(text, longest_announcement));
  const std::size_t n = words.phrase(0, BylineWord::by);
  if (n == 0 || n >= words.size() || words.phrase(0, BylineWord::not_by) > n) return 0;
  const bool small = n == 1 && words.is(0, BylineWord::particle) && !words.has_colon(0);
  if (small && !language.empty() && !contains_language(words.languages(0, 1), language)) return 0;
  return words.begin(n);
}

Announced last_announcement(std::string_view text) {
  if (text.empty()) return Announced::nobody;
  const NameWords words(text);
  Announced out = Announced::nobody;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t by = words.phrase(i, BylineWord::by);
    const std::size_t other = words.phrase(i, BylineWord::not_by);
    if (by > 0 || other > 0) out = other >= by ? Announced::other : Announced::author;
    i += std::max<std::size_t>({by, other, 1});
  }
  return out;
}

bool ends_in_title(std::string_view line) {
  constexpr std::size_t longest = 80;  // bytes
  if (line.size() > longest || line.find("기자") == std::string_view::npos) return false;
  const NameWords words(line);
  std::size_t last = words.size();
  while (last > 0 && words.is_address(last - 1)) --last;
  return last >= 2 && last <= 4 && words.is(last - 1, BylineWord::role) &&
         words.key(last - 1).ends_with("기자");
}

bool is_announcement(std::string_view text) {
  if (opens_otherwise(text)) return false;
  const NameWords words(text);
  return !words.empty() && words.phrase(0, BylineWord::by) == words.size();
}

bool is_organization(std::string_view name) {
  const NameWords words(name);
  if (words.empty()) return false;
  if (ends_as_paper(name)) return true;
  if (words.size() < 2) return is_host(name);
  const bool article = words.size() >= 3 && words.key(0) == "the";
  return article || words.is(words.size() - 1, BylineWord::org) || is_firm(words);
}

bool is_desk(std::string_view name) {
  const NameWords words(name);
  if (words.empty()) return false;
  if (words.phrase(0, BylineWord::desk) == words.size()) return true;
  return words.size() > 1 && (words.is(words.size() - 1, BylineWord::desk) || words.is(0, BylineWord::desk));
}

bool holds_role(std::string_view name) {
  constexpr std::size_t longest_name = 3;  // "Sun", "Ma": bytes of words that are names, too
  const NameWords words(name);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words.is(i, BylineWord::role) && words[i].size() > longest_name) return true;
  return false;
}

bool is_work_title(std::string_view text) {
  const NameWords words(text);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!words.is(i, BylineWord::role)) return false;
  return !words.empty();
}

namespace {

// "Ben Yu", "Li Na": two or three short words are a name if none of them is anything else, nor an
// abbreviation.
bool is_short_name(std::string_view name) {
  constexpr unsigned no_name = BylineWord::by | BylineWord::not_by | BylineWord::joins | BylineWord::end |
                               BylineWord::role | BylineWord::desk | BylineWord::org;
  const NameWords words(name);
  if (words.size() > 3) return false;
  bool whole = false;  // a word of it is
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool initials = words.is_initials(i);
    if (words.is(i, no_name) || words.has_digit(i) || (words.is_all_upper(i) && !initials)) return false;
    whole = whole || !initials;
  }
  return whole;
}

}  // namespace

bool looks_like_person(std::string_view name) {
  std::size_t words = 0;
  std::size_t long_words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    std::size_t first = 0;
    const char32_t c = word.empty() ? U' ' : utf8::next(word, first);
    const bool has_case = utf8::to_lower(c) != utf8::to_upper(c);
    if (has_case && !utf8::is_upper(c) && !is_name_particle(word)) return false;
    ++words;
    long_words += word.size() > 3;
    at = end + 1;
  }
  return words >= 2 && words <= 5 && (long_words >= 1 || is_short_name(name));
}

}  // namespace pith::text
