// The same page gives the same article whenever it is read: when it was fetched, the page says, not the
// clock.
#include "pith/extract.hpp"
#include "pith/render.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith {
namespace {

std::string page(std::string_view dated, std::string_view head = {}) {
  return "<!DOCTYPE html><html lang=en><head><title>Ferry returns</title>" + std::string(head) +
         "</head><body><article><h1>Ferry "
         "returns</h1>" +
         std::string(dated) +
         "<p>The ferry across the sound sails again after two winters in the yard, and the first passengers "
         "were "
         "the schoolchildren of the island, who had been promised it.</p><p>It was built for summers, said "
         "its "
         "captain, and nobody had thought of the ice when the money for it was found in the spring.</p>"
         "</article></body></html>";
}

Article read(const std::string& html, std::optional<std::int64_t> fetched = {}) {
  Page page{html};
  if (fetched) page.fetched = std::chrono::sys_seconds(std::chrono::seconds(*fetched));
  return *extract(page);
}

constexpr std::int64_t day = 86'400;
constexpr std::int64_t morning = 1'589'279'400;  // 2020-05-12T10:30:00Z

TEST(Fetched, MakesRelativeDatesReadable) {
  const std::string hours = page("<p>3 hours ago</p>");
  EXPECT_EQ(read(hours).meta.date, "");
  EXPECT_EQ(read(hours, morning).meta.datetime, "2020-05-12T07:30:00Z");
  EXPECT_EQ(read(hours, morning + day).meta.date, "2020-05-13");
  EXPECT_EQ(read(page("<time>Yesterday</time>"), morning).meta.date, "2020-05-11");
  EXPECT_EQ(read(page("<p>vor 2 Tagen</p>"), morning).meta.date, "2020-05-10");
}

TEST(Fetched, BoundsDates) {
  const std::string tomorrow = page("", "<meta name=date content=2020-05-13>");
  EXPECT_EQ(read(tomorrow, morning).meta.date, "2020-05-13");  // it is tomorrow somewhere
  EXPECT_EQ(read(tomorrow, morning - day).meta.date, "");
  EXPECT_EQ(read(tomorrow).meta.date, "2020-05-13");
}

TEST(Fetched, IsNotNeededToLeaveWhatStandsForNever) {
  EXPECT_EQ(read(page("<p>December 31, 2099</p>")).meta.date, "");
  EXPECT_EQ(read(page("<p>12 May 2031</p>")).meta.date, "2031-05-12");  // no clock says that it is not yet
}

TEST(Fetched, ChangesNothingElse) {
  const std::string html = page("<p>May 12, 2020</p>");
  const std::string without = to_json(read(html));
  EXPECT_EQ(to_json(read(html, morning)), without);
  EXPECT_EQ(to_json(read(html, morning + 9'999 * day)), without);
}

}  // namespace
}  // namespace pith
