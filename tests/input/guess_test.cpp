#include "input/guess.hpp"

#include <gtest/gtest.h>

namespace pith::input {
namespace {

TEST(Guess, AnAddressHasASchemeAndNoSpace) {
  EXPECT_TRUE(is_address("https://example.org/a"));
  EXPECT_TRUE(is_address(" ftp://example.org "));
  EXPECT_FALSE(is_address("example.org/a"));
  EXPECT_FALSE(is_address("see http://example.org"));
  EXPECT_FALSE(is_address("://x"));
  EXPECT_FALSE(is_address("http://"));
  EXPECT_FALSE(is_address("C://x y"));
  EXPECT_FALSE(is_address(""));
}

TEST(Guess, OnlyHttpIsTheWeb) {
  EXPECT_TRUE(is_web_address("HTTP://example.org"));
  EXPECT_FALSE(is_web_address("ftp://example.org"));
  EXPECT_FALSE(is_web_address("httpx://example.org"));
}

TEST(Guess, AListHoldsNothingButAddresses) {
  EXPECT_TRUE(is_address_list("http://a.example/\r\n\n  https://b.example/x\n"));
  EXPECT_TRUE(is_address_list("\xEF\xBB\xBFhttp://a.example/\n"));
  EXPECT_FALSE(is_address_list("http://a.example/\nand more"));
  EXPECT_FALSE(is_address_list("<a href=http://a.example>"));
  EXPECT_FALSE(is_address_list("\n \n"));
  EXPECT_FALSE(is_address_list(""));
}

TEST(Guess, AListIsToldByItsFirstLine) {
  EXPECT_TRUE(begins_like_a_list("\n{\"id\": 1}\n"));
  EXPECT_TRUE(begins_like_a_list("\xEF\xBB\xBFhttps://a.example/\nwhatever"));
  EXPECT_FALSE(begins_like_a_list("Some words\nhttps://a.example/"));
  EXPECT_FALSE(begins_like_a_list(""));
}

TEST(Guess, PagesAreToldByTheirEnding) {
  for (const char* name : {"a.html", "a.HTM", "a.xhtml", "a.html.gz", "b/a.htm.GZ"})
    EXPECT_TRUE(is_page_name(name));
  for (const char* name : {"a.txt", "html", "a.gz", "a.html.bz2", "a.html5", "a.shtml"}) {
    EXPECT_FALSE(is_page_name(name)) << name;
  }
}

TEST(Guess, TheEndingOfAPageCanBeTakenOff) {
  EXPECT_EQ(without_page_extension("x/a.xhtml.gz"), "x/a");
  EXPECT_EQ(without_page_extension("x/a.txt"), "x/a.txt");
  EXPECT_EQ(without_page_extension("a.b.html"), "a.b");
}

TEST(Guess, FilledLinesAreTrimmed) {
  EXPECT_EQ(filled_lines(" a \n\n\tb\r\n"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(filled_lines("\xEF\xBB\xBF a\nb"), (std::vector<std::string_view>{"a", "b"}));
}

}  // namespace
}  // namespace pith::input
