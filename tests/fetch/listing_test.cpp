#include "pith/listing.hpp"

#include "deflated.hpp"
#include "fetch/listing_parts.hpp"
#include "fetch/server.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::fetch {
namespace {

// "date url" or "- url" of each page, or the error.
std::vector<std::string> pages(std::string_view bytes, std::string_view url = "https://h.example/x/feed") {
  Result<Listing> listing = read_listing(bytes, url);
  if (!listing) return {"error: " + listing.error().message};
  std::vector<std::string> out;
  for (const ListedPage& page : listing->pages) {
    out.push_back((page.date.empty() ? "-" : page.date) + " " + page.url);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(Listing, Rss) {
  EXPECT_EQ(pages(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title><link>https://h.example/</link>
<image><link>https://h.example/logo</link></image>
<item><title>One</title><link> https://h.example/one?a=1&amp;b=2 </link><pubDate>Tue, 14 Nov 2023 23:30:00 GMT</pubDate>
<atom:link rel="self" href="https://h.example/self"/></item>
<item><link><![CDATA[/two]]></link><guid isPermaLink="false">x-1</guid></item>
<item><guid>https://h.example/three</guid></item>
<item><link>https://h.example/one?a=1&amp;b=2#comments</link></item>
<item><link>javascript:alert(1)</link></item>
</channel></rss>)"),
            (Lines{"2023-11-14 https://h.example/one?a=1&b=2", "- https://h.example/two",
                   "- https://h.example/three"}));
}

TEST(Listing, RssOfTheFirstKind) {
  EXPECT_EQ(
      pages(
          R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item><link>https://h.example/a</link>
 <dc:date>2024-02-03T10:00:00+01:00</dc:date></item></rdf:RDF>)"),
      (Lines{"2024-02-03 https://h.example/a"}));
}

TEST(Listing, Atom) {
  EXPECT_EQ(
      pages(R"(<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://h.example/feed"/>
<entry><link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/a?x=1&amp;y=2"/><updated>2024-05-06T00:00:00Z</updated>
<published>2024-05-05T00:00:00Z</published><source><link href="https://other.example/"/></source></entry>
<entry><link href="b"/><updated>2024-05-07T00:00:00Z</updated></entry></feed>)"),
      (Lines{"2024-05-05 https://h.example/a?x=1&y=2", "2024-05-07 https://h.example/x/b"}));
}

TEST(Listing, JsonFeed) {
  EXPECT_EQ(pages(R"({"version":"https://jsonfeed.org/version/1.1","items":[
{"id":"1","url":"https://h.example/a","date_published":"2024-01-02T03:04:05Z"},
{"id":"2","external_url":"https://o.example/b"},{"id":"3","url":7},"odd"]})"),
            (Lines{"2024-01-02 https://h.example/a", "- https://o.example/b"}));
  EXPECT_EQ(pages("\xEF\xBB\xBF{\"items\":[{\"url\":\"/a\"}]}"), (Lines{"- https://h.example/a"}));
}

TEST(Listing, Sitemap) {
  EXPECT_EQ(pages(R"(<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://h.example/a</loc><lastmod>2024-03-04T10:00:00+00:00</lastmod>
<image:image><image:loc>https://h.example/a.jpg</image:loc></image:image></url>
<url><loc>https://h.example/b</loc><lastmod>2024-06-01</lastmod>
<news:news><news:publication_date>2024-03-05</news:publication_date></news:news></url></urlset>)"),
            (Lines{"2024-03-04 https://h.example/a", "2024-03-05 https://h.example/b"}));
}

TEST(Listing, IndexOfSitemaps) {
  Result<Listing> listing = read_listing(
      "<sitemapindex><sitemap><loc>https://h.example/1.xml.gz</loc><lastmod>2024-03-04</lastmod></sitemap></"
      "sitemapindex>",
      "https://h.example/sitemap.xml");
  ASSERT_TRUE(listing);
  EXPECT_EQ(listing->kind, Listing::Kind::sitemap_index);
  EXPECT_TRUE(listing->pages.empty());
  ASSERT_EQ(listing->listings.size(), 1U);
  EXPECT_EQ(listing->listings[0].url, "https://h.example/1.xml.gz");
  EXPECT_EQ(listing->listings[0].date, "2024-03-04");
}

TEST(Listing, AGuidThatIsNoLinkIsNone) {
  EXPECT_EQ(pages("<rss><item><guid isPermaLink='false'>abc-123</guid></item>"
                  "<item><guid isPermaLink='true'>/a</guid></item><item><guid>/b</guid></item></rss>"),
            (Lines{"- https://h.example/a", "- https://h.example/b"}));
}

TEST(Listing, TheRootElementDecidesWhateverTheTypeSays) {
  const auto kind = [](std::string_view bytes) {
    const Result<Listing> listing = read_listing(bytes, "https://h.example/", "text/html");
    return listing ? listing->kind : Listing::Kind::sitemap_index;
  };
  EXPECT_EQ(kind("<rss><item><link>/a</link></item></rss>"), Listing::Kind::feed);
  EXPECT_EQ(kind("\n<urlset><url><loc>/a</loc></url></urlset>"), Listing::Kind::sitemap);
  EXPECT_EQ(kind("<head><title>x</title></head><p>y"), Listing::Kind::page);
  EXPECT_EQ(kind("<div><rss></rss>"), Listing::Kind::page);
}

TEST(Listing, BrokenFeedsAreReadAsFarAsTheyGo) {
  EXPECT_EQ(pages("<rss><channel><item><title>Tom & Jerry</title><link>https://h.example/a</link></item>"
                  "<item><link>https://h.example/b</link></item><item><link>https://h.ex"),
            (Lines{"- https://h.example/a", "- https://h.example/b"}));
  EXPECT_EQ(pages("\n\n<rss><channel><item><link>https://h.example/a</link></item></channel></rss>"),
            (Lines{"- https://h.example/a"}));
}

TEST(Listing, AddressesOfBrokenFeedsKeepTheirAmpersands) {
  const std::string items =
      "<item><link>https://h.example/a?x=1&amp;y=2&#38;z=3</link></item>"
      "<item><link>https://h.example/b?x=1&y=2&&amp;z=&1</link></item>"
      "<item><link><![CDATA[https://h.example/c?x=1&y=2]]></link></item>"
      "<entry><link href='https://h.example/d?x=1&y=2&copy;&amp;z=3'/></entry>";
  const Lines expected = {"- https://h.example/a?x=1&y=2&z=3", "- https://h.example/b?x=1&y=2&&z=&1",
                          "- https://h.example/c?x=1&y=2", "- https://h.example/d?x=1&y=2&copy;&z=3"};
  for (const char* begin : {"<rss>", "\n<?xml version='1.0'?><rss>", "<rss><title>Tom & Jerry&nbsp;</title>",
                            "<rss><title>a</b>", "<!-- a & b <![CDATA[ --><rss a=b>"}) {
    EXPECT_EQ(pages(begin + items + "</rss>"), expected) << begin;
  }
}

TEST(Listing, FeedsInOtherEncodingsAreDecoded) {
  const std::string feed = "<rss><item><link>https://h.example/a?b=1&c</link></item></rss>";
  std::string wide("\xFF\xFE", 2);
  for (const char c : feed) (wide += c) += '\0';
  EXPECT_EQ(pages(wide), (Lines{"- https://h.example/a?b=1&c"}));
  EXPECT_EQ(pages("<?xml version='1.0' encoding='ISO-8859-1'?><rss><item><link>/caf\xE9</link></item></rss>"),
            (Lines{"- https://h.example/caf%C3%A9"}));
}

// libxml2 compares each attribute with each other one: these would take it minutes.
TEST(Listing, TagsOfThousandsOfAttributesEndTheReading) {
  std::string attributes;
  for (int i = 0; i < 700'000; ++i) attributes += " a" + std::to_string(i) + "=''";
  const std::string first = "<urlset><url><loc>https://h.example/a</loc></url>";
  EXPECT_EQ(pages(first + "<url" + attributes + "><loc>/b</loc></url></urlset>"),
            (Lines{"- https://h.example/a"}));
  EXPECT_EQ(pages(first + "<url b=\"<url" + attributes + "><loc>/b</loc></url></urlset>"),
            (Lines{"- https://h.example/a"}));
  const std::string one = " b='" + std::string(1000, '=') + std::string(100'000, 'x') + "'";
  EXPECT_EQ(pages(first + "<url" + one + "><loc>/b</loc>" + std::string(1000, '=') + "</url></urlset>"),
            (Lines{"- https://h.example/a", "- https://h.example/b"}));
}

TEST(Listing, EntitiesAreNotExpandedAndNothingIsLoaded) {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c <= 'k'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">";
  }
  bomb +=
      "<!ENTITY f SYSTEM "
      "\"file:///etc/passwd\">]><rss><channel><item><link>https://h.example/&k;&f;x</link></item>"
      "<item><link>https://h.example/y</link></item></channel></rss>";
  const Lines got = pages(bomb);
  for (const std::string& page : got) EXPECT_LT(page.size(), 100U) << page.substr(0, 100);
  EXPECT_NE(std::find(got.begin(), got.end(), "- https://h.example/y"), got.end());
}

TEST(Listing, HostileNestingAndLengthEnd) {
  std::string deep = "<rss>";
  for (int i = 0; i < 200'000; ++i) deep += "<item>";
  EXPECT_EQ(pages(deep), Lines{});
  EXPECT_EQ(
      pages("<rss><item><link>https://h.example/" + std::string(3'000'000, 'a') + "</link></item></rss>"),
      Lines{});
  EXPECT_EQ(pages("{\"items\":" + std::string(100'000, '[')),
            (Lines{"error: https://h.example/x/feed: neither a feed nor a sitemap nor a page"}));
}

TEST(Listing, GzipIsUnpackedWithALimit) {
  const std::string text =
      "<urlset><url><loc>https://h.example/a</loc></url>" + std::string(200'000, ' ') + "</urlset>";
  const std::string packed = test::gzip(text);
  EXPECT_EQ(pages(packed), (Lines{"- https://h.example/a"}));
  const Result<Listing> small = read_listing(packed, "https://h.example/", "", 100'000);
  ASSERT_FALSE(small);
  EXPECT_EQ(small.error().code, ErrorCode::limit);
}

TEST(Listing, PageGivesLinksThatLookLikeArticles) {
  const char* page = R"(<!DOCTYPE html><html><head><base href="https://h.example/news/">
<link rel="alternate" type="application/rss+xml" href="/feed.xml"><title>News</title></head><body>
<nav><a href="/2024/05/06/a-long-story-in-navigation">A long story in the navigation</a></nav>
<h2><a href="/2024/05/06/bridge-opened-on-monday">The bridge was opened on Monday at last</a></h2>
<article><a href="council-votes-on-new-tram-line"><img src=x></a><a href="council-votes-on-new-tram-line#top">Council votes on the new tram line</a></article>
<a href="/tag/politics">Politics</a><a href="/about-us">About us</a><a href="/">Home</a>
<a href="https://other.example/2024/05/06/a-story-of-another-house">A story of quite another house</a>
<h3><a href="https://www.h.example/story-20240506123">Rain is expected</a></h3>
<footer><a href="/terms-of-use-and-privacy-2024-12345">Terms of use and privacy for all</a></footer></body></html>)";
  EXPECT_EQ(pages(page, "https://h.example/"),
            (Lines{"- https://h.example/2024/05/06/bridge-opened-on-monday",
                   "- https://h.example/news/council-votes-on-new-tram-line",
                   "- https://www.h.example/story-20240506123"}));
  const Result<Listing> listing = read_listing(page, "https://h.example/");
  ASSERT_TRUE(listing);
  ASSERT_EQ(listing->listings.size(), 1U);
  EXPECT_EQ(listing->listings[0].url, "https://h.example/feed.xml");
}

TEST(Listing, OtherThingsAreRefused) {
  EXPECT_EQ(pages("just text"),
            (Lines{"error: https://h.example/x/feed: neither a feed nor a sitemap nor a page"}));
}

TEST(Listing, DaysOfDates) {
  EXPECT_EQ(day_of("2024-05-06T07:08:09+02:00"), "2024-05-06");
  EXPECT_EQ(day_of("Mon, 06 May 2024 23:30:00 -0500"), "2024-05-07");
  EXPECT_EQ(day_of("6 May 2024"), "2024-05-06");
  EXPECT_EQ(day_of("yesterday"), "");
  EXPECT_EQ(day_of(""), "");
}

class FindPages : public testing::Test {
 protected:
  Lines found(const std::string& url) {
    FetchOptions fetch = server_.options();
    fetch.wanted = Wanted::any;
    Fetcher fetcher(fetch);
    Lines out;
    const Result<void> read = find_pages(
        fetcher, url, options_,
        [&](const ListedPage& page) {
          out.push_back(page.url.substr(page.url.rfind('/')));
          return out.size() < stop_after_;
        },
        [&](const Error& failure) {
          out.push_back("failed" + failure.message.substr(failure.message.find(": ")));
        });
    if (!read) out.push_back("error" + read.error().message.substr(read.error().message.find(": ")));
    return out;
  }
  Server server_;
  static ListingOptions without_pause() {
    ListingOptions options;
    options.pause = std::chrono::milliseconds(0);
    return options;
  }

  ListingOptions options_ = without_pause();
  std::size_t stop_after_ = 1000;
};

TEST_F(FindPages, FollowsIndexesAndGoesOnAfterFailures) {
  EXPECT_EQ(found(server_.at("/sitemap-index")), (Lines{"/old", "/new", "failed: status 404 (not found)"}));
  EXPECT_EQ(found(server_.at("/404")), (Lines{"error: status 404 (not found)"}));
}

TEST_F(FindPages, FollowsThePagesFeedsIfThePageHasNothing) {
  EXPECT_EQ(found(server_.at("/front")), (Lines{"/old", "/new"}));
}

TEST_F(FindPages, OptionsBoundWhatIsFound) {
  options_.since = "2024-01-01";
  EXPECT_EQ(found(server_.at("/sitemap-index")), (Lines{"/new", "failed: status 404 (not found)"}));
  options_ = without_pause();
  options_.max_pages = 1;
  EXPECT_EQ(found(server_.at("/sitemap-index")), (Lines{"/old"}));
  options_ = without_pause();
  options_.max_listings = 1;
  EXPECT_EQ(found(server_.at("/sitemap-index")), (Lines{"/old", "/new"}));
  options_ = without_pause();
  stop_after_ = 1;
  EXPECT_EQ(found(server_.at("/sitemap-index")), (Lines{"/old"}));
}

TEST_F(FindPages, OwnHeadersGoToTheGivenOriginOnly) {
  FetchOptions fetch = server_.options();
  fetch.wanted = Wanted::any;
  fetch.allow_private = true;
  fetch.headers = {"X-Key: secret"};
  Fetcher fetcher(fetch);
  const auto find = [&](const std::string& url) {
    const auto found = [](const ListedPage&) { return true; };
    EXPECT_TRUE(find_pages(fetcher, url, options_, found, [](const Error&) {}));
  };
  const std::string away = "/to?" + server_.other("/sitemap-index");
  find(server_.at(away));
  EXPECT_EQ(server_.asked_with("X-Key: secret"), away + ' ');
  find(server_.at("/front"));
  EXPECT_EQ(server_.asked_with("X-Key: secret"), away + " /front /sitemap ");
}

TEST_F(FindPages, TheBytesOfAListingAreThoseUnpacked) {
  options_.max_bytes = 130;
  EXPECT_EQ(found(server_.at("/sitemap")),
            (Lines{"error: larger than the limit of 130 B when decompressed"}));
}

TEST_F(FindPages, NoListingIsFetchedTwice) {
  (void)found(server_.at("/sitemap-index"));
  const std::string log = server_.log();
  EXPECT_EQ(log.find("/sitemap-index"), log.rfind("/sitemap-index")) << "it names itself";
}

}  // namespace
}  // namespace pith::fetch
