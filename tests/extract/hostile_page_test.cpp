// Whatever stands in a page, what comes out acts on no terminal and is well-formed.
#include "pith/explain.hpp"
#include "pith/pith.hpp"

#include "clean_text.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith {
namespace {

using namespace std::string_literals;

constexpr std::string_view prose =
    "The council met on Monday to talk about the old bridge, which has been closed since the flood, and "
    "nobody spoke "
    "against the plan to repair it. Several people asked who would pay for the work and when it could begin.";

// NOLINTBEGIN(bugprone-suspicious-missing-comma,misc-misleading-bidirectional): what the tests are about
/// Everything that must not come out, as bytes and as character references.
std::vector<std::string> poisons() {
  std::vector<std::string> out = {"\x1b[2J\x1b]0;owned\x07",
                                  "\xC2\x9B"
                                  "31m",
                                  "\x7F\x08\x01",
                                  "\xE2\x80\xAE\xE2\x81\xA6",
                                  "\xEF\xBF\xBE\xEF\xB7\x90\xF4\x8F\xBF\xBF",
                                  "\xC2\xAD\xE2\x80\x8B\xEF\xBB\xBF",
                                  "\xF3\xA0\x81\x81\xEF\xBF\xB9",
                                  "e\xCC\x81\xCC\x88",
                                  "\xFF\xC0\xAF\xED\xA0\x80",
                                  "\xCC\xB8"
                                  "first",
                                  "\r\n---\r",
                                  "\xE2\x80\xA8\xE2\x80\xA9"};
  for (const char* reference :
       {"&#27;[31m", "&#x9b;1m", "&#155;", "&#x202e;", "&#65534;", "&#0;", "&#127;", "&#4294967323;",
        "&#xd800;", "&shy;&zwj;&ZeroWidthSpace;", "&#x338;", "\\u001b[31m\\u0000"}) {
    out.emplace_back(reference);
  }
  return out;
}
// NOLINTEND(bugprone-suspicious-missing-comma,misc-misleading-bidirectional)

// NOLINTBEGIN(modernize-raw-string-literal): a page of many small pieces
/// A page with `poison` in every place that something is read from.
std::string page_with(const std::string& poison) {
  const std::string p(prose);
  return "<!DOCTYPE html><html lang='en" + poison + "'><head><title>" + poison + "The bridge" + poison +
         "</title>" + "<meta name=author content='Jane " + poison + "Roe'><meta property=og:title content='" +
         poison + "The bridge'>" + "<meta name=description content=\"" + poison +
         "\"><meta property=og:site_name content='Site" + poison + "'>" + "<meta name=keywords content='a" +
         poison + ",b'><meta property=og:image content='/i" + poison + ".png'>" +
         "<meta property=article:section content='" + poison +
         "'><link rel=canonical href='https://host.example/" + poison +
         "'><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"The bridge" + poison +
         "\",\"author\":{\"name\":\"" + poison + "Jane Roe\"},\"publisher\":{\"name\":\"" + poison +
         "\"},\"license\":\"" + poison + "\",\"articleSection\":\"" + poison +
         "\"}</script></head><body><article><h1>" + poison + "The bridge</h1><p class='by" + poison +
         "'>By Jane " + poison + "Roe</p><time datetime='2020-05-12" + poison + "'>12 May" + poison +
         " 2020</time><p>" + poison + p + "</p><p>" + p + "<a href='https://host.example/" + poison + "'>" +
         poison + "link</a><b>" + poison + "</b>e<i>&#x301;</i></p><pre>" + poison + " code</pre><ul><li>" +
         poison + p + "</li></ul><table><tr><th>" + poison + "One</th><td>" + poison +
         "Two</td></tr></table>" + "<figure><img src=x alt='" + poison + "'><figcaption>" + poison +
         "Caption</figcaption></figure><p>" + p + poison + "</p></article></body></html>";
}
// NOLINTEND(modernize-raw-string-literal)

void expect_clean(std::string_view text, const std::string& what) {
  EXPECT_EQ(test::why_not_clean(text), "") << what << ": " << text.substr(0, 3000);
}

void expect_clean_forms(const Article& article, const std::string& of) {
  expect_clean(body_text(article), "body of " + of);
  expect_clean(to_text(article), "txt of " + of);
  expect_clean(to_markdown(article), "md of " + of);
  expect_clean(to_html(article), "html of " + of);
  expect_clean(to_xml(article), "xml of " + of);
  for (const int indent : {0, 2}) {
    const std::string json = to_json(article, {.provenance = true, .id = "x"}, indent);
    expect_clean(json, "json of " + of);
    EXPECT_TRUE(nlohmann::json::accept(json)) << of;
  }
  for (const Block& block : article.blocks) expect_clean(article.words(block), "a block of " + of);
  // JSON hides controls behind escapes: the strings themselves must hold none.
  const auto json = nlohmann::json::parse(to_json(article, {.provenance = true}));
  for (const auto& [key, value] : json.items()) {
    if (value.is_string()) expect_clean(value.get<std::string>(), std::string(key).append(" of ").append(of));
  }
}

TEST(HostilePage, NothingThatActsOnATerminalComesOut) {
  for (const std::string& poison : poisons()) {
    for (const Form form : {Form::html, Form::text}) {
      Options options;
      options.form = form;
      options.captions = options.comments = true;
      const auto article =
          extract({page_with(poison), "https://host.example/" + poison, "text/html" + poison}, options);
      ASSERT_TRUE(article) << poison;
      EXPECT_FALSE(article->text.empty()) << poison;
      expect_clean_forms(*article, poison);
    }
  }
}

TEST(HostilePage, NorOutOfAnExplanation) {
  for (const std::string& poison : poisons()) {
    const auto explanation = explain({page_with(poison), "https://host.example/"});
    ASSERT_TRUE(explanation);
    for (const Explanation::Row& row : explanation->rows) {
      expect_clean(row.text, "a block of " + poison);
      expect_clean(row.path, "a path of " + poison);
    }
  }
}

TEST(HostilePage, NorOutOfAnError) {
  for (const std::string& poison : poisons()) {
    Options options;
    constexpr std::array of = {Limit::bytes, Limit::memory, Limit::nodes, Limit::total_time};
    constexpr std::array<std::uint64_t, 4> values = {10, 10, 1, 0};
    for (int limit = 0; limit < 4; ++limit) {
      options.limits = {};
      if (limit == 0) options.limits.bytes = 10;
      if (limit == 1) options.limits.memory = 10;
      if (limit == 2) options.limits.nodes = 1;
      if (limit == 3) options.limits.total_ms = 0;
      const auto article = extract({page_with(poison), poison, poison}, options);
      ASSERT_FALSE(article) << limit;
      EXPECT_EQ(article.error().code, ErrorCode::limit);
      EXPECT_EQ(article.error().limit, of[static_cast<std::size_t>(limit)]);
      EXPECT_EQ(article.error().limit_value, values[static_cast<std::size_t>(limit)]);
      expect_clean(article.error().message, "an error");
    }
    const auto binary = extract({"\x89PNG\r\n\x1a\n" + poison});
    ASSERT_FALSE(binary);
    expect_clean(binary.error().message, "an error");
    const auto damaged = extract({"\x1f\x8b\x08" + poison});
    ASSERT_FALSE(damaged);
    expect_clean(damaged.error().message, "an error");
  }
}

// Each limit's error says which it is, at which value.
TEST(HostilePage, AnErrorNamesItsLimitAndTheValue) {
  const auto message = [](auto change) {
    Options options;
    change(options.limits);
    std::string page = page_with("x");
    for (int i = 0; i < 1000; ++i) page += "<p>and more of it</p>";
    const auto article = extract({page}, options);
    return article ? "no error" : article.error().message;
  };
  EXPECT_EQ(message([](Limits& l) { l.parse_ms = 0; }), "parsing takes more than 0 ms");
  EXPECT_EQ(message([](Limits& l) { l.bytes = 10; }), "the page has more than 10 bytes");
  EXPECT_EQ(message([](Limits& l) { l.nodes = 1; }), "more than 1 nodes");
  EXPECT_EQ(message([](Limits& l) { l.memory = 10; }), "parsing takes more than 10 bytes of memory");
  EXPECT_EQ(message([](Limits& l) { l.total_ms = 0; }), "the extraction takes more than 0 ms");
}

}  // namespace
}  // namespace pith
