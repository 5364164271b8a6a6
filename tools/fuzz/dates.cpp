// Dates in any text: what is found must be a day of the calendar, and stand in the text.
#include "text/date.hpp"

#include <cstdlib>

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith::text;
  const std::string text(data, data + size);
  DateHints hints;
  hints.language = size % 2 == 0 ? "en" : "fa";
  hints.month_first = size % 3 == 0;
  hints.fetched = std::chrono::sys_seconds(std::chrono::seconds(1'589'279'400));
  for (std::size_t from = 0;;) {
    const auto found = find_date(text, hints, from);
    if (!found) break;
    check(found->begin >= from && found->begin < found->end && found->end <= text.size());
    check(is_day(found->date.year, found->date.month, found->date.day));
    check(found->date.hour < 24 && found->date.minute < 60 && found->date.second < 60);
    check(same_day(from_day_number(day_number(found->date)), found->date));
    from = found->end;
  }
  for (const auto& date :
       {parse_date(text, hints), find_relative_date(text, hints), date_in_url(text, hints)}) {
    check(!date || is_day(date->year, date->month, date->day));
  }
  label_in(text);
  return 0;
}
