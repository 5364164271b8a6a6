#include "input/moment.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace pith::input {
namespace {

namespace chrono = std::chrono;

// Takes exactly `digits` digits off the front, and what has to stand before them.
bool take(std::string_view& text, std::string_view before, std::size_t digits, int& out) {
  if (!text.starts_with(before)) return false;
  const std::string_view number = text.substr(before.size(), digits);
  if (number.size() != digits || !std::ranges::all_of(number, ascii::is_digit)) return false;
  std::from_chars(number.data(), number.data() + number.size(), out);
  text.remove_prefix(before.size() + digits);
  return true;
}

// "Z", "+02:00", "+0200", nothing: nullopt for anything else.
std::optional<chrono::minutes> parse_zone(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return chrono::minutes(0);
  const bool west = text.front() == '-';
  if (!west && text.front() != '+') return std::nullopt;
  int hours = 0;
  int minutes = 0;
  if (!take(text, west ? "-" : "+", 2, hours)) return std::nullopt;
  if (!take(text, text.starts_with(':') ? ":" : "", 2, minutes) || !text.empty()) return std::nullopt;
  if (hours > 14 || minutes > 59) return std::nullopt;
  const chrono::minutes out = chrono::hours(hours) + chrono::minutes(minutes);
  return west ? -out : out;
}

// What stands behind the day, from "T12:30:00.5+02:00" on.
std::optional<chrono::seconds> parse_time(std::string_view text) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!take(text, text.starts_with(' ') ? " " : text.starts_with('t') ? "t" : "T", 2, hour))
    return std::nullopt;
  if (!take(text, ":", 2, minute)) return std::nullopt;
  if (text.starts_with(':') && !take(text, ":", 2, second)) return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
  }
  const auto zone = parse_zone(text);
  if (!zone || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return chrono::hours(hour) + chrono::minutes(minute) + chrono::seconds(second) - *zone;
}

}  // namespace

std::optional<chrono::sys_seconds> parse_moment(std::string_view text) {
  constexpr std::size_t most_digits = 11;  // the year 5138
  if (!text.empty() && text.size() <= most_digits && std::ranges::all_of(text, ascii::is_digit)) {
    std::int64_t seconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return chrono::sys_seconds(chrono::seconds(seconds));
  }
  int year = 0;
  int month = 0;
  int day = 0;
  if (!take(text, "", 4, year) || !take(text, "-", 2, month) || !take(text, "-", 2, day)) return std::nullopt;
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  if (text.empty()) return chrono::sys_days(date);
  const auto time = parse_time(text);
  return time ? std::optional<chrono::sys_seconds>(chrono::sys_days(date) + *time) : std::nullopt;
}

}  // namespace pith::input
