// The same bytes give the same article whatever the clock says: here the clock is replaced by one that can be
// set.
#include "pith/pith.hpp"

#include "paths.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<std::int64_t> ahead = 0;  // seconds that the clock of the world is ahead of the real one

}  // namespace

// What the program is linked with asks these in place of the C library's. Durations are left as they are: the
// limits of time need them.
extern "C" [[gnu::visibility("default")]] int clock_gettime(clockid_t clock, timespec* out) noexcept {
  const auto status = static_cast<int>(syscall(SYS_clock_gettime, clock, out));
  if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) out->tv_sec += ahead;
  return status;
}

extern "C" [[gnu::visibility("default")]] std::time_t time(std::time_t* out) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}

namespace pith {
namespace {

constexpr std::int64_t years = std::int64_t{366} * 86'400;
constexpr std::chrono::sys_seconds fetched(std::chrono::seconds(1'589'279'400));  // 2020-05-12

class ReplacedClock : public testing::Test {
 protected:
  ~ReplacedClock() override { ahead = 0; }

  std::string read(const std::string& bytes, std::optional<std::chrono::sys_seconds> when) {
    Page page{bytes};
    page.url = "https://example.org/news/article";
    page.fetched = when;
    RenderOptions options;
    options.provenance = true;
    const auto article = extractor_.extract(page);
    return article ? to_json(*article, options) : article.error().message;
  }

 private:
  Extractor extractor_ = *Extractor::create();
};

TEST_F(ReplacedClock, IsTheOneThatIsAsked) {
  const auto before = std::chrono::system_clock::now();
  const std::time_t seconds = std::time(nullptr);
  ahead = 20 * years;
  EXPECT_GT(std::chrono::system_clock::now(), before + std::chrono::hours(24 * 365 * 19));
  EXPECT_GE(std::time(nullptr), seconds + ahead);
}

TEST_F(ReplacedClock, SaysNothingAboutAnArticle) {
  namespace fs = std::filesystem;
  std::size_t pages = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(PITH_SOURCE_DIR) / "fixtures/pages")) {
    std::ifstream file(entry.path() / "source.html", std::ios::binary);
    if (!file) continue;
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    ahead = -30 * years;
    const std::string without = read(bytes, {});
    const std::string with = read(bytes, fetched);
    ahead = 30 * years;
    EXPECT_EQ(read(bytes, {}), without) << entry.path();
    EXPECT_EQ(read(bytes, fetched), with) << entry.path();
    ++pages;
  }
  EXPECT_GT(pages, 20U);
}

TEST_F(ReplacedClock, SaysNothingAboutRelativeDates) {
  const std::string html =
      "<title>Ferry returns</title><h1>Ferry returns</h1><p>3 hours ago</p><p>The ferry across the sound "
      "sails "
      "again after two winters in the yard, and the first passengers were the schoolchildren of the island, "
      "who "
      "had been promised it.</p>";
  const std::string without = read(html, {});
  const std::string with = read(html, fetched);
  EXPECT_NE(without, with);
  ahead = 30 * years;
  EXPECT_EQ(read(html, {}), without);
  EXPECT_EQ(read(html, fetched), with);
}

}  // namespace
}  // namespace pith
