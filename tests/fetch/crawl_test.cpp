// Many URLs at once: order of things, politeness, robots.txt, retries.
#include "fetch/server.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::fetch {
namespace {

using std::chrono::milliseconds;

class Crawling : public testing::Test {
 protected:
  Crawling() {
    crawl_.delay = milliseconds(0);
    crawl_.backoff = milliseconds(10);
    crawl_.robots = false;
    for (const char* name : {"a", "b", "c"}) {
      const std::string host = std::string(name) + ".example:" + std::to_string(server_.port(0));
      options_.resolve.push_back(host + ":127.0.0.1");
      options_.allow_private_hosts.push_back(host);
    }
  }

  std::string on(const std::string& name, std::string_view target) {
    return server_.address("http://" + name + ".example", 0, target);
  }

  // Each URL's outcome in the list's order: "ok", or the cause.
  std::vector<std::string> outcomes(const std::vector<std::string>& urls) {
    std::vector<std::string> out(urls.size());
    std::size_t given = 0;
    Fetcher fetcher(options_);
    fetcher.fetch_all(
        [&](std::string& url) {
          if (given == urls.size()) return Supply::end;
          url = urls[given++];
          return Supply::url;
        },
        [&](std::size_t place, const std::string& url, const Result<Response>& result) {
          EXPECT_EQ(url, urls[place]);
          EXPECT_TRUE(out[place].empty()) << "reported twice: " << url;
          out[place] = result ? "ok" : result.error().message.substr(result.error().message.find(": ") + 2);
          order_.push_back(place);
        },
        crawl_);
    return out;
  }

  void set_robots(const std::string& text) {
    ASSERT_TRUE(Fetcher(options_).fetch(server_.at("/_robots?" + text)));
  }
  nlohmann::json log() { return nlohmann::json::parse(server_.log()); }
  std::size_t asked(std::string_view target) {
    const nlohmann::json entries = log();
    return static_cast<std::size_t>(std::count_if(
        entries.begin(), entries.end(), [&](const auto& entry) { return entry["target"] == target; }));
  }

  Server server_;
  FetchOptions options_ = server_.options();
  CrawlOptions crawl_;
  std::vector<std::size_t> order_;
};

TEST_F(Crawling, EveryUrlIsReportedOnce) {
  std::vector<std::string> urls;
  urls.reserve(201);
  for (int i = 0; i < 200; ++i)
    urls.push_back(on(std::string(1, static_cast<char>('a' + i % 3)), "/page?" + std::to_string(i)));
  urls.emplace_back("not an address");
  urls.push_back(on("a", "/404"));
  urls.push_back(server_.other("/page"));
  crawl_.window = 20;
  const std::vector<std::string> got = outcomes(urls);
  EXPECT_EQ(std::count(got.begin(), got.end(), "ok"), 200);
  EXPECT_TRUE(got[200].starts_with("not a valid address")) << got[200];
  EXPECT_EQ(got[201], "status 404 (not found)");
  EXPECT_EQ(got[202], "refused: 127.0.0.1 is a loopback address");
}

TEST_F(Crawling, OneBadServerLeavesTheRestUntouched) {
  crawl_.retries = 0;
  options_.timeout = milliseconds(800);
  std::vector<std::string> urls;
  for (const char* bad :
       {"/endless-body", "/silent", "/reset", "/bomb", "/header-flood", "/loop", "/0.9", "/slow-headers"}) {
    urls.push_back(on("a", bad));
    urls.push_back(on("b", "/page"));
  }
  const std::vector<std::string> got = outcomes(urls);
  for (std::size_t i = 0; i < got.size(); ++i)
    EXPECT_EQ(got[i] == "ok", i % 2 == 1) << urls[i] << " " << got[i];
}

TEST_F(Crawling, OneConnectionAndAPauseForEachHost) {
  crawl_.delay = milliseconds(150);
  std::vector<std::string> urls;
  for (int i = 0; i < 4; ++i) {
    for (const char* host : {"a", "b", "c"}) urls.push_back(on(host, "/hops?" + std::to_string(i % 2)));
  }
  for (const std::string& outcome : outcomes(urls)) EXPECT_EQ(outcome, "ok");
  std::map<std::string, double> last;
  std::map<std::string, std::vector<int>> peers;
  for (const auto& entry : log()) {
    const std::string host = entry["host"];
    if (last.count(host) != 0) {
      EXPECT_GE(entry["time"].get<double>() - last[host], 0.149) << host;
    }
    last[host] = entry["time"];
    peers[host].push_back(entry["peer"]);
  }
  ASSERT_EQ(peers.size(), 3U);
  for (auto& [host, ports] : peers) {
    EXPECT_EQ(ports.size(), 6U) << "four pages and two redirects";
    EXPECT_EQ(std::count(ports.begin(), ports.end(), ports[0]), 6) << "the connection is kept";
  }
}

TEST_F(Crawling, HostsAreAskedSideBySide) {
  const std::vector<std::string> urls = {on("a", "/slow-page?0.6"), on("b", "/page"), on("c", "/page")};
  for (const std::string& outcome : outcomes(urls)) EXPECT_EQ(outcome, "ok");
  EXPECT_EQ(order_.back(), 0U);
  order_.clear();
  crawl_.connections = 1;
  (void)outcomes(urls);
  EXPECT_EQ(order_.front(), 0U) << "with one connection they wait for each other";
}

TEST_F(Crawling, PerHostCanBeRaised) {
  crawl_.per_host = 2;
  (void)outcomes({on("a", "/slow-page?0.5"), on("a", "/page")});
  EXPECT_EQ(order_, (std::vector<std::size_t>{1, 0}));
}

TEST_F(Crawling, RobotsIsAskedOnceAndObeyed) {
  crawl_.robots = true;
  set_robots("200+User-agent:%20pith%0ADisallow:%20/page?no%0ADisallow:%20/hops?0");
  const std::vector<std::string> got =
      outcomes({on("a", "/page?yes"), on("a", "/page?no"), on("a", "/hops?1"), on("b", "/page?no")});
  EXPECT_EQ(got[0], "ok");
  EXPECT_EQ(got[1], "robots.txt does not allow it");
  EXPECT_TRUE(got[2].starts_with("robots.txt does not allow it (redirected to")) << got[2];
  EXPECT_EQ(got[3], "robots.txt does not allow it");
  EXPECT_EQ(asked("/robots.txt"), 2U) << "once for each host";
  EXPECT_EQ(asked("/page?no"), 0U);
  EXPECT_EQ(asked("/hops?0"), 0U);
}

TEST_F(Crawling, RobotsNamesTheOwnUserAgent) {
  crawl_.robots = true;
  set_robots("200+User-agent:%20other%0ADisallow:%20/");
  EXPECT_EQ(outcomes({on("a", "/page")})[0], "ok");
  options_.user_agent = "Other/2";
  EXPECT_EQ(outcomes({on("a", "/page")})[0], "robots.txt does not allow it");
}

TEST_F(Crawling, RobotsCanBeIgnored) {
  set_robots("200+User-agent:%20*%0ADisallow:%20/");
  EXPECT_EQ(outcomes({on("a", "/page")})[0], "ok");
  EXPECT_EQ(asked("/robots.txt"), 0U);
}

TEST_F(Crawling, RobotsThatIsAbsentAllowsAndThatFailsForbids) {
  crawl_.robots = true;
  set_robots("403+");
  EXPECT_EQ(outcomes({on("a", "/page")})[0], "ok");
  set_robots("500+");
  const std::vector<std::string> got = outcomes({on("a", "/page"), on("a", "/page?2")});
  EXPECT_EQ(got[0], "its robots.txt could not be had: status 500 (the server failed)");
  EXPECT_EQ(got[1], got[0]);
  EXPECT_EQ(asked("/robots.txt"), 1U + 3U) << "tried again as pages are";
}

TEST_F(Crawling, RobotsWithoutContentAllows) {
  crawl_.robots = true;
  for (const char* status : {"204+", "205+"}) {
    set_robots(status);
    EXPECT_EQ(outcomes({on("a", "/page")})[0], "ok") << status;
  }
}

TEST_F(Crawling, RobotsMayBeLongerThanPages) {
  crawl_.robots = true;
  set_robots("200+User-agent:%20*%0ADisallow:%20/page?no%0ADisallow:%20/" + std::string(3000, 'x'));
  options_.max_wire_bytes = options_.max_body_bytes = 2000;
  EXPECT_EQ(outcomes({on("a", "/page"), on("a", "/page?no")}),
            (std::vector<std::string>{"ok", "robots.txt does not allow it"}));
}

TEST_F(Crawling, CrawlDelayIsObeyedUpToABound) {
  crawl_.robots = true;
  set_robots("200+User-agent:%20*%0ACrawl-delay:%200.3");
  EXPECT_EQ(outcomes({on("a", "/page?1"), on("a", "/page?2")}), (std::vector<std::string>{"ok", "ok"}));
  const nlohmann::json entries = log();
  EXPECT_GE(entries[2]["time"].get<double>() - entries[1]["time"].get<double>(), 0.299);
  crawl_.max_wait = milliseconds(200);
  EXPECT_NE(outcomes({on("a", "/page?3")})[0].find("longer than is waited for"), std::string::npos);
}

TEST_F(Crawling, OwnHeadersGoToThePagesOfTheFirstOriginOnly) {
  crawl_.robots = true;
  crawl_.parts = 5;
  options_.allow_private = true;
  options_.headers = {"X-Key: secret"};
  const std::string away = "/to?" + server_.other("/parts?of=3");
  EXPECT_EQ(outcomes({server_.at(away)})[0], "ok");
  EXPECT_EQ(log().size(), 6U) << "two robots.txt, a redirect and three parts";
  EXPECT_EQ(server_.asked_with("X-Key: secret"), away + ' ');
  EXPECT_EQ(outcomes({on("a", "/parts?of=2")})[0], "ok");
  EXPECT_EQ(server_.asked_with("X-Key: secret"), away + " /parts?of=2 /parts?of=2&page=2 ");
}

TEST_F(Crawling, WhatMayGoBetterIsTriedAgain) {
  EXPECT_EQ(outcomes({on("a", "/flaky?2+503+0"), on("b", "/flaky?1+429"), on("c", "/flaky-hang-up")}),
            (std::vector<std::string>{"ok", "ok", "ok"}));
  EXPECT_EQ(asked("/flaky?2+503+0"), 3U);
  EXPECT_EQ(outcomes({on("a", "/flaky?3+503")})[0], "status 503 (the server is not available)");
  EXPECT_EQ(outcomes({on("a", "/flaky?1+404")})[0], "status 404 (not found)");
  crawl_.retries = 0;
  EXPECT_EQ(outcomes({on("a", "/flaky?1+503")})[0], "status 503 (the server is not available)");
}

TEST_F(Crawling, RetryAfterIsWaitedForUpToABound) {
  EXPECT_EQ(outcomes({on("a", "/flaky?1+429+1"), on("a", "/page")}), (std::vector<std::string>{"ok", "ok"}));
  const nlohmann::json entries = log();
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_GE(entries[1]["time"].get<double>() - entries[0]["time"].get<double>(), 0.999)
      << "the whole host waits";
  crawl_.max_wait = milliseconds(500);
  EXPECT_EQ(outcomes({on("b", "/flaky?1+503+7")})[0], "status 503 (the server is not available)");
}

TEST_F(Crawling, NothingBeginsWhileTheTakerIsBehind) {
  int asked_whether_ready = 0;
  crawl_.ready = [&] {
    ++asked_whether_ready;
    if (asked_whether_ready == 3) {
      EXPECT_EQ(asked("/page"), 0U);
    }
    return asked_whether_ready > 3;
  };
  EXPECT_EQ(outcomes({on("a", "/page"), on("b", "/page")}), (std::vector<std::string>{"ok", "ok"}));
  EXPECT_GT(asked_whether_ready, 3);
}

TEST_F(Crawling, PagesFromTheCacheWaitForTheTakerToo) {
  options_.cache_folder = (server_.folder() / "cache").string();
  std::vector<std::string> urls;
  urls.reserve(20);
  for (int number = 0; number < 20; ++number)
    urls.push_back(on("a", "/cached?max-age=600#" + std::to_string(number)));
  (void)outcomes(urls);
  order_.clear();
  options_.offline = true;
  std::size_t calls = 0;
  crawl_.ready = [&] {
    EXPECT_LE(order_.size(), calls / 2);
    return ++calls % 2 == 0;
  };
  for (const std::string& outcome : outcomes(urls)) EXPECT_EQ(outcome, "ok");
  EXPECT_GE(calls, 2 * urls.size()) << "it is asked before each";
}

TEST_F(Crawling, WakeIsHeardWhileNothingIsThere) {
  Fetcher fetcher(options_);
  std::atomic<bool> more = false;
  int calls = 0;
  std::thread waker;
  fetcher.fetch_all(
      [&](std::string&) {
        if (++calls == 1) {
          waker = std::thread([&] {
            more = true;
            fetcher.wake();
          });
        }
        return more ? Supply::end : Supply::later;
      },
      [](std::size_t, const std::string&, const Result<Response>&) {}, crawl_);
  waker.join();
  EXPECT_TRUE(more);
}

TEST_F(Crawling, ConnectionsOutliveACrawl) {
  Fetcher fetcher(options_);
  for (int round = 0; round < 2; ++round) {
    bool given = false;
    fetcher.fetch_all(
        [&](std::string& url) {
          url = on("a", "/page");
          return std::exchange(given, true) ? Supply::end : Supply::url;
        },
        [](std::size_t, const std::string&, const Result<Response>& result) { EXPECT_TRUE(result); }, crawl_);
  }
  const nlohmann::json entries = log();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0]["peer"], entries[1]["peer"]);
}

TEST_F(Crawling, SourceMayBeSlow) {
  int calls = 0;
  int done = 0;
  Fetcher(options_).fetch_all(
      [&](std::string& url) {
        ++calls;
        if (calls == 2 || calls == 4) {
          url = on("a", "/page");
          return Supply::url;
        }
        return calls < 6 ? Supply::later : Supply::end;
      },
      [&](std::size_t, const std::string&, const Result<Response>& result) { done += result ? 1 : 0; },
      crawl_);
  EXPECT_EQ(done, 2);
}

TEST_F(Crawling, ASlowSourceHearsOfWrongOptionsToo) {
  options_.headers = {"no header"};
  int calls = 0;
  std::vector<std::size_t> got;
  Fetcher(options_).fetch_all(
      [&](std::string& url) {
        url = on("a", "/page");
        return ++calls > 5 ? Supply::end : calls % 2 == 0 ? Supply::later : Supply::url;
      },
      [&](std::size_t place, const std::string&, const Result<Response>& result) {
        EXPECT_EQ(result.error().code, ErrorCode::usage);
        got.push_back(place);
      },
      crawl_);
  EXPECT_EQ(got, (std::vector<std::size_t>{0, 1, 2}));
}

TEST_F(Crawling, StopReportsWhatWasNotDone) {
  options_.timeout = milliseconds(20'000);
  options_.low_speed_time = std::chrono::seconds(0);
  crawl_.window = 4;
  Fetcher fetcher(options_);
  int given = 0;
  std::vector<std::string> got;
  fetcher.fetch_all(
      [&](std::string& url) {
        url = given++ == 0 ? on("a", "/page") : on("b", "/silent");
        return Supply::url;
      },
      [&](std::size_t, const std::string&, const Result<Response>& result) {
        got.push_back(result ? "ok" : result.error().message.substr(result.error().message.rfind(": ") + 2));
        if (result) fetcher.stop();
      },
      crawl_);
  EXPECT_EQ(got.front(), "ok");
  EXPECT_EQ(std::count(got.begin(), got.end(), "stopped"), given - 1);
}

}  // namespace
}  // namespace pith::fetch
