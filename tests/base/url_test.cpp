#include "base/url.hpp"

#include "processor_time.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith {
namespace {

// The normal and abnormal examples of RFC 3986, section 5.4.
TEST(Url, ResolvesTheExamplesOfTheStandard) {
  const struct {
    const char *reference, *expected;
  } examples[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
  };
  for (const auto& example : examples) {
    EXPECT_EQ(resolve_url("http://a/b/c/d;p?q", example.reference), example.expected) << example.reference;
  }
}

TEST(Url, DropsWhatBrowsersDrop) {
  EXPECT_EQ(resolve_url("https://a.example/x", " /p\n ath\t "), "https://a.example/p%20ath");
  EXPECT_EQ(resolve_url("https://a.example/x", "JaVa\nscript:alert(1)"), "JaVascript:alert(1)");
}

TEST(Url, EscapesManySpacesInTimeThatGrowsWithThem) {
  const std::string spaces(4'000'000, ' ');
  std::string address;
  EXPECT_LT(seconds_of([&] { address = resolve_url("https://a.example/", "x" + spaces + "y"); }), 5);
  EXPECT_EQ(address.size(), 20 + 3 * spaces.size());
  EXPECT_TRUE(address.ends_with("%20y"));
}

TEST(Url, IsEmptyWithoutAnAbsoluteBase) {
  EXPECT_EQ(resolve_url("", "/path"), "");
  EXPECT_EQ(resolve_url("", "https://a.example/p"), "https://a.example/p");
}

TEST(Url, TellsSchemeAndHost) {
  EXPECT_EQ(scheme_of("HTTPS://x"), "https");
  EXPECT_EQ(scheme_of("/path"), "");
  EXPECT_EQ(host_of("https://user@WWW.News.example:8080/a"), "news.example");
  EXPECT_EQ(host_of("mailto:a@b.example"), "");
}

}  // namespace
}  // namespace pith
