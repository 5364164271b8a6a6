#include "text/clock.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace pith::text {
namespace {

using Kind = data::DateWord::Kind;

struct Zone {
  std::string_view name;
  int minutes;
};

// Abbreviations that mean one zone; those used for several (IST, BST is kept for Britain, AST, CST for the
// Americas) are left out or taken as news pages use them.
constexpr std::array<Zone, 36> zones = {
    {{"acst", 570}, {"aedt", 660}, {"aest", 600}, {"akst", -540}, {"awst", 480}, {"bst", 60},
     {"cat", 120},  {"cdt", -300}, {"cest", 120}, {"cet", 60},    {"cst", -360}, {"eat", 180},
     {"edt", -240}, {"eest", 180}, {"eet", 120},  {"est", -300},  {"gmt", 0},    {"hkt", 480},
     {"hst", -600}, {"jst", 540},  {"kst", 540},  {"mdt", -360},  {"mesz", 120}, {"mez", 60},
     {"msk", 180},  {"mst", -420}, {"nzdt", 780}, {"nzst", 720},  {"pdt", -420}, {"pst", -480},
     {"sast", 120}, {"sgt", 480},  {"utc", 0},    {"west", 60},   {"wib", 420},  {"z", 0}}};

// "ET", "CT", "MT", "PT": standard or daylight time by the date.
constexpr std::array<Zone, 4> american_zones = {{{"ct", -360}, {"et", -300}, {"mt", -420}, {"pt", -480}}};

// Daylight time in the United States: second Sunday of March to first Sunday of November (since 2007; a week
// or three shorter before).
bool is_american_summer(const Date& date) {
  if (date.month < 3 || date.month > 11) return false;
  if (date.month > 3 && date.month < 11) return true;
  Date first = date;
  first.day = 1;
  const auto weekday = static_cast<int>(((day_number(first) + 4) % 7 + 7) % 7);  // 0 is Sunday
  const int first_sunday = 1 + (7 - weekday) % 7;
  return date.month == 3 ? date.day >= first_sunday + 7 : date.day < first_sunday;
}

bool set_zone(Date& date, int minutes) {
  if (minutes < -14 * 60 || minutes > 14 * 60) return false;
  date.has_zone = true;
  date.zone_minutes = static_cast<std::int16_t>(minutes);
  return true;
}

// "+0200", "+02:00", "-5": `i` is the number after the sign.
std::size_t read_offset(const DateTokens& tokens, std::size_t i, Date& date) {
  if (!tokens.is_number(i) || tokens.gap(i).empty()) return i;
  const std::string_view gap = tokens.gap(i);
  const bool minus = gap.back() == '-' || gap.ends_with("−");
  if ((!minus && gap.back() != '+') || gap.size() > 4) return i;
  const DateToken& token = tokens[i];
  int minutes = 0;
  std::size_t next = i + 1;
  if (token.digits == 4) {
    minutes = token.value / 100 * 60 + token.value % 100;
  } else if (token.digits <= 2) {
    minutes = token.value * 60;
    if (tokens.is_number(next) && tokens[next].digits == 2 && tokens.gap(next) == ":")
      minutes += tokens[next++].value;
  } else {
    return i;
  }
  return set_zone(date, minus ? -minutes : minutes) ? next : i;
}

std::size_t read_zone(const DateTokens& tokens, std::size_t i, Date& date) {
  if (tokens.is_number(i)) return read_offset(tokens, i, date);
  if (!tokens.is_word(i) || tokens.gap(i).size() > 3) return i;
  const std::string word = tokens.words(i);
  const auto is_word = [&word](const Zone& zone) { return zone.name == word; };
  if (const auto* zone = std::ranges::find_if(zones, is_word); zone != zones.end()) {
    set_zone(date, zone->minutes);
    return zone->minutes == 0 ? read_offset(tokens, i + 1, date) : i + 1;
  }
  if (const auto* zone = std::ranges::find_if(american_zones, is_word);
      zone != american_zones.end() && date.year > 0) {
    set_zone(date, zone->minutes + (is_american_summer(date) ? 60 : 0));
    return i + 1;
  }
  return i;
}

enum class Half : std::uint8_t { none, am, pm };

Half half_at(const DateTokens& tokens, std::size_t& i) {
  if (tokens.means(i, Kind::am)) return ++i, Half::am;
  if (tokens.means(i, Kind::pm)) return ++i, Half::pm;
  // "a.m."
  if (tokens.gap(i + 1) == "." && tokens.words(i + 1) == "m") {
    const std::string word = tokens.words(i);
    if (word == "a" || word == "p") return i += 2, word == "a" ? Half::am : Half::pm;
  }
  return Half::none;
}

// What may stand between hours and minutes: ":", "h", "Uhr", "時", "."
bool clock_gap(const DateTokens& tokens, std::size_t& i, bool dots) {
  if (tokens.is_number(i)) {
    const std::string_view gap = tokens.gap(i);
    return gap == ":" || gap == "：" || (dots && gap == ".");
  }
  if (tokens.gap(i).size() > 1 || tokens.gap(i + 1).size() > 1 || !tokens.is_number(i + 1)) return false;
  const std::string word = tokens.words(i);
  for (const std::string_view sign : {"h", "uhr", "時", "时", "点", "點", "시", "ч"}) {
    if (word == sign) return ++i, true;
  }
  return false;
}

bool set_time(Date& date, int hour, int minute, int second, Half half) {
  if (half != Half::none && hour > 12 && half == Half::am) return false;
  if (half == Half::pm && hour < 12) hour += 12;
  if (half == Half::am && hour == 12) hour = 0;
  if (hour == 24 && minute == 0) hour = 0;  // written for midnight
  if (hour > 23 || minute > 59 || second > 60) return false;
  date.has_time = true;
  date.hour = static_cast<std::uint8_t>(hour);
  date.minute = static_cast<std::uint8_t>(minute);
  date.second = static_cast<std::uint8_t>(std::min(second, 59));
  return true;
}

std::size_t finish(const DateTokens& tokens, std::size_t start, std::size_t next, Date& date, int hour,
                   int minute, int second, Half half) {
  if (half == Half::none && tokens.gap(next).size() <= 3) half = half_at(tokens, next);
  if (!set_time(date, hour, minute, second, half)) return start;
  if (tokens.gap(next).size() <= 1 && tokens.means(next, Kind::clock)) ++next;  // "10:30 Uhr"
  return read_zone(tokens, next, date);
}

// `dots`: a word before says that a time follows, so that "10.30" is one.
std::size_t read_clock(const DateTokens& tokens, std::size_t i, Date& date, bool dots) {
  const std::size_t start = i;
  Half half = half_at(tokens, i);  // Chinese and Korean say it first
  if (!tokens.is_number(i)) return start;
  const DateToken& token = tokens[i];
  if (token.digits == 6 || token.digits == 4) {  // 103000 after "T"
    if (!dots) return start;
    const int value = token.digits == 6 ? token.value : token.value * 100;
    return finish(tokens, start, i + 1, date, value / 10000, value / 100 % 100, value % 100, half);
  }
  if (token.digits > 2) return start;
  std::size_t j = i + 1;
  if (clock_gap(tokens, j, dots) && tokens.is_number(j) && tokens[j].digits == 2) {
    const int minute = tokens[j++].value;
    int second = 0;
    if (tokens.means(j, Kind::minute) && tokens.gap(j).empty()) ++j;  // 分
    int least_fraction = 3;  // digits: fewer are a day or an hour, but behind seconds
    if (tokens.is_number(j) && tokens[j].digits == 2 && clock_gap(tokens, j, false)) {
      second = tokens[j++].value;
      least_fraction = 1;
    }
    if (tokens.is_number(j) && (tokens.gap(j) == "." || tokens.gap(j) == ",") &&
        tokens[j].digits >= least_fraction)
      ++j;
    return finish(tokens, start, j, date, token.value, minute, second, half);
  }
  j = i + 1;
  if (half == Half::none && tokens.gap(j).size() <= 1) half = half_at(tokens, j);
  if (half == Half::none || token.value > 12) return start;
  return finish(tokens, start, j, date, token.value, 0, 0, half);
}

}  // namespace

std::size_t read_time(const DateTokens& tokens, std::size_t i, Date& date) {
  return read_clock(tokens, i, date, false);
}

void add_time(const DateTokens& tokens, std::size_t first, std::size_t next, Date& date) {
  if (date.has_time) {
    read_zone(tokens, next, date);
    return;
  }
  // "T", "at", "um", "Uhr", a weekday in brackets, "日": at most three words.
  std::size_t i = next;
  bool announced = false;
  for (int words = 0; words <= 3 && tokens.gap(i).size() <= 8; ++words) {
    if (read_clock(tokens, i, date, announced) != i) return;
    if (!tokens.is_word(i)) break;
    announced = tokens.means(i, Kind::clock) || tokens.words(i) == "t";
    ++i;
  }
  // "10:30 PM ET, Fri May 12, 2020"
  for (std::size_t back = 1; back <= 5 && back + 1 <= first; ++back) {
    const std::size_t minute = first - back;
    if (tokens.gap(minute + 1).size() > 5) return;
    if (!tokens.is_number(minute)) continue;
    std::size_t j = minute;
    if (clock_gap(tokens, j, false) && tokens.is_number(minute - 1))
      read_clock(tokens, minute - 1, date, false);
    return;
  }
}

}  // namespace pith::text
