#include "cli/console.hpp"

#include "cli/command.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pith::cli {
namespace {

using std::chrono::milliseconds;

TEST(ProgressText, PagesRateAndTimeLeft) {
  EXPECT_EQ(progress_text({100, 1000}, milliseconds(10'000)), "100/1000 pages, 10/s, 1:30 left");
  EXPECT_EQ(progress_text({1000, 1000}, milliseconds(2'000)), "1000/1000 pages, 500/s, 0:00 left");
  EXPECT_EQ(progress_text({10, 73'000}, milliseconds(1'000)), "10/73000 pages, 10/s, 2:01:39 left");
}

TEST(ProgressText, WithoutATotalNothingIsLeft) {
  EXPECT_EQ(progress_text({5, 0}, milliseconds(2'000)), "5 pages, 2.5/s");
}

TEST(ProgressText, MoreThanCountedIsNoTimeLeft) {
  EXPECT_EQ(progress_text({11, 10}, milliseconds(1'000)), "11/10 pages, 11/s");
}

TEST(ProgressText, TheVeryBeginningIsNoDivisionByZero) {
  EXPECT_EQ(progress_text({0, 10}, milliseconds(0)), "0/10 pages, 0.0/s");
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

// Counting them would take them away.
TEST_F(WithCommand, TheLinesOfAPipeAreNotCounted) {
  ASSERT_EQ(mkfifo(path("list.jsonl").c_str(), 0600), 0);
  write("a.html", page("The bridge"));
  constexpr int lines = 40;
  std::jthread writer([this] {
    const int pipe = open(path("list.jsonl").c_str(), O_WRONLY | O_CLOEXEC);
    for (int number = 0; number < lines; ++number) {
      constexpr std::string_view line = "{\"path\":\"a.html\"}\n";
      EXPECT_EQ(::write(pipe, line.data(), line.size()), static_cast<ssize_t>(line.size()));
      std::this_thread::sleep_for(milliseconds(5));
    }
    close(pipe);
  });
  const Ending got = run({"batch", "list.jsonl"}, {.error_is_terminal = true});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(std::count(got.out.begin(), got.out.end(), '\n'), lines);
  EXPECT_EQ(got.err.find('/' + std::to_string(lines)), std::string::npos) << got;
}

}  // namespace
}  // namespace pith::cli
