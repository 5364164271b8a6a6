// Calendar dates as texts write them: finding, reading, comparing, writing. The one reader of days in prose:
// who meets a date in a line, an attribute or an address asks it.
#ifndef PITH_TEXT_DATE_HPP
#define PITH_TEXT_DATE_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pith::text {

/// A day of the Gregorian calendar, with a time of day and a time zone where the page gives them.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;  ///< 1 to 12
  std::uint8_t day = 0;    ///< 1 to 31
  bool has_time = false;
  bool has_zone = false;
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  std::int16_t zone_minutes = 0;  ///< east of UTC
  friend bool operator==(const Date&, const Date&) = default;
};

/// True if the day exists.
bool is_day(int year, int month, int day);
bool same_day(const Date& a, const Date& b);
/// Days since 1970-01-01; negative before.
std::int64_t day_number(const Date& date);
Date from_day_number(std::int64_t days);
/// A moment in seconds since 1970-01-01T00:00:00Z, in UTC.
Date from_unix_seconds(std::int64_t seconds);
/// A day of Iran's Solar Hijri calendar; nullopt if it does not exist.
std::optional<Date> from_solar_hijri(int year, int month, int day);

/// YYYY-MM-DD.
std::string iso_day(const Date& date);
/// RFC 3339 with the zone as given; empty unless both time and zone are known.
std::string rfc3339(const Date& date);

/// What decides where a text alone does not.
struct DateHints {
  std::string_view language;       ///< primary subtag of the page's language, lower case; empty if unknown
  bool month_first = false;        ///< 3/4/2020 is the fourth of March
  bool month_before_stop = false;  ///< 3.4.2020, too: on pages that say they are American
  std::int64_t latest_day = 0;     ///< no date after this day number; 0: no bound
  std::optional<std::chrono::sys_seconds> fetched = {};  ///< when the page was, for relative dates
};

/// The last day that a page fetched then may be dated by, as DateHints::latest_day: the next one, which it is
/// somewhere already. If that is not known, no clock says it: then the end of 2050, so that what stands for
/// "never" (2099-12-31) is no date.
std::int64_t latest_day(std::optional<std::chrono::sys_seconds> fetched);

/// What comes first in a date of numbers alone that ends with the year.
enum class DayOrder : std::uint8_t { none, day_first, month_first };

/// A date found in a text: the date and the bytes that say it.
struct FoundDate {
  Date date;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool order_unsure = false;  ///< day and month could be read the other way round
  /// How numbers alone ("13/02/2020") were read, where writers differ; a full stop says it by itself.
  DayOrder order = DayOrder::none;
};

/// The same date with day and month exchanged; for a date whose order is unsure.
Date exchanged(const Date& date);

/// The first date in `text` from byte `from` on, in any of the forms people and machines write: ISO 8601 and
/// RFC 2822, numbers in three orders, month names of some 60 languages, Chinese, Japanese and Korean dates,
/// Buddhist and Solar Hijri years. Looks at no more than the first 2,000 bytes. An ambiguous numeric order is
/// decided by the hints, then by plausibility.
std::optional<FoundDate> find_date(std::string_view text, const DateHints& hints, std::size_t from = 0);

/// "3 hours ago", "yesterday" in some 40 languages, counted back from hints.fetched; nullopt if that is
/// unknown.
std::optional<Date> find_relative_date(std::string_view text, const DateHints& hints);

/// The value of an attribute or of a JSON field that should be one date: whatever find_date() reads, or
/// seconds or milliseconds since 1970.
std::optional<Date> parse_date(std::string_view value, const DateHints& hints);

/// A date in an address: /2020/05/12/, /2020-05-12-, /20200512/, ...
std::optional<Date> date_in_url(std::string_view url, const DateHints& hints);

/// What the words before a date say it is.
enum class DateLabel : std::uint8_t { none, published, updated, unrelated };
DateLabel label_in(std::string_view text);

}  // namespace pith::text

#endif
