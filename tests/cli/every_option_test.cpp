// Every option changes the output or the error: one that does not is broken, or not wired up at all.
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "fetch/server.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

using Words = std::vector<std::string>;

// Two runs that differ only in one option.
struct Pair {
  Words without;
  Words added;
  Streams streams = {};
};

class EveryOption : public WithCommand {
 protected:
  EveryOption() {
    write("page.html", page("The bridge"));
    write("rich.html", rich_page());
    write("doubtful.html", doubtful_page());
    write("others.jsonl",
          R"({"id": 1, "name": "one", "path": "page.html", "link": "http://x.example/", "body": "<p>x"})");
    write("pages/a.html", page("The bridge"));
    write("figure.html", figure_page());
    write("comments.html",
          page("The bridge") +
              "<ol class=comments><li class=comment><p>What about the oars of the ferry, and who "
              "will pay for them?</p></li></ol>");
    std::string ago = page("The bridge");
    ago.insert(ago.find("</h1>") + 5, "<p>3 hours ago</p>");
    write("ago.html", ago);
    write("ago/a.html", ago);
    write("all.rules", "[*]\ntitle = nav a\n");
    write("long.html", page("The bridge", 4000));
    write("greek.html", page("\xEA\xE1\xEB\xE7\xEC\xDD\xF1\xE1"));
  }

  // A page with a captioned picture between its paragraphs.
  static std::string figure_page() {
    return "<!DOCTYPE html><html lang=en><head><title>The bridge</title></head><body><article><h1>The "
           "bridge</h1>"
           "<p>The council met on Monday to talk about the old bridge, which has been closed since the "
           "flood. Nobody "
           "spoke against the plan to repair it, though several people asked who would pay for the work.</p>"
           "<p>The second day was spent on the mill, which stands beside the bridge and was damaged by the "
           "same "
           "flood, and on the money for both of them.</p>"
           "<figure><img src=b.jpg alt=''><figcaption>The bridge in spring, seen from the mill below the town"
           "</figcaption></figure>"
           "<p>On the third day the council agreed to begin in autumn, and to ask the neighbouring towns to "
           "pay for "
           "a part of it, since many of their people cross the river daily.</p></article></body></html>";
  }

  // A page with comments and deep nesting.
  static std::string rich_page() {
    std::string out = page("The bridge", 6);
    std::string more;
    for (int depth = 0; depth < 40; ++depth) more += "<div>";
    more +=
        "<ul><li>One more item of a list that stands deep within the page, for whatever reason.</li></ul>";
    for (int depth = 0; depth < 40; ++depth) more += "</div>";
    out.insert(out.find("</article>"), more);
    out.insert(
        out.find("</article>"),
        "<p>Read on: <a href=/1>The mill</a></p><p><b>About us.</b> We write about towns and what they build."
        "</p><p class=note>This text was first printed in March.</p>");
    const std::string comments =
        "<section class=comments id=comments><h2>Comments</h2><div class=comment><p class=author>Ann</p><p>I "
        "have "
        "waited for this bridge for years, and I am glad that it is going to be open again "
        "soon.</p></div><div "
        "class=comment><p class=author>Bob</p><p>Who is going to pay for all of it in the end, I wonder, if "
        "not "
        "those of us who live here?</p></div></section>";
    out.insert(out.find("<footer>"), comments);
    return out;
  }

  // A page with blocks beside its article that may or may not belong to it.
  static std::string doubtful_page() {
    std::string out = page("The bridge", 6);
    out.insert(
        out.find("</article>"),
        "<p>Read on: <a href=/1>The mill</a></p><p><b>About us.</b> We write about towns and what they "
        "build.</p><p class=note>This text was first printed in March.</p>");
    out.insert(
        out.find("</article>") + std::string_view("</article>").size(),
        "<div><p>Last year the town bought a second boat. It is kept at the mill.</p><p>Tickets are sold "
        "at the kiosk beside the bridge, from eight to six.</p></div>");
    return out;
  }

  void expect_difference(const std::string& name, const Pair& pair) {
    Words with = pair.without;
    with.insert(with.end(), pair.added.begin(), pair.added.end());
    EXPECT_NE(run(pair.without, pair.streams), run(with, pair.streams)) << "--" << name << " changes nothing";
  }
};

// Without the web.
const std::map<std::string, Pair>& local_pairs() {
  static const std::map<std::string, Pair> pairs = {
      {"format", {{"page.html"}, {"-f", "md"}}},
      {"output", {{"page.html"}, {"-o", "out"}}},
      {"no-metadata", {{"page.html"}, {"--no-metadata"}}},
      {"no-links", {{"page.html", "-fmd", "--url=http://host.example/"}, {"--no-links"}}},
      {"images", {{"figure.html", "-fjson", "--url=http://host.example/"}, {"--images"}}},
      {"no-images", {{"figure.html", "-fmd", "--url=http://host.example/"}, {"--no-images"}}},
      {"provenance", {{"page.html", "-fjson"}, {"--provenance"}}},
      {"features", {{"explain", "page.html"}, {"--features"}}},
      {"port", {{"serve", "--listen=nowhere"}, {"--port=x"}}},
      {"listen", {{"serve", "--listen=somewhere"}, {"--listen=nowhere"}}},
      {"truth", {{"diff", "none", "none"}, {"--truth="}}},
      {"json", {{"explain", "page.html"}, {"--json"}}},
      {"errors", {{"batch", "gone.html"}, {"--errors=failed"}}},
      {"summary", {{"batch", "pages"}, {"--summary"}}},
      {"dedup", {{"batch", "pages", "ago/a.html", "page.html"}, {"--dedup"}}},
      {"stdin", {{}, {"--stdin=text"}, {.input = "http://127.0.0.1:1/"}}},
      {"url", {{"page.html", "-fmd"}, {"--url=http://host.example/x/"}}},
      {"fetched", {{"ago.html"}, {"--fetched=2020-05-12T10:30:00Z"}}},
      {"content-type",
       {{"greek.html", "--content-type=text/html; charset=iso-8859-7"},
        {"--content-type=text/html; charset=iso-8859-5"}}},
      {"id-key", {{"batch", "others.jsonl"}, {"--id-key=name"}}},
      {"url-key", {{"batch", "others.jsonl", "--html-key=body"}, {"--url-key=link"}}},
      {"html-key", {{"batch", "others.jsonl"}, {"--html-key=body"}}},
      {"focus", {{"doubtful.html", "--focus=precision"}, {"--focus=recall"}}},
      {"captions", {{"figure.html"}, {"--captions"}}},
      {"comments", {{"comments.html"}, {"--comments"}}},
      {"drop", {{"page.html"}, {"--drop=h2, p:not(.x)"}}},
      {"keep", {{"page.html"}, {"--keep=footer"}}},
      {"rules", {{"page.html"}, {"--rules=all.rules"}}},
      {"model", {{"page.html"}, {"--model=page.html"}}},
      {"max-size", {{"page.html"}, {"--max-size=100"}}},
      {"max-depth", {{"rich.html", "-fmd"}, {"--max-depth=20"}}},
      {"max-nodes", {{"page.html"}, {"--max-nodes=20"}}},
      {"max-attributes",
       {{"rich.html", "-fmd", "--url=http://host.example/", "--focus=recall"}, {"--max-attributes=0"}}},
      {"max-memory", {{"page.html"}, {"--max-memory=1k"}}},
      {"parse-timeout", {{"long.html"}, {"--parse-timeout=0"}}},
      {"page-timeout", {{"page.html"}, {"--page-timeout=0"}}},
      {"isolate", {{"batch", "pages", "--max-process-memory=1G"}, {"--isolate"}}},
      {"max-process-memory", {{"batch", "pages", "--isolate"}, {"--max-process-memory=two"}}},
      {"isolated-worker", {{"batch", "pages"}, {"--isolated-worker"}}},
      {"jobs", {{"batch", "pages"}, {"--jobs=two"}}},
      {"config", {{"page.html"}, {"--config=none"}}},
      {"no-config", {{"page.html"}, {"--no-config"}, {.environment = {"PITH_CONFIG=none"}}}},
      {"help", {{"page.html"}, {"--help"}}},
      {"version", {{"page.html"}, {"--version"}}},
      {"generate", {{"page.html"}, {"--generate=man"}}},
  };
  return pairs;
}

TEST_F(EveryOption, ChangesTheOutputOrTheError) {
  for (const auto& [name, pair] : local_pairs()) expect_difference(name, pair);
}

// With it. The server keeps what was asked of it, for those options that only it can see.
class EveryFetchOption : public EveryOption {
 protected:
  fetch::Server server_;
};

constexpr std::string_view fetch_options[] = {
    "timeout", "connect-timeout", "low-speed", "low-speed-time", "max-redirects", "user-agent",
    "header",  "proxy",           "no-proxy",  "resolve",        "allow-private", "allow-private-host",
    "ca-file", "insecure",
};

// Those that other tests are about: cache_command_test.cpp, crawl_command_test.cpp,
// resume_test.cpp, site_templates_test.cpp, urls_test.cpp and those of src/serve.
constexpr std::string_view tested_elsewhere[] = {
    "cache",       "cache-size", "offline",     "ignore-robots",  "delay", "per-host",
    "connections", "retries",    "retry-delay", "max-wait",       "pages", "resume",
    "since",       "allow-host", "queue",       "site-templates",
};

TEST_F(EveryFetchOption, BoundsChangeTheError) {
  const std::string slow = server_.at("/slow-body");
  expect_difference("timeout", {{"--allow-private", server_.at("/slow-loop")}, {"--timeout=0.15"}});
  expect_difference("connect-timeout",
                    {{"--allow-private", "--timeout=0.6", server_.address("https://127.0.0.1", 0, "/")},
                     {"--connect-timeout=0.2"}});
  expect_difference("low-speed-time", {{"--allow-private", "--timeout=1.8", slow}, {"--low-speed-time=1"}});
  expect_difference("low-speed",
                    {{"--allow-private", "--timeout=1.8", "--low-speed-time=1", slow}, {"--low-speed=1"}});
  expect_difference("max-redirects", {{"--allow-private", server_.at("/hops?2")}, {"--max-redirects=1"}});
}

TEST_F(EveryFetchOption, LeaveToFetchWithinIsNeeded) {
  const std::string url = server_.at("/page");
  EXPECT_EQ(run({url}).status, 3);
  EXPECT_EQ(run({url, "--allow-private"}).status, 0);
  EXPECT_EQ(run({url, "--allow-private-host=127.0.0.1"}).status, 0);
  EXPECT_EQ(run({url, "--allow-private-host=127.0.0.2"}).status, 3);
}

TEST_F(EveryFetchOption, NamesCanBeAnswered) {
  const std::string port = std::to_string(server_.port(0));
  const std::string url = "http://bridge.invalid:" + port + "/page";
  EXPECT_EQ(run({url, "--allow-private"}).status, 3);
  EXPECT_EQ(run({url, "--allow-private", "--resolve=bridge.invalid:" + port + ":127.0.0.1"}).status, 0);
}

TEST_F(EveryFetchOption, WhatIsSentIsSeenByTheServer) {
  run({server_.at("/page"), "--allow-private", "--user-agent=Reader 7", "--header=X-One: 1",
       "--header=X-Two: 2"});
  const std::string log = server_.log();
  for (const char* header : {"User-Agent: Reader 7", "X-One: 1", "X-Two: 2"}) {
    EXPECT_NE(log.find(header), std::string::npos) << header << " is not in " << log;
  }
}

TEST_F(EveryFetchOption, ProxiesComeFromTheOptionOrTheEnvironment) {
  const std::string dead = "http://127.0.0.1:1";
  const std::string url = server_.at("/page");
  const Streams with_proxy = {.environment = {"http_proxy=" + dead, "no_proxy="}};
  EXPECT_EQ(run({url, "--allow-private"}).status, 0);
  EXPECT_EQ(run({url, "--allow-private", "--proxy=" + dead}).status, 3);
  EXPECT_EQ(run({url, "--allow-private"}, with_proxy).status, 3);
  EXPECT_EQ(run({url, "--allow-private", "--no-proxy"}, with_proxy).status, 0);
}

TEST_F(EveryFetchOption, CertificatesAreTrustedByFileOrNotAtAll) {
  const fetch::Server server(fetch::Server::Tls::yes);
  const std::string url = server.tls("/page");
  EXPECT_EQ(run({url, "--allow-private"}).status, 3);
  EXPECT_EQ(run({url, "--allow-private", "--ca-file=" + server.certificate()}).status, 0);
  EXPECT_EQ(run({url, "--allow-private", "--insecure"}).status, 0);
}

TEST(EveryOptionTest, NoneIsForgotten) {
  std::set<std::string_view> tested(std::begin(fetch_options), std::end(fetch_options));
  for (const auto& [name, pair] : local_pairs()) tested.insert(name);
  tested.insert(std::begin(tested_elsewhere), std::end(tested_elsewhere));
  for (const Option& option : options())
    EXPECT_EQ(tested.count(option.name), 1U) << option.name << " has no test";
}

}  // namespace
}  // namespace pith::cli
