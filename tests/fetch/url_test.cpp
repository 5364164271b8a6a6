#include "fetch/url.hpp"

#include <gtest/gtest.h>

namespace pith::fetch {
namespace {

std::string text_of(std::string_view address) {
  Result<Url> url = parse_url(address);
  return url ? url->text : "error: " + url.error().message;
}

TEST(Url, IsNormalized) {
  EXPECT_EQ(text_of("  HTTP://Example.COM:80/a/../b?q=1#part \n"), "http://example.com/b?q=1");
  EXPECT_EQ(text_of("https://example.com"), "https://example.com/");
  EXPECT_EQ(text_of("https://example.com:8443/x"), "https://example.com:8443/x");
}

TEST(Url, LosesItsCredentialsInText) {
  Result<Url> url = parse_url("https://me:s%40cret@example.com/x");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->text, "https://example.com/x");
  EXPECT_EQ(url->user, "me");
  EXPECT_EQ(url->password, "s@cret");
}

TEST(Url, SpellsIpv4InOneWay) {
  for (const char* spelling : {"http://2130706433/", "http://0x7f000001/", "http://017700000001/",
                               "http://127.1/", "http://%31%32%37.1/"}) {
    EXPECT_EQ(text_of(spelling), "http://127.0.0.1/") << spelling;
  }
}

TEST(Url, EscapesWhatMayNotStandInARequestLine) {
  EXPECT_EQ(text_of("http://h.example/a b\xC3\xA9\x01?<q>"), "http://h.example/a%20b%C3%A9%01?%3Cq%3E");
  EXPECT_EQ(text_of("http://h.example/%41"), "http://h.example/%41");
  EXPECT_EQ(text_of("https:/h.example/a://b\xE9"), "https://h.example/a://b%E9");
}

TEST(Url, SpellsAnInternationalNameInOneWay) {
  for (const char* name : {"\u0173", "\u0172", "U\u0328", "u\u0328", "%C5%B3", "xn--7ga", "XN--7GA"})
    EXPECT_EQ(text_of("http://" + std::string(name) + ".example/"), "http://xn--7ga.example/") << name;
  EXPECT_EQ(text_of("https://\u65e5\u672c.example/\u65e5"), "https://xn--wgv71a.example/%E6%97%A5");
  EXPECT_EQ(text_of("http://fa\u00df.example/"), "http://xn--fa-hia.example/");
}

TEST(Url, RefusesWhatNoNameCanBe) {
  EXPECT_EQ(text_of("http://\uff11\uff12\uff17\u3002\uff11/"), "http://127.0.0.1/") << "wide digits";
  for (const char* host :
       {"\u2100.example", "\uff05\uff13\uff11.example", "\uff20h.example", "\xfc.example"}) {
    EXPECT_FALSE(parse_url("http://" + std::string(host) + "/")) << host;
  }
}

TEST(Url, TakesOnlyHttpAndHttps) {
  for (const char* other :
       {"ftp://h.example/", "file:///etc/passwd", "gopher://h.example/", "javascript:alert(1)",
        "data:text/html,x", "", "just words", "//h.example/x", "http://"}) {
    EXPECT_FALSE(parse_url(other)) << other;
  }
}

TEST(Url, HasABoundOnItsLength) {
  EXPECT_TRUE(parse_url("http://h.example/" + std::string(8000, 'a')));
  EXPECT_FALSE(parse_url("http://h.example/" + std::string(9000, 'a')));
  EXPECT_FALSE(parse_url("http://h.example/" + std::string(70'000, 'a')));
}

TEST(Url, ResolvesReferences) {
  const Result<Url> base = parse_url("https://example.com/a/b?c");
  ASSERT_TRUE(base);
  const auto resolved = [&](std::string_view reference) {
    Result<Url> url = resolve_url(*base, reference);
    return url ? url->text : "error";
  };
  EXPECT_EQ(resolved("d"), "https://example.com/a/d");
  EXPECT_EQ(resolved("/d?e"), "https://example.com/d?e");
  EXPECT_EQ(resolved("?page=2"), "https://example.com/a/b?page=2");
  EXPECT_EQ(resolved("//other.example/x"), "https://other.example/x");
  EXPECT_EQ(resolved("http://u:p@other.example/x"), "http://other.example/x");
  EXPECT_EQ(resolved("file:///etc/passwd"), "error");
}

TEST(Url, KnowsItsOriginAndTarget) {
  const Result<Url> url = parse_url("https://Example.com/a?b=c#d");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->origin(), "https://example.com:443");
  EXPECT_EQ(url->target, "/a?b=c");
}

}  // namespace
}  // namespace pith::fetch
