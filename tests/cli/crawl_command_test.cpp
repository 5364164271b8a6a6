// pith batch over addresses: politely, side by side, as they come.
#include "cli/command.hpp"
#include "fetch/server.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

class BatchOfAddresses : public WithCommand {
 protected:
  // A batch over these targets, on as many hosts as there are letters in front of them: "a/page".
  Ending crawl(const Words& targets, Words options = {}) {
    const std::string port = std::to_string(server_.port(0));
    Words words = {"batch", "-", "--allow-private"};
    std::string list;
    for (const std::string& target : targets) list += address(target) + "\n";
    for (const char host : {'a', 'b', 'c'})
      words.push_back(std::string("--resolve=") + host + ".example:" + port + ":127.0.0.1");
    words.insert(words.end(), options.begin(), options.end());
    return run(words, {.input = list});
  }

  std::string address(const std::string& target) const {
    return server_.address("http://" + target.substr(0, 1) + ".example", 0, target.substr(1));
  }

  // The hosts and targets of the pages in the order of the lines.
  static Words order(const Ending& ending) {
    Words out;
    std::istringstream stream(ending.out);
    for (std::string line; std::getline(stream, line);) {
      const std::string id = Json::parse(line).at("id");
      out.push_back(id.substr(7, 1) + id.substr(id.find('/', 8)));
    }
    return out;
  }

  std::vector<double> times(std::string_view target) const {
    std::vector<double> out;
    for (const auto& entry : Json::parse(server_.log())) {
      if (entry.at("target") == target) out.push_back(entry.at("time"));
    }
    return out;
  }

  void set_robots(const std::string& text) { run({server_.at("/_robots?" + text), "--allow-private"}); }

  fetch::Server server_;
};

TEST_F(BatchOfAddresses, EachPageHasALineAndTheWorstCounts) {
  const Ending got = crawl({"a/page?1", "a/404", "b/page?2"}, {"--delay=0"});
  EXPECT_EQ(got.status, 3) << got;
  EXPECT_EQ(got.err, address("a/404") + ": status 404 (not found)\n");
  Words pages = order(got);
  std::sort(pages.begin(), pages.end());
  EXPECT_EQ(pages, (Words{"a/404", "a/page?1", "b/page?2"}));
  EXPECT_NE(got.out.find("\"title\":\"Bridge\""), std::string::npos) << got;
}

TEST_F(BatchOfAddresses, ASlowHostHoldsUpNoOther) {
  const Ending got = crawl({"a/slow-page?1", "b/page", "c/page"}, {"--delay=0"});
  EXPECT_EQ(order(got).back(), "a/slow-page?1") << got;
  EXPECT_EQ(order(crawl({"a/slow-page?1", "b/page"},
                        {"--delay=0", "--connections=1", "--ignore-robots", "--jobs=1"})),
            (Words{"a/slow-page?1", "b/page"}));
}

TEST_F(BatchOfAddresses, RequestsToAHostFollowEachOtherWithAPause) {
  (void)crawl({"a/page?x", "a/page?x"}, {"--delay=1", "--ignore-robots"});
  std::vector<double> asked = times("/page?x");
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_GE(asked[1] - asked[0], 0.5);  // the server notes a request when it gets to run
  EXPECT_EQ(order(crawl({"a/slow-page?1", "a/page"}, {"--delay=0", "--ignore-robots", "--jobs=1"})).front(),
            "a/slow-page?1");
  EXPECT_EQ(
      order(crawl({"a/slow-page?1", "a/page"}, {"--delay=0", "--ignore-robots", "--per-host=2"})).front(),
      "a/page");
}

TEST_F(BatchOfAddresses, RobotsIsObeyedUnlessItIsIgnored) {
  set_robots("200+User-agent:%20*%0ADisallow:%20/page?no");
  const Ending obeyed = crawl({"a/page?no", "a/page?yes"}, {"--delay=0"});
  EXPECT_EQ(obeyed.status, 3) << obeyed;
  EXPECT_EQ(obeyed.err, address("a/page?no") + ": robots.txt does not allow it\n");
  EXPECT_EQ(times("/page?no").size(), 0U);
  EXPECT_EQ(times("/page?yes").size(), 1U);
  EXPECT_EQ(crawl({"a/page?no"}, {"--delay=0", "--ignore-robots"}).status, 0);
  EXPECT_EQ(times("/robots.txt").size(), 1U);
}

TEST_F(BatchOfAddresses, ALongCrawlDelayIsWaitedForOnlyUpToABound) {
  set_robots("200+User-agent:%20*%0ACrawl-delay:%202");
  const Ending got = crawl({"a/page"}, {"--delay=0", "--max-wait=1"});
  EXPECT_NE(got.err.find("robots.txt asks for 2 s between requests, which is longer than is waited for"),
            std::string::npos)
      << got;
  EXPECT_EQ(crawl({"a/page"}, {"--delay=0", "--max-wait=3"}).status, 0);
}

TEST_F(BatchOfAddresses, WhatMayPassIsAskedForAgain) {
  const Words options = {"--delay=0", "--ignore-robots", "--retry-delay=0.01"};
  const auto with = [&](const char* option) {
    Words out = options;
    out.emplace_back(option);
    return out;
  };
  EXPECT_EQ(crawl({"a/flaky?2+503"}, options).status, 0);
  EXPECT_EQ(crawl({"a/flaky?3+503"}, options).status, 3);
  EXPECT_EQ(crawl({"b/flaky?4+503"}, with("--retries=4")).status, 0) << "the fourth had the three before";
  EXPECT_EQ(crawl({"a/flaky?1+429"}, with("--retries=0")).status, 3);
  EXPECT_EQ(crawl({"c/flaky?1+500"}, {"--delay=0", "--ignore-robots", "--retry-delay=0.5"}).status, 0);
  const std::vector<double> asked = times("/flaky?1+500");
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_GE(asked[1] - asked[0], 0.249) << "half the delay at least";
}

TEST_F(BatchOfAddresses, PagesFromFilesKeepTheirOrderAmongThoseThatAreFetched) {
  std::string manifest;
  for (int number = 0; number < 30; ++number) {
    const std::string name = std::to_string(100 + number);
    write("pages/" + name + ".html", page("Bridge " + name, 1 + number * 7 % 50));
    manifest += R"({"path": "pages/)" + name + ".html\"}\n";
    if (number % 10 == 0) manifest += server_.at("/page?" + name) + "\n";
  }
  write("m.jsonl", manifest);
  const Ending got = run({"batch", "m.jsonl", "--allow-private", "--delay=0", "-j2"});
  EXPECT_EQ(got.status, 0) << got;
  Words files;
  std::size_t fetched = 0;
  std::istringstream stream(got.out);
  for (std::string line; std::getline(stream, line);) {
    const std::string id = Json::parse(line).at("id");
    if (id.starts_with("http")) {
      ++fetched;
    } else {
      files.push_back(id);
    }
  }
  EXPECT_EQ(fetched, 3U);
  EXPECT_EQ(files.size(), 30U);
  EXPECT_TRUE(std::is_sorted(files.begin(), files.end()));
}

TEST_F(BatchOfAddresses, MorePagesThanTheWindowComeThrough) {
  Words targets;
  for (int number = 0; number < 150; ++number)
    targets.push_back(std::string(1, "abc"[number % 3]) + "/page?" + std::to_string(number));
  const Ending got = crawl(targets, {"--delay=0", "--ignore-robots", "-j1"});
  EXPECT_EQ(got.status, 0) << got;
  Words pages = order(got);
  std::sort(pages.begin(), pages.end());
  std::sort(targets.begin(), targets.end());
  EXPECT_EQ(pages, targets);
}

TEST_F(BatchOfAddresses, FilesAreCalledByAddressAndQuery) {
  EXPECT_EQ(crawl({"a/page?1", "a/page?2/3"}, {"--delay=0", "--ignore-robots", "-o", "out"}).status, 0);
  const std::string folder = path("out/a.example:" + std::to_string(server_.port(0)));
  EXPECT_TRUE(std::filesystem::exists(folder + "/page?1.txt"));
  EXPECT_TRUE(std::filesystem::exists(folder + "/page?2_3.txt"));
}

TEST_F(BatchOfAddresses, AnArticleCanBeFollowedOverItsPages) {
  const Words options = {"--delay=0", "--ignore-robots"};
  const auto parts = [](const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("Part "); at != std::string::npos; at = text.find("Part ", at + 1))
      ++count;
    return count;
  };
  EXPECT_EQ(parts(Json::parse(crawl({"a/parts?of=3"}, options).out).at("text")), 1U);
  const Ending all = crawl({"a/parts?of=3"}, {"--delay=0", "--ignore-robots", "--pages"});
  EXPECT_EQ(parts(Json::parse(all.out).at("text")), 3U) << all;
  const Ending single = run({server_.at("/parts?of=12"), "--allow-private", "--pages", "--no-metadata"});
  EXPECT_EQ(parts(single.out), 10U) << "and no more than ten";
  EXPECT_EQ(parts(run({server_.at("/parts?of=3"), "--allow-private", "--no-metadata"}).out), 1U);
}

}  // namespace
}  // namespace pith::cli
