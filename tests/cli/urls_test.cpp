// pith urls: what feeds, sitemaps and pages list.
#include "cli/command.hpp"
#include "fetch/server.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view feed =
    "<rss><channel><item><link>/one</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>"
    "<item><link>/two</link><pubDate>Sat, 06 May 2023 10:00:00 GMT</pubDate></item>"
    "<item><link>/one#top</link></item><item><link>/three</link></item></channel></rss>";

class Urls : public WithCommand {
 protected:
  Ending urls(const Words& words, const Streams& streams = {}) {
    Words all = {"urls", "--allow-private"};
    all.insert(all.end(), words.begin(), words.end());
    return run(all, streams);
  }
};

TEST_F(Urls, AFeedFromAFileOrAPipe) {
  write("feed.xml", feed);
  const Ending got = urls({"feed.xml", "--url=http://h.example/feed"});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(got.out, "http://h.example/one\nhttp://h.example/two\nhttp://h.example/three\n");
  EXPECT_EQ(urls({"-", "--url=http://h.example/feed"}, {.input = feed}), got);
  write_gzip("feed.gz", feed);
  EXPECT_EQ(urls({"feed.gz", "--url=http://h.example/feed"}), got);
}

TEST_F(Urls, OlderPagesCanBeLeftOut) {
  write("feed.xml", feed);
  EXPECT_EQ(urls({"feed.xml", "--url=http://h.example/feed", "--since=2024-05-06"}).out,
            "http://h.example/one\nhttp://h.example/three\n");
  EXPECT_EQ(urls({"feed.xml", "--url=http://h.example/feed", "--since=2024-05-07"}).out,
            "http://h.example/three\n");
}

TEST_F(Urls, AnIndexOfSitemapsIsFollowed) {
  const fetch::Server server;
  const Ending got = urls({server.at("/sitemap-index"), "--delay=0"});
  EXPECT_EQ(got.status, 3) << got;
  EXPECT_EQ(got.out, "http://h.example/old\nhttp://h.example/new\n");
  EXPECT_EQ(got.err, server.at("/404") + ": status 404 (not found)\n");
  EXPECT_EQ(urls({server.at("/sitemap")}).status, 0);
  EXPECT_EQ(urls({server.at("/front"), "--delay=0"}).out, got.out)
      << "a page without articles, but with a feed";
  EXPECT_EQ(urls({server.at("/sitemap"), server.at("/front"), "--delay=0"}).out, got.out)
      << "every address once";
}

TEST_F(Urls, BetweenTwoListingsThereIsAPause) {
  const fetch::Server server;
  (void)urls({server.at("/sitemap-index"), "--delay=0.3"});
  const auto log = nlohmann::json::parse(server.log());
  ASSERT_EQ(log.size(), 3U);
  for (std::size_t at = 1; at < log.size(); ++at)
    EXPECT_GE(log[at].at("time").get<double>() - log[at - 1].at("time").get<double>(), 0.299);
}

TEST_F(Urls, ThePipeIntoBatchWorks) {
  const fetch::Server server;
  write("feed.xml",
        "<rss><channel><item><link>/page?1</link></item><item><link>/page?2</link></item></channel></rss>");
  const Ending list = urls({"feed.xml", "--url=" + server.at("/feed"), "-olist"});
  EXPECT_EQ(list.out, "");
  const Ending got = run({"batch", "-", "--allow-private", "--delay=0"}, {.input = read(path("list"))});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_NE(got.out.find(server.at("/page?2")), std::string::npos);
}

TEST_F(Urls, ASavedPageMaySayItsOwnAddress) {
  constexpr std::string_view list =
      "<main><ul><li><h2><a href=/2024/05/06/the-ferry-comes-back-at-last>The ferry comes back at last, says "
      "the "
      "captain</a></h2></li></ul></main>";
  write("told.html",
        "<html><head><link rel=canonical href='https://h.example/news'></head><body>" + std::string(list));
  write("untold.html", "<html><body>" + std::string(list));
  const Ending told = urls({"told.html"});
  EXPECT_EQ(told.out, "https://h.example/2024/05/06/the-ferry-comes-back-at-last\n") << told;
  const Ending untold = urls({"untold.html"});
  EXPECT_EQ(untold.status, 2) << untold;
  EXPECT_EQ(untold.err, "untold.html: the page's address is neither given nor said by the page itself\n");
}

TEST_F(Urls, FailuresHaveTheirStatus) {
  const fetch::Server server;
  write("empty.xml", "<rss><channel></channel></rss>");
  const Ending none = urls({"empty.xml"});
  EXPECT_EQ(none.status, 1) << none;
  EXPECT_EQ(none.err, "empty.xml: no address found\n");
  EXPECT_EQ(urls({server.at("/404")}).status, 3);
  EXPECT_EQ(urls({server.at("/image")}).status, 4);
  EXPECT_EQ(urls({"gone.xml"}).status, 4);
  EXPECT_EQ(urls({server.at("/bomb")}).status, 5);
  EXPECT_EQ(urls({server.at("/sitemap"), "--max-size=20"}).status, 5);
  EXPECT_EQ(urls({server.at("/sitemap"), "--max-size=130"}).status, 5) << "it is larger unpacked";
  EXPECT_EQ(urls({server.at("/sitemap"), "--max-attributes=0"}).status, 2) << "no option of urls";
  write("feed.xml", feed);
  EXPECT_EQ(urls({"feed.xml", "--url=http://h.example/"}, {.out = Out::full}).status, 4);
}

}  // namespace
}  // namespace pith::cli
