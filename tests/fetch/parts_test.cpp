#include "pith/parts.hpp"

#include "fetch/server.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::fetch {
namespace {

std::string next(std::string_view first, std::string_view html, std::uint32_t number = 2,
                 std::string link = {}) {
  Response page;
  page.url = first;
  page.body = html;
  page.link = std::move(link);
  return next_part(page, first, number).value_or("none");
}

std::string anchor(std::string_view href) {
  return "<p>x</p><a rel=next href='" + std::string(href) + "'>Next</a>";
}

TEST(Parts, AddressesThatDifferByThePageNumberAreParts) {
  for (const char* href :
       {"https://h.example/a/story/2", "https://h.example/a/story/2/", "https://h.example/a/story/page/2/",
        "https://h.example/a/story?page=2", "https://h.example/a/story/?p=2",
        "https://h.example/a/story?seite=2", "https://h.example/a/story-2", "https://h.example/a/story_p2",
        "https://h.example/a/story,2"}) {
    EXPECT_EQ(next("https://h.example/a/story", anchor(href)), href);
    EXPECT_EQ(next("https://h.example/a/story/", anchor(href)), href);
  }
  EXPECT_EQ(next("https://h.example/story.html", anchor("story-2.html")), "https://h.example/story-2.html");
  EXPECT_EQ(next("https://h.example/story?id=7&page=1", anchor("?id=7&page=2")),
            "https://h.example/story?id=7&page=2");
  EXPECT_EQ(next("https://h.example/story?id=7", anchor("?id=7&page=3"), 3),
            "https://h.example/story?id=7&page=3");
  EXPECT_EQ(next("https://h.example/2024/2/story-1", anchor("story-2")), "https://h.example/2024/2/story-2");
}

TEST(Parts, TheNextArticleIsNoPart) {
  for (const char* href :
       {"https://h.example/a/other-story", "https://h.example/a/story-22", "https://h.example/2",
        "https://h.example/a/story-part-of-2", "https://other.example/a/story/2",
        "http://h.example.org/a/story?page=2", "https://h.example/a/story?page=3", "#2",
        "https://h.example/a/story/2/comments", "javascript:next(2)"}) {
    EXPECT_EQ(next("https://h.example/a/story", anchor(href)), "none") << href;
  }
}

TEST(Parts, LinksAreFoundByRelationOrByTheirNumber) {
  const std::string first = "https://h.example/story";
  EXPECT_EQ(next(first, "<link rel='canonical next' href='/story/2'>"), first + "/2");
  EXPECT_EQ(next(first, "<p>1 <a href='/story?page=2'> 2 </a><a href='/story?page=3'>3</a>"),
            first + "?page=2");
  EXPECT_EQ(next(first, "<p>1 <a href='/story?page=2'>2</a><a href='/story?page=3'>3</a>", 3),
            first + "?page=3");
  EXPECT_EQ(next(first, "<a href='/story?page=2'>More</a>"), "none");
  EXPECT_EQ(next(first, "", 2, "</a.css>; rel=preload, </story/2>; rel=\"next\""), first + "/2");
  EXPECT_EQ(next(first, "", 2, "</story/2>; rel=prev"), "none");
}

class FetchParts : public testing::Test {
 protected:
  std::size_t count(std::string_view target, std::size_t most = 10) {
    Fetcher fetcher(server_.options());
    Result<Response> page = fetch_parts(fetcher, server_.at(target), most);
    return page ? page->parts.size() + 1 : 0;
  }
  Server server_;
};

TEST_F(FetchParts, OnAnotherHostGetNoOwnHeaders) {
  FetchOptions options = server_.options();
  options.allow_private = true;
  options.headers = {"X-Key: secret"};
  Fetcher fetcher(options);
  const std::string target = "/to?" + server_.other("/parts?of=3");
  const Result<Response> page = fetch_parts(fetcher, server_.at(target), 10);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->parts.size(), 2U);
  EXPECT_EQ(server_.asked_with("X-Key: secret"), target + ' ');
}

TEST_F(FetchParts, AreFollowedToTheEndOrTheBound) {
  EXPECT_EQ(count("/parts?of=3"), 3U);
  EXPECT_EQ(count("/parts?of=50"), 10U);
  EXPECT_EQ(count("/parts?of=50", 4), 4U);
  EXPECT_EQ(count("/page"), 1U);
  EXPECT_EQ(count("/404"), 0U);
}

TEST_F(FetchParts, AreFollowedInACrawlToo) {
  CrawlOptions crawl;
  crawl.delay = std::chrono::milliseconds(0);
  crawl.parts = 4;
  std::vector<std::string> urls = {server_.at("/parts?of=3"), server_.at("/parts?of=50"),
                                   server_.at("/page")};
  std::vector<std::string> got(urls.size());
  std::size_t given = 0;
  Fetcher(server_.options())
      .fetch_all(
          [&](std::string& url) {
            if (given == urls.size()) return Supply::end;
            url = urls[given++];
            return Supply::url;
          },
          [&](std::size_t place, const std::string&, const Result<Response>& page) {
            ASSERT_TRUE(page) << page.error().message;
            got[place] = page->body.substr(0, 23);
            for (const Response& part : page->parts) got[place] += part.body.substr(15, 10);
          },
          crawl);
  EXPECT_EQ(got[0], "<!DOCTYPE html><p>Part <p>Part 2.<p>Part 3.");
  EXPECT_EQ(got[1], "<!DOCTYPE html><p>Part <p>Part 2.<p>Part 3.<p>Part 4.");
  EXPECT_EQ(got[2].size(), 23U);
}

}  // namespace
}  // namespace pith::fetch
