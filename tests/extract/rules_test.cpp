#include "pith/extract.hpp"
#include "pith/render.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith {
namespace {

std::string page() {
  std::string out =
      "<html lang=en><head><title>The mill | Valley News</title></head><body><h1>The mill</h1>"
      "<p class=kicker>A quiet place</p><p class=written>By Ann Weaver and Bo Fisher</p>"
      "<p class=when>12 May 2020</p><img class=lead src=/mill.jpg><ul "
      "class=topics><li>Mills<li>Rivers</ul><article>";
  for (const char* what : {"stands", "turns", "grinds", "rests"}) {
    out += "<p>The old mill at the river " + std::string(what) +
           ", as it has done for a hundred years, and nobody in the village minds.</p>";
  }
  return out +
         "<p class=beside>The bakery next to it burned down in the year of the flood, and nobody has built "
         "it up again.</p></article>"
         "<footer><p class=imprint>Printed by the village's own press.</p></footer>";
}

Result<Article> read(std::string_view rules, std::string_view url = "https://valley.example/mill") {
  return extract({.bytes = page(), .url = url}, {.rules = rules});
}

bool has(const Result<Article>& article, std::string_view part) {
  return body_text(*article).find(part) != std::string::npos;
}

TEST(Rules, DropAndKeepElementsOfTheirHosts) {
  const std::string_view rules = "[valley.example]\ndrop = .beside\nkeep = .imprint\n";
  EXPECT_TRUE(has(read(""), "bakery"));
  EXPECT_FALSE(has(read(rules), "bakery"));
  EXPECT_TRUE(has(read(rules), "village's own press"));
  EXPECT_TRUE(has(read(rules, "https://other.example/mill"), "bakery"));
}

TEST(Rules, MatchHostsAndPaths) {
  const auto drops = [](std::string_view pattern, std::string_view url) {
    return !has(read("[" + std::string(pattern) + "]\ndrop = .beside\n", url), "bakery");
  };
  EXPECT_TRUE(drops("valley.example", "https://valley.example/mill"));
  EXPECT_TRUE(drops("valley.example", "https://www.Valley.example:8080/mill"));
  EXPECT_TRUE(drops("VALLEY.example", "http://valley.example"));
  EXPECT_FALSE(drops("valley.example", "https://news.valley.example/mill"));
  EXPECT_TRUE(drops("*.valley.example", "https://news.valley.example/mill"));
  EXPECT_TRUE(drops("*.valley.example", "https://valley.example/mill"));
  EXPECT_FALSE(drops("*.valley.example", "https://evalley.example/mill"));
  EXPECT_TRUE(drops("valley.example/mi*", "https://valley.example/mill"));
  EXPECT_FALSE(drops("valley.example/press/", "https://valley.example/mill"));
  EXPECT_TRUE(drops("other.example, valley.example", "https://valley.example/mill"));
  EXPECT_TRUE(drops("*", ""));
  EXPECT_FALSE(drops("valley.example", ""));
}

TEST(Rules, SetTheMetadata) {
  const Result<Article> article = read(
      "[valley.example]\n"
      "title = .kicker\n"
      "author = .no-such\n"
      "author = .written\n"
      "date = .when\n"
      "tags = .topics li\n"
      "image = img.lead\n");
  ASSERT_TRUE(article);
  const Metadata& meta = article->meta;
  EXPECT_EQ(meta.title, "A quiet place");
  ASSERT_EQ(meta.authors.size(), 2U);
  EXPECT_EQ(meta.authors[0].name, "Ann Weaver");
  EXPECT_EQ(meta.authors[1].name, "Bo Fisher");
  EXPECT_EQ(meta.date, "2020-05-12");
  EXPECT_EQ(meta.tags, (std::vector<std::string>{"Mills", "Rivers"}));
  EXPECT_EQ(meta.image, "https://valley.example/mill.jpg");
  for (const Provenance& entry : meta.provenance) {
    if (entry.field == "title" || entry.field == "date") {
      EXPECT_EQ(entry.source, "rules") << entry.field;
    }
  }
}

TEST(Rules, AddressesAreRelativeToTheBaseOfThePage) {
  std::string bytes = page();
  bytes.insert(bytes.find("<title>"), "<base href=\"https://media.example/2020/\">");
  bytes.replace(bytes.find("src=/mill.jpg"), 13, "src=mill.jpg");
  const Result<Article> article =
      extract({.bytes = bytes, .url = "https://valley.example/mill"}, {.rules = "[*]\nimage = img.lead\n"});
  ASSERT_TRUE(article);
  EXPECT_EQ(article->meta.image, "https://media.example/2020/mill.jpg");
}

TEST(Rules, WhatFindsNothingChangesNothing) {
  const Result<Article> plain = read("");
  const Result<Article> ruled = read("[*]\ntitle = .none\ndate = .kicker\nauthor = .none\nimage = .kicker\n");
  EXPECT_EQ(to_json(*plain, {.provenance = true}), to_json(*ruled, {.provenance = true}));
}

TEST(Rules, MistakesNameTheLine) {
  const auto error = [](std::string_view rules) {
    const Result<Article> article = read(rules);
    return article ? "" : article.error().message;
  };
  EXPECT_EQ(error("# none\ndrop = p\n"),
            "line 2: the hosts that it is for must stand before it, in brackets");
  EXPECT_EQ(error("[*]\n\ntitel = h1\n").substr(0, 33), "line 3: 'titel' is none of drop, ");
  EXPECT_EQ(error("[*]\ndrop = p:hover\n").substr(0, 8), "line 2: ");
  EXPECT_EQ(error("[a*b.example]\n").substr(0, 25), "line 1: a host is written");
  EXPECT_EQ(error("[*]\ndrop p\n"), "line 2: expected NAME = VALUE, not 'drop p'");
}

}  // namespace
}  // namespace pith
