#include "input/moment.hpp"

#include <gtest/gtest.h>

namespace pith::input {
namespace {

std::int64_t seconds(std::string_view text) {
  const auto moment = parse_moment(text);
  return moment ? moment->time_since_epoch().count() : -1;
}

TEST(Moment, IsReadAsPeopleAndProgramsWriteIt) {
  constexpr std::int64_t half_past_ten = 1'589'279'400;  // 2020-05-12T10:30:00Z
  EXPECT_EQ(seconds("2020-05-12"), half_past_ten - 37'800);
  for (const std::string_view text :
       {"2020-05-12T10:30:00Z", "2020-05-12T10:30:00", "2020-05-12 10:30", "2020-05-12t10:30z",
        "2020-05-12T10:30:00.123Z", "2020-05-12T12:30:00+02:00", "2020-05-12T05:00:00-0530", "1589279400"}) {
    EXPECT_EQ(seconds(text), half_past_ten) << text;
  }
  EXPECT_EQ(seconds("0"), 0);
}

TEST(Moment, IsNothingElse) {
  for (const std::string_view text :
       {"", "today", "12.05.2020", "2020-05", "2020-13-01", "2020-02-30", "2020-05-12T", "2020-05-12T25:00Z",
        "2020-05-12T10:30+99:00", "2020-05-12T10:30Zz", "2020-05-12T10:30+02:00:00", "123456789012", "-5",
        " 5"}) {
    EXPECT_EQ(seconds(text), -1) << text;
  }
}

}  // namespace
}  // namespace pith::input
