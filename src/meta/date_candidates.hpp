// Which days may be those of the page: every witness's and every line's, as candidates that a choice is made
// among.
#ifndef PITH_META_DATE_CANDIDATES_HPP
#define PITH_META_DATE_CANDIDATES_HPP

#include "meta/choose.hpp"
#include "text/date.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace pith::meta {

struct DateCandidate {
  text::Date date;
  std::string_view source;
  float weight = 0;
  bool order_unsure = false;
  text::DayOrder order = text::DayOrder::none;
  bool on_card = false;  // perhaps of one of the articles or products that the page lists
};

/// What stands between the headline and the text, and right above the headline.
struct ShownDate {
  std::optional<DateCandidate> date;  // the first
  bool several = false;
};

struct DateCandidates {
  std::vector<DateCandidate> published;
  std::vector<DateCandidate> modified;
  ShownDate shown;
  ShownDate shown_update;  // what is called an update there
};

DateCandidates gather_dates(const Evidence& evidence);

}  // namespace pith::meta

#endif
