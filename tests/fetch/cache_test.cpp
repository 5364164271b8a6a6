#include "fetch/cache.hpp"

#include "fetch/freshness.hpp"
#include "fetch/server.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace pith::fetch {
namespace {

constexpr std::time_t now = 1'700'000'000;  // Tue, 14 Nov 2023 22:13:20 GMT

Head head_of(const std::string& fields, int status = 200) {
  Head head;
  EXPECT_TRUE(head.add_line("HTTP/1.1 " + std::to_string(status) + " X\r\n"));
  std::size_t from = 0;
  for (std::size_t end = fields.find('\n'); end != std::string::npos; end = fields.find('\n', from)) {
    EXPECT_TRUE(head.add_line(fields.substr(from, end - from)));
    from = end + 1;
  }
  EXPECT_TRUE(head.add_line("\r\n"));
  return head;
}

// Seconds of freshness left; -1 if it may not be stored.
long fresh(const std::string& fields, int status = 200) {
  const std::optional<std::time_t> until = fresh_until(head_of(fields, status), now);
  return until ? *until - now : -1;
}

TEST(Freshness, IsWhatTheServerStates) {
  EXPECT_EQ(fresh("Cache-Control: public, MAX-AGE=60\n"), 60);
  EXPECT_EQ(fresh("Cache-Control: max-age=\"60\"\nAge: 20\n"), 40);
  EXPECT_EQ(fresh("Cache-Control: s-maxage=60\n"), 0) << "that is for shared caches";
  EXPECT_EQ(fresh("Expires: Tue, 14 Nov 2023 23:13:20 GMT\nDate: Tue, 14 Nov 2023 22:13:20 GMT\n"), 3600);
  EXPECT_EQ(fresh("Expires: 0\n"), 0);
  EXPECT_EQ(fresh("Cache-Control: max-age=60\nDate: Tue, 14 Nov 2023 22:13:00 GMT\n"), 40);
  EXPECT_EQ(fresh("Cache-Control: max-age=60\nExpires: Tue, 14 Nov 2023 23:13:20 GMT\n"), 60);
}

TEST(Freshness, TellsWhenAResponseWasMade) {
  const auto made = [](const std::string& fields) {
    return made_at(head_of(fields, 200), now).time_since_epoch().count() - now;
  };
  EXPECT_EQ(made("Date: Tue, 14 Nov 2023 22:13:00 GMT\n"), -20);
  EXPECT_EQ(made(""), 0);
  EXPECT_EQ(made("Date: soon\n"), 0);
  EXPECT_EQ(made("Date: Tue, 14 Nov 2028 22:13:20 GMT\n"), 0) << "the server's clock is wrong";
}

TEST(Freshness, ForbiddenMeansForbidden) {
  EXPECT_EQ(fresh("Cache-Control: no-store, max-age=60\n"), -1);
  EXPECT_EQ(fresh("Vary: *\nCache-Control: max-age=60\n"), -1);
  EXPECT_EQ(fresh("Cache-Control: no-cache, max-age=60\n"), 0);
  EXPECT_EQ(fresh("Pragma: no-cache\nLast-Modified: Tue, 14 Nov 2000 22:13:20 GMT\n"), 0);
}

TEST(Freshness, WithoutAWordIsATenthOfTheAgeADayAtMost) {
  EXPECT_EQ(fresh(""), 0);
  EXPECT_EQ(fresh("Last-Modified: Tue, 14 Nov 2023 12:13:20 GMT\n"), 3600);
  EXPECT_EQ(fresh("Last-Modified: Tue, 14 Nov 2000 12:13:20 GMT\n"), 24 * 3600);
  EXPECT_EQ(fresh("Last-Modified: Tue, 14 Nov 2030 12:13:20 GMT\n"), 0);
  EXPECT_EQ(fresh("Last-Modified: Tue, 14 Nov 2000 12:13:20 GMT\n", 302), 0);
}

TEST(Freshness, NonsenseIsStale) {
  for (const char* age : {"-5", "x", "", "99999999999999999999999999"}) {
    EXPECT_EQ(fresh("Cache-Control: max-age=" + std::string(age) + "\n"), 0) << age;
  }
}

class Caching : public testing::Test {
 protected:
  Caching() { options_.cache_folder = (server_.folder() / "a" / "cache").string(); }
  std::string body(const std::string& url) {
    Result<Response> answer = Fetcher(options_).fetch(url);
    return answer ? answer->body : "error: " + answer.error().message;
  }
  std::string crawled(const std::string& url) {
    std::string out;
    bool given = false;
    CrawlOptions crawl;
    crawl.retries = 0;
    Fetcher(options_).fetch_all(
        [&](std::string& next) {
          next = url;
          return std::exchange(given, true) ? Supply::end : Supply::url;
        },
        [&](std::size_t, const std::string&, Result<Response> answer) {
          out = answer ? answer->body : "error: " + answer.error().message;
        },
        crawl);
    return out;
  }
  std::size_t requests() { return nlohmann::json::parse(server_.log()).size(); }

  Server server_;
  FetchOptions options_ = server_.options();
};

TEST_F(Caching, FreshIsNotAskedForAgain) {
  const std::string url = server_.at("/cached?max-age=1000");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(body(url), "<p>answer 1</p>");
  EXPECT_EQ(crawled(url), "<p>answer 1</p>");
  EXPECT_EQ(requests(), 1U) << "and no robots.txt either";
  options_.cache_folder.clear();
  EXPECT_EQ(body(url), "<p>answer 2</p>");
}

TEST_F(Caching, StaleIsAskedAboutAndKept) {
  const std::string url = server_.at("/cached?no-cache");
  EXPECT_EQ(body(url), "<p>answer 1</p>");
  EXPECT_EQ(body(url), "<p>answer 1</p>");
  EXPECT_EQ(crawled(url), "<p>answer 1</p>");
  EXPECT_NE(server_.log().find("If-None-Match"), std::string::npos);
}

TEST_F(Caching, WhatMayNotBeStoredIsNot) {
  EXPECT_EQ(body(server_.at("/cached?no-store")), "<p>answer 1</p>");
  EXPECT_EQ(body(server_.at("/cached?no-store")), "<p>answer 2</p>");
  const std::string login =
      "http://me:secret@127.0.0.1:" + std::to_string(server_.port(0)) + "/cached?max-age=9";
  EXPECT_EQ(body(login), "<p>answer 1</p>");
  EXPECT_EQ(body(login), "<p>answer 2</p>") << "with a login nothing is kept";
}

TEST_F(Caching, OwnHeadersAreKeptApart) {
  const std::string url = server_.at("/cached?max-age=1000");
  EXPECT_EQ(body(url), "<p>answer 1</p>");
  options_.headers = {"Cookie: other"};
  EXPECT_EQ(body(url), "<p>answer 2</p>");
  options_.user_agent = "other";
  EXPECT_EQ(body(url), "<p>answer 3</p>");
}

TEST_F(Caching, PrivateIsNotGivenOutWhereItIsNotAllowed) {
  const std::string url = server_.at("/cached?max-age=1000");
  EXPECT_EQ(body(url), "<p>answer 1</p>");
  EXPECT_EQ(body(url), "<p>answer 1</p>");
  const FetchOptions allowed = options_;
  options_.allow_private = false;
  options_.allow_private_hosts = {};
  EXPECT_NE(body(url).find("refused: 127.0.0.1 is a loopback address"), std::string::npos) << body(url);
  options_.offline = true;
  EXPECT_TRUE(body(url).ends_with("not in the cache, and nothing is asked offline"));
  options_ = allowed;
  EXPECT_EQ(body(url), "<p>answer 1</p>");
}

TEST_F(Caching, OfflineUsesWhatIsThereAndNothingElse) {
  const std::string url = server_.at("/to?/cached?no-cache");
  EXPECT_EQ(body(url), "<p>answer 1</p>");
  const std::size_t before = requests();
  options_.offline = true;
  EXPECT_EQ(body(url), "<p>answer 1</p>");
  EXPECT_EQ(crawled(url), "<p>answer 1</p>");
  EXPECT_TRUE(body(server_.at("/page")).ends_with("not in the cache, and nothing is asked offline"));
  EXPECT_TRUE(crawled(server_.at("/page")).ends_with("not in the cache, and nothing is asked offline"));
  options_.offline = false;
  EXPECT_EQ(requests(), before);
  options_.offline = true;
  options_.cache_folder.clear();
  EXPECT_TRUE(body(url).ends_with("offline, but no cache is named"));
}

TEST_F(Caching, FailuresAreNotKept) {
  EXPECT_TRUE(body(server_.at("/gzip-cut")).starts_with("error"));
  EXPECT_TRUE(body(server_.at("/404")).starts_with("error"));
  options_.offline = true;
  EXPECT_TRUE(body(server_.at("/gzip-cut")).ends_with("offline"));
  EXPECT_TRUE(body(server_.at("/404")).ends_with("offline"));
}

TEST_F(Caching, WhatIsTooLargeNowIsNotAskedAbout) {
  const std::string url = server_.at("/cached?no-cache");
  EXPECT_EQ(body(url), "<p>answer 1</p>");
  options_.max_body_bytes = options_.max_wire_bytes = 10;
  EXPECT_EQ(body(url), "error: " + url + ": 15 B long, the limit is 10 B");
  EXPECT_EQ(server_.log().find("If-None-Match"), std::string::npos);
}

TEST_F(Caching, OneOfTwoLocationsIsKept) {
  const std::string page = body(server_.at("/page"));
  EXPECT_EQ(body(server_.at("/two-locations")), page);
  EXPECT_EQ(body(server_.at("/two-locations")), page);
}

TEST_F(Caching, RobotsIsNoPageOfTheCache) {
  ASSERT_TRUE(Fetcher(options_).fetch(server_.at("/_robots?200+User-agent:%20*%0ADisallow:%20/x")));
  options_.wanted = Wanted::any;
  ASSERT_NE(body(server_.at("/robots.txt")).find("Disallow"), std::string::npos);
  EXPECT_TRUE(crawled(server_.at("/page")).starts_with("<!DOCTYPE"));
  EXPECT_TRUE(crawled(server_.at("/x")).ends_with("robots.txt does not allow it"));
}

TEST_F(Caching, SizeIsBounded) {
  options_.cache_bytes = 1000;
  for (int i = 0; i < 40; ++i) (void)body(server_.at("/page?" + std::to_string(i)));
  options_.offline = true;
  int kept = 0;
  for (int i = 0; i < 40; ++i)
    kept += body(server_.at("/page?" + std::to_string(i))).starts_with("error") ? 0 : 1;
  EXPECT_GT(kept, 2);
  EXPECT_LT(kept, 20);
}

TEST_F(Caching, DamagedFileIsSaid) {
  std::filesystem::create_directories(options_.cache_folder);
  std::ofstream(options_.cache_folder + "/http.sqlite") << std::string(5000, 'x');
  Result<Response> answer = Fetcher(options_).fetch(server_.at("/page"));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::input);
  EXPECT_NE(answer.error().message.find("could not be opened"), std::string::npos) << answer.error().message;
}

TEST_F(Caching, FileOfAnotherVersionOrProgramIsSaid) {
  const auto failure = [this](const char* sql) {
    const std::string file = options_.cache_folder + "/http.sqlite";
    std::filesystem::remove_all(options_.cache_folder);
    std::filesystem::create_directories(options_.cache_folder);
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
    const Result<Response> answer = Fetcher(options_).fetch(server_.at("/page"));
    return answer ? std::string() : answer.error().message;
  };
  EXPECT_NE(failure("PRAGMA user_version=2").find("of version 2"), std::string::npos);
  EXPECT_NE(failure("CREATE TABLE visits(url)").find("something else"), std::string::npos);
  EXPECT_EQ(failure("SELECT 1"), "") << "a new one";
}

}  // namespace
}  // namespace pith::fetch
