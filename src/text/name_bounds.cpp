#include "text/name_bounds.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace pith::text {

using data::BylineWord;

bool contains_language(std::string_view list, std::string_view language) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == language) return true;
    at = end + 1;
  }
  return false;
}

bool NameBounds::joins(std::size_t i, std::size_t first) const {
  if (!words_.is(i, BylineWord::joins) || i + 1 >= words_.size() || !in_language(i)) return false;
  // "Dan Hartwell", "Og Larsson", "Y Combinator": a capital makes it a name, but in a line of capitals.
  const bool capital = is_cased(i) && words_.starts_upper(i);
  const bool in_capitals = words_.is_all_upper(i + 1) && (i == 0 || words_.is_all_upper(i - 1));
  if (capital && !in_capitals && !(words_.key(i) == "and" && i > 0 && (i == first || i >= first + 2)))
    return false;
  if (capital && words_[i].size() > 1 && in_capitals && !words_.is_all_upper(i)) return false;
  return i == first || parts_whole_names(i, first);
}

bool NameBounds::ends_here(std::size_t i, std::size_t first) const {
  if (words_.is_address(i)) return true;
  if (i > first + 1 && is_agency(i)) return true;
  if (words_.begins_with_digit(i) && (source_ == NameSource::byline || words_.is_all_digits(i)))
    return i > 0 || source_ == NameSource::byline;
  if (words_.begins_with_digit(i + 1) && words_.counts_back(i)) return true;
  if (words_.has_digit(i) && words_.is_month(i + 1)) return true;
  if (i > 0 && is_end_word(i, first)) return true;
  return words_.is_month(i) && words_.has_digit(i + 1);
}

std::size_t NameBounds::behind_nickname(std::size_t first, std::size_t i) const {
  if (i >= words_.size() || !words_.opens_bracket(i - 1) || words_.is_separated(i - 1)) return 0;
  const std::size_t last = words_.closes_bracket(i) ? i : i + 1;
  const std::size_t behind = last + 1;
  if (!words_.closes_bracket(last) || words_.is_separated(last) || words_.opens_bracket(last)) return 0;
  constexpr unsigned no_name = BylineWord::role | BylineWord::end | BylineWord::by | BylineWord::not_by |
                               BylineWord::desk | BylineWord::joins;
  for (const std::size_t word : {first, i, last, behind}) {
    if (!words_.starts_upper(word) || words_.is(word, no_name) || words_.has_digit(word)) return 0;
  }
  return i - first == 1 || words_.is_initials(i) ? behind : 0;
}

std::size_t NameBounds::segment_end(std::size_t i) const {
  while (i < words_.size() && !words_.is_separated(i) && !words_.opens_bracket(i)) ++i;
  return std::min(i + 1, words_.size());
}

std::size_t NameBounds::skip_rest(std::size_t i) const {
  // An address is one piece up to the next blank, whatever signs it holds.
  const bool address = words_.is_address(i);
  while (address && i + 1 < words_.size() && std::ranges::none_of(words_.after(i), ascii::is_space)) ++i;
  while (i < words_.size() && !words_.is_separated(i)) ++i;
  const bool label = i < words_.size() && words_.labels(i) && !words_.has_digit(i);
  return label ? words_.size() : i + 1;
}

std::size_t NameBounds::behind_place(std::size_t i) const {
  constexpr std::size_t longest = 4;  // words of a place, and of a name
  const std::string_view opening = words_.key(i);
  if (words_.starts_upper(i) || !words_.is(i, BylineWord::end)) return 0;
  std::size_t join = i + 1;
  while (join < words_.size() && join <= i + longest && !joins(join, join) && !words_.is_separated(join))
    ++join;
  if (join > i + longest || !joins(join, join)) return 0;
  std::size_t end = join + 1;
  while (end < words_.size() && end <= join + longest && words_.starts_upper(end)) ++end;
  return end >= join + 3 && words_.key(end) == opening ? join + 1 : 0;
}

std::size_t NameBounds::skip_bracket(std::size_t i) const {
  while (i < words_.size() && !words_.closes_bracket(i)) ++i;
  return i + 1;
}

bool NameBounds::is_institution(std::size_t first, std::size_t end) const {
  if (source_ != NameSource::field || first != 0 || end - first < 4 || !words_.starts_upper(0)) return false;
  const bool of = words_.key(1) == "for" || words_.key(1) == "of";
  return of && !words_.starts_upper(1) && words_.starts_upper(2) && !words_.has_digit(2) &&
         !words_.is_month(2);
}

bool NameBounds::is_suffix(std::size_t i, std::size_t end) const {
  return end > 0 && i == end && words_.after(end - 1).starts_with(',') && words_.is(i, BylineWord::suffix) &&
         words_.starts_upper(i) && (i + 1 == words_.size() || words_.is_separated(i) || joins(i + 1, i + 1));
}

bool NameBounds::is_label_inside(std::size_t i) const {
  constexpr unsigned labels = BylineWord::role | BylineWord::by | BylineWord::not_by;
  return !is_cased(i) && words_.is(i, labels) && i + 1 < words_.size() && !is_cased(i + 1) &&
         (!words_.is_separated(i) || words_.labels(i));
}

bool NameBounds::is_paper_before(std::size_t i) const {
  return !is_cased(i) && i + 1 < words_.size() && words_.after(i) == " " && !is_cased(i + 1) &&
         !words_.is(i + 1, BylineWord::role | BylineWord::desk) &&
         (is_organization(words_[i]) || is_desk(words_[i]));
}

bool NameBounds::is_reported_from(std::size_t first, std::size_t end) const {
  const std::string_view word = words_[end];
  const auto is_end = [word](std::string_view ending) { return word.ends_with(ending); };
  return end >= first + 2 && (is_end("报道") || is_end("報導") || is_end("報道"));
}

bool NameBounds::is_country_before(std::size_t i) const {
  constexpr std::size_t longest = 6;  // bytes: two characters
  return !is_cased(i) && words_[i].size() <= longest && words_.closes_bracket(i) && i + 1 < words_.size() &&
         !words_.is_separated(i) && !words_.opens_bracket(i);
}

bool NameBounds::is_title_behind(std::size_t i) const {
  return !is_cased(i) && words_.is(i, BylineWord::role);
}

std::size_t NameBounds::without_glued_title(std::size_t first, std::size_t end) const {
  std::size_t begin = end;
  while (begin > first && words_.is(begin - 1, BylineWord::role) &&
         !words_.is(begin - 1, BylineWord::particle))
    --begin;
  const bool glued = end - begin >= 2 && begin >= first + 2 && words_.starts_upper(begin);
  if (glued && !words_.is(first, BylineWord::role)) end = begin;
  return end >= first + 3 && (is_wire(end - 1) || is_degree(end - 1)) ? end - 1 : end;
}

// "Jane Roe AFP"
bool NameBounds::is_wire(std::size_t i) const {
  constexpr std::size_t longest = 4;
  return words_.is(i, BylineWord::desk) && words_.is_all_upper(i) && words_[i].size() <= longest;
}

// "Jane Roe MD", "Jane Roe PhD", but not in a line of capitals.
bool NameBounds::is_degree(std::size_t i) const {
  constexpr std::size_t longest = 6;
  const std::string_view word = words_[i];
  return words_.is(i, BylineWord::role) && word.size() <= longest && !words_.is_all_upper(i - 1) &&
         std::ranges::count_if(word, ascii::is_upper) >= 2;
}

// The language of the page, of the announcement, or English.
bool NameBounds::in_language(std::size_t i) const {
  const std::string_view languages = words_.languages(i, 1);
  if (language_.empty() || languages == "any") return true;
  if (contains_language(languages, "en") || contains_language(languages, language_)) return true;
  for (std::size_t at = 0; at < announced_in_.size();) {
    const std::size_t end = std::min(announced_in_.find(' ', at), announced_in_.size());
    if (contains_language(languages, announced_in_.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// Words of a name, particles not counted.
std::size_t NameBounds::count(std::size_t first, std::size_t end) const {
  std::size_t out = 0;
  for (std::size_t i = first; i < end; ++i)
    out += !words_.is(i, BylineWord::particle) || words_.starts_upper(i);
  return out;
}

// Two whole names stand around the word at `i`: "Ortiz y Serna", "De Villiers und Sohn", "Doe & Roe" are
// one.
bool NameBounds::parts_whole_names(std::size_t i, std::size_t first) const {
  std::size_t end = i + 1;
  while (end < words_.size() && !words_.is_separated(end - 1) && !words_.opens_bracket(end - 1) &&
         !words_.has_digit(end) &&
         !words_.is(end, BylineWord::joins | BylineWord::end | BylineWord::not_by)) {
    ++end;
  }
  const std::size_t left = count(first, i);
  const std::size_t right = count(i + 1, end);
  if (right == 1 && words_.is(i + 1, BylineWord::org | BylineWord::suffix)) return false;
  if (left == 1 && right == 2 && words_.is(i + 2, BylineWord::org)) return false;  // "Hart & Lund LLP"
  const std::string_view key = words_.key(i);
  if (key == "y" || key == "e" || key == "i") return left >= 2 && right >= 2;
  return true;
}

bool NameBounds::is_end_word(std::size_t i, std::size_t first) const {
  constexpr std::size_t shortest_label = 4;  // "In", "Am", "Il" are names of people, too
  if (words_.is_initials(i) && words_.starts_upper(i) && words_[i].size() <= 2)
    return false;  // "Jane W. Roe"
  if (!words_.is(i, BylineWord::end)) {
    constexpr unsigned office = BylineWord::org | BylineWord::desk | BylineWord::role;
    const bool of_paper = words_.key(i) == "of" && words_.key(i + 1) == "the" && i >= first + 2 &&
                          !words_.is(i - 1, office) && source_ == NameSource::byline;
    return of_paper || (words_.phrase(i, BylineWord::end) >= 2 && i > first);
  }
  if (!words_.starts_upper(i) || words_.is_all_upper(i)) return true;
  if (words_.begins_with_digit(i + 1) || words_.is_month(i + 1)) return true;
  // "Carol Wynn Published", "Jane Roe For Daily Paper"
  return i >= first + 2 && (words_[i].size() >= shortest_label || words_.key(i) == "for");
}

// "John O'Connor The Associated Press", but not "Example Times Editorial Board".
bool NameBounds::is_agency(std::size_t i) const {
  const std::size_t n = words_.phrase(i, BylineWord::desk);
  if (n < 2) return false;
  for (std::size_t k = i; k < i + n; ++k) {
    if (words_.is(k, BylineWord::role)) return false;
  }
  return true;
}

bool NameBounds::is_cased(std::size_t i) const {
  const std::string_view word = words_[i];
  if (!word.empty() && ascii::is_alpha(word[0])) return true;
  std::size_t next = 0;
  const char32_t c = utf8::next(word, next);
  return utf8::to_lower(c) != utf8::to_upper(c);
}

}  // namespace pith::text
