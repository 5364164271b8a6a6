// Dates in addresses.
#include "base/ascii.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "data/date_words.hpp"
#include "text/date.hpp"

namespace pith::text {
namespace {

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

Number number_at(std::string_view text, std::size_t at) {
  Number out;
  for (; at < text.size() && ascii::is_digit(text[at]) && out.digits < 9; ++at, ++out.digits) {
    out.value = out.value * 10 + (text[at] - '0');
  }
  return out;
}

bool is_sign(char c) { return c == '/' || c == '-' || c == '_' || c == '.'; }

int month_name(std::string_view word) {
  for (const data::DateWord& entry : data::date_words(utf8::to_lower(word))) {
    if (entry.kind == data::DateWord::Kind::month) return entry.value;
  }
  return 0;
}

std::optional<Date> make(int year, int month, int day, const DateHints& hints) {
  if (year < 1990 || year > 2100 || !is_day(year, month, day)) return std::nullopt;
  Date date;
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(day);
  if (hints.latest_day != 0 && day_number(date) > hints.latest_day) return std::nullopt;
  return date;
}

// A date that begins with the year at `at`.
std::optional<Date> date_at(std::string_view path, std::size_t at, const DateHints& hints) {
  const Number first = number_at(path, at);
  if (first.digits == 8) return make(first.value / 10000, first.value / 100 % 100, first.value % 100, hints);
  std::size_t next = at + first.digits;
  if (first.digits != 4 || next >= path.size() || !is_sign(path[next])) return std::nullopt;
  const char sign = path[next++];
  const Number second = number_at(path, next);
  if (sign == '/' && second.digits == 4)
    return make(first.value, second.value / 100, second.value % 100, hints);
  int month = second.value;
  if (second.digits == 0) {
    std::size_t end = next;
    while (end < path.size() && ascii::is_alpha(path[end])) ++end;
    month = month_name(path.substr(next, end - next));
    next = end;
  } else if (second.digits <= 2) {
    next += second.digits;
  } else {
    return std::nullopt;
  }
  if (next >= path.size() || path[next] != sign) return std::nullopt;
  const Number day = number_at(path, next + 1);
  if (day.digits == 0 || day.digits > 2) return std::nullopt;
  return make(first.value, month, day.value, hints);
}

}  // namespace

std::optional<Date> date_in_url(std::string_view url, const DateHints& hints) {
  const std::string_view path = UrlView(url).path;
  for (std::size_t at = 0; at < path.size(); ++at) {
    const bool starts = ascii::is_digit(path[at]) && (at == 0 || is_sign(path[at - 1]));
    if (!starts) continue;
    if (auto date = date_at(path, at, hints)) return date;
  }
  return std::nullopt;
}

}  // namespace pith::text
