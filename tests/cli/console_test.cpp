#include "cli/console.hpp"

#include <chrono>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

using std::chrono::milliseconds;

TEST(ProgressText, PagesRateAndTimeLeft) {
  EXPECT_EQ(progress_text(100, 1000, milliseconds(10'000)), "100/1000 pages, 10/s, 1:30 left");
  EXPECT_EQ(progress_text(1000, 1000, milliseconds(2'000)), "1000/1000 pages, 500/s, 0:00 left");
  EXPECT_EQ(progress_text(10, 73'000, milliseconds(1'000)), "10/73000 pages, 10/s, 2:01:39 left");
}

TEST(ProgressText, WithoutATotalNothingIsLeft) {
  EXPECT_EQ(progress_text(5, 0, milliseconds(2'000)), "5 pages, 2.5/s");
}

TEST(ProgressText, MoreThanCountedIsNoTimeLeft) {
  EXPECT_EQ(progress_text(11, 10, milliseconds(1'000)), "11/10 pages, 11/s");
}

TEST(ProgressText, TheVeryBeginningIsNoDivisionByZero) {
  EXPECT_EQ(progress_text(0, 10, milliseconds(0)), "0/10 pages, 0.0/s");
}

TEST(ConsoleTest, TheWorstStaysWhateverComesAfter) {
  Console console;
  testing::internal::CaptureStderr();
  console.failure("a", {ErrorCode::limit, "large"});
  console.failure("b\x1b", {ErrorCode::fetch, "gone\x1b[0m"});
  console.no_article("c");
  console.failure("", {ErrorCode::input, "alone"});
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "a: large\nb\\x1b: gone\\x1b[0m\nc: no article found\nalone\n");
  EXPECT_EQ(console.worst(), Status::limit);
}

}  // namespace
}  // namespace pith::cli
