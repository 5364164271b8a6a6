#include "fetch/pace.hpp"

#include "fetch/retry.hpp"

#include <gtest/gtest.h>

namespace pith::fetch {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Pace::Time start{seconds(1000)};

TEST(Pace, OneAtATimeOnAHostWithAPauseAfterwards) {
  Pace pace(1, seconds(1));
  pace.add("a", 1);
  pace.add("a", 2);
  EXPECT_EQ(pace.take(start), 1U);
  EXPECT_EQ(pace.take(start + seconds(5)), std::nullopt) << "the first is not done";
  EXPECT_EQ(pace.next(), std::nullopt);
  pace.release("a", start + seconds(5), true);
  EXPECT_EQ(pace.take(start + milliseconds(5999)), std::nullopt);
  EXPECT_EQ(pace.next(), start + seconds(6));
  EXPECT_EQ(pace.take(start + seconds(6)), 2U);
}

TEST(Pace, HostsDoNotWaitForEachOther) {
  Pace pace(1, seconds(1));
  pace.add("a", 1);
  pace.add("a", 2);
  pace.add("b", 3);
  EXPECT_EQ(pace.take(start), 1U);
  EXPECT_EQ(pace.take(start), 3U);
  EXPECT_EQ(pace.take(start), std::nullopt);
}

TEST(Pace, SeveralPlacesOnAHost) {
  Pace pace(2, seconds(0));
  for (Pace::Job job = 1; job <= 3; ++job) pace.add("a", job);
  EXPECT_EQ(pace.take(start), 1U);
  EXPECT_EQ(pace.take(start), 2U);
  EXPECT_EQ(pace.take(start), std::nullopt);
  pace.release("a", start, true);
  EXPECT_EQ(pace.take(start), 3U);
}

TEST(Pace, PlaceGivenBackUnusedCostsNoPause) {
  Pace pace(1, seconds(1));
  pace.add("a", 1);
  pace.add("a", 2);
  EXPECT_EQ(pace.take(start), 1U);
  pace.release("a", start, false);
  EXPECT_EQ(pace.take(start), 2U);
}

TEST(Pace, FirstComesBeforeTheQueueAndLaterAfterItsTime) {
  Pace pace(1, seconds(0));
  pace.add("a", 1);
  pace.add_first("a", 2);
  pace.add_later("a", 3, start + seconds(9));
  EXPECT_EQ(pace.take(start), 2U);
  pace.release("a", start, true);
  EXPECT_EQ(pace.take(start), 1U);
  pace.release("a", start, true);
  EXPECT_EQ(pace.take(start), std::nullopt);
  EXPECT_EQ(pace.next(), start + seconds(9));
  EXPECT_EQ(pace.take(start + seconds(9)), 3U);
}

TEST(Pace, HostsCanAskForMore) {
  Pace pace(1, seconds(1));
  pace.slow_down("a", seconds(5));
  pace.slow_down("b", milliseconds(1));
  for (const char* host : {"a", "b"}) {
    for (Pace::Job job = 1; job <= 2; ++job) pace.add(host, job);
    (void)pace.take(start);
    pace.release(host, start, true);
  }
  EXPECT_EQ(pace.next(), start + seconds(1)) << "less than the own delay is not heard";
  EXPECT_EQ(pace.take(start + seconds(1)), 2U);
  EXPECT_EQ(pace.next(), start + seconds(5));
  pace.hold("a", start + seconds(60));
  EXPECT_EQ(pace.next(), start + seconds(60));
}

TEST(Pace, ManyHostsAreForgottenAndServedAgain) {
  Pace pace(1, seconds(1));
  for (Pace::Job job = 0; job < 5000; ++job) {
    const std::string host = "h" + std::to_string(job);
    const Pace::Time now = start + seconds(job);
    pace.add(host, job);
    ASSERT_EQ(pace.take(now), job);
    pace.release(host, now, true);
  }
  pace.add("h0", 7);
  EXPECT_EQ(pace.take(start + seconds(9000)), 7U);
}

TEST(Retry, AfterSecondsOrADate) {
  EXPECT_EQ(retry_after("120", 0), seconds(120));
  EXPECT_EQ(retry_after("Thu, 01 Jan 1970 00:01:40 GMT", 40), seconds(60));
  EXPECT_EQ(retry_after("Thu, 01 Jan 1970 00:01:40 GMT", 400), seconds(0));
  EXPECT_EQ(retry_after("", 0), std::nullopt);
  EXPECT_EQ(retry_after("soon", 0), std::nullopt);
  EXPECT_GT(retry_after("18446744073709551615", 0), seconds(1'000'000));
}

TEST(Retry, BackoffDoublesWithinItsJitter) {
  EXPECT_EQ(backoff(seconds(1), 0, 0.5), seconds(1));
  EXPECT_EQ(backoff(seconds(1), 3, 0.5), seconds(8));
  EXPECT_EQ(backoff(seconds(1), 0, 0), milliseconds(500));
  EXPECT_EQ(backoff(seconds(1), 0, 1), milliseconds(1500));
  EXPECT_GT(backoff(seconds(1), 4'000'000'000U, 0), seconds(1));
}

}  // namespace
}  // namespace pith::fetch
