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

TEST(Url, TellsTheScheme) {
  EXPECT_EQ(scheme_of("HTTPS://x"), "https");
  EXPECT_EQ(scheme_of("/path"), "");
}

// The parts in order, each in brackets, with what stands between them.
std::string taken_apart(std::string_view url) {
  const UrlView view(url);
  const auto part = [](std::string_view text) { return "(" + std::string(text) + ")"; };
  return part(view.scheme) + part(view.user) + part(view.host) + part(view.port) + part(view.path) +
         part(view.query) + part(view.fragment);
}

TEST(Url, IsTakenApart) {
  EXPECT_EQ(taken_apart("https://user:pass@WWW.News.example:8080/a/b?q=1/2?3#top?x#y"),
            "(https)(user:pass)(WWW.News.example)(8080)(/a/b)(q=1/2?3)(top?x#y)");
  EXPECT_EQ(taken_apart("http://a.example"), "(http)()(a.example)()()()()");
  EXPECT_EQ(taken_apart("http://a.example?q"), "(http)()(a.example)()()(q)()");
  EXPECT_EQ(taken_apart("http://a.example#f/g?h"), "(http)()(a.example)()()()(f/g?h)");
  EXPECT_EQ(taken_apart("http://[2001:db8::1]:80/x"), "(http)()([2001:db8::1])(80)(/x)()()");
  EXPECT_EQ(taken_apart("http://[2001:db8::1/x"), "(http)()([2001:db8::1)()(/x)()()");
  EXPECT_EQ(taken_apart("//a.example/x"), "()()(a.example)()(/x)()()");
  EXPECT_EQ(taken_apart("mailto:jane@a.example"), "(mailto)()()()(jane@a.example)()()");
  EXPECT_EQ(taken_apart("file:///etc/x"), "(file)()()()(/etc/x)()()");
  EXPECT_EQ(taken_apart("a.example/x:y?z"), "()()()()(a.example/x:y)(z)()");
  EXPECT_EQ(taken_apart("/x@y"), "()()()()(/x@y)()()");
  EXPECT_EQ(taken_apart("http://"), "(http)()()()()()()");
  EXPECT_EQ(taken_apart("http://@:/"), "(http)()()()(/)()()");
  EXPECT_EQ(taken_apart(""), "()()()()()()()");
}

TEST(Url, KnowsWhatStandsBeforeThePathAndWithoutTheScheme) {
  EXPECT_EQ(UrlView("https://user@a.example:80/x?y#z").root, "https://user@a.example:80");
  EXPECT_EQ(UrlView("https://user@a.example:80/x?y#z").host_path, "a.example:80/x");
  EXPECT_EQ(UrlView("a.example/x?y").root, "");
  EXPECT_EQ(UrlView("a.example/x?y").host_path, "a.example/x");
  EXPECT_EQ(UrlView("mailto:jane@a.example").root, "mailto:");
}

TEST(Url, OfAFrontPageHasNoPath) {
  for (const char* url :
       {"https://a.example", "https://a.example/", "http://a.example:80//", "//a.example/#top"})
    EXPECT_TRUE(is_front_page(url)) << url;
  for (const char* url :
       {"", "/", "https://a.example/x", "https://a.example/?p=1", "https://a.example?p=1", "file:///"})
    EXPECT_FALSE(is_front_page(url)) << url;
}

}  // namespace
}  // namespace pith
