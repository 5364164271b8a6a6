#include "text/date.hpp"

#include <array>
#include <chrono>
#include <utility>

namespace pith::text {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day civil(const Date& date) {
  return {chrono::year(date.year), chrono::month(date.month), chrono::day(date.day)};
}

void append_number(std::string& out, int value, int digits) {
  std::array<char, 4> buffer{};
  for (int i = digits; i-- > 0; value /= 10)
    buffer[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  out.append(buffer.data(), static_cast<std::size_t>(digits));
}

}  // namespace

bool is_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return chrono::year_month_day(chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                chrono::day(static_cast<unsigned>(day)))
      .ok();
}

bool same_day(const Date& a, const Date& b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

Date exchanged(const Date& date) {
  Date out = date;
  std::swap(out.day, out.month);
  return out;
}

std::int64_t day_number(const Date& date) { return chrono::sys_days(civil(date)).time_since_epoch().count(); }

Date from_day_number(std::int64_t days) {
  const chrono::year_month_day day{chrono::sys_days(chrono::days(days))};
  Date out;
  out.year = static_cast<std::int16_t>(static_cast<int>(day.year()));
  out.month = static_cast<std::uint8_t>(static_cast<unsigned>(day.month()));
  out.day = static_cast<std::uint8_t>(static_cast<unsigned>(day.day()));
  return out;
}

Date from_unix_seconds(std::int64_t seconds) {
  constexpr std::int64_t per_day = 86'400;
  std::int64_t days = seconds / per_day;
  if (seconds % per_day < 0) --days;
  const std::int64_t rest = seconds - days * per_day;
  Date out = from_day_number(days);
  out.has_time = out.has_zone = true;
  out.hour = static_cast<std::uint8_t>(rest / 3600);
  out.minute = static_cast<std::uint8_t>(rest / 60 % 60);
  out.second = static_cast<std::uint8_t>(rest % 60);
  return out;
}

// The 33-year cycle of leap years holds from 1799 to 2256, which is every year a web page is dated by.
std::optional<Date> from_solar_hijri(int year, int month, int day) {
  if (year < 1178 || year > 1634 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const auto is_leap = [](int y) {
    const int rest = y % 33;
    return rest == 1 || rest == 5 || rest == 9 || rest == 13 || rest == 17 || rest == 22 || rest == 26 ||
           rest == 30;
  };
  const int length = month <= 6 ? 31 : month < 12 || is_leap(year) ? 30 : 29;
  if (day > length) return std::nullopt;
  // 1 Farvardin 1399 was 20 March 2020.
  std::int64_t days = day_number({.year = 2020, .month = 3, .day = 20});
  for (int y = 1399; y < year; ++y) days += is_leap(y) ? 366 : 365;
  for (int y = year; y < 1399; ++y) days -= is_leap(y) ? 366 : 365;
  days += (month <= 6 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
  return from_day_number(days);
}

std::int64_t latest_day(std::optional<chrono::sys_seconds> fetched) {
  if (!fetched) return day_number({.year = 2050, .month = 12, .day = 31});
  return chrono::floor<chrono::days>(*fetched).time_since_epoch().count() + 1;
}

std::string iso_day(const Date& date) {
  std::string out;
  append_number(out, date.year, 4);
  out += '-';
  append_number(out, date.month, 2);
  out += '-';
  append_number(out, date.day, 2);
  return out;
}

std::string rfc3339(const Date& date) {
  if (!date.has_time || !date.has_zone) return {};
  std::string out = iso_day(date);
  out += 'T';
  append_number(out, date.hour, 2);
  out += ':';
  append_number(out, date.minute, 2);
  out += ':';
  append_number(out, date.second, 2);
  if (date.zone_minutes == 0) return out + 'Z';
  const int minutes = date.zone_minutes < 0 ? -date.zone_minutes : date.zone_minutes;
  out += date.zone_minutes < 0 ? '-' : '+';
  append_number(out, minutes / 60, 2);
  out += ':';
  append_number(out, minutes % 60, 2);
  return out;
}

}  // namespace pith::text
