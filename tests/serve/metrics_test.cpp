#include "serve/metrics.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::serve {
namespace {

bool has_line(const std::string& text, const std::string& line) {
  return text.find('\n' + line + '\n') != std::string::npos;
}

TEST(Metrics, SumOfSecondsIsNotRounded) {
  Metrics metrics;
  metrics.answered("extract", 200, 1'234'567.5);
  metrics.answered("extract", 200, 0.25);
  const std::string text = metrics.text({});
  EXPECT_TRUE(has_line(text, "pith_extract_seconds_sum 1234567.75")) << text;
}

TEST(Metrics, BucketsHoldAllThatIsNotAboveTheirBound) {
  Metrics metrics;
  for (const double seconds : {0.001, 0.002, 0.0025, 11.0}) metrics.answered("extract", 200, seconds);
  metrics.answered("health", 200, 0.001);
  const std::string text = metrics.text({});
  EXPECT_TRUE(has_line(text, "pith_extract_seconds_bucket{le=\"0.001\"} 1")) << text;
  EXPECT_TRUE(has_line(text, "pith_extract_seconds_bucket{le=\"0.0025\"} 3")) << text;
  EXPECT_TRUE(has_line(text, "pith_extract_seconds_bucket{le=\"10\"} 3")) << text;
  EXPECT_TRUE(has_line(text, "pith_extract_seconds_bucket{le=\"+Inf\"} 4")) << text;
  EXPECT_TRUE(has_line(text, "pith_requests_total{call=\"health\",status=\"200\"} 1")) << text;
}

}  // namespace
}  // namespace pith::serve
