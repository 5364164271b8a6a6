// JSON-LD as pages carry it.
#include "meta/json_ld.hpp"

#include "meta/json_repair.hpp"
#include "meta/linked_witnesses.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

LinkedData read(const std::string& json) {
  const dom::Script script{"type=\"application/ld+json\"", json};
  return read_json_ld({&script, 1});
}

const LinkedThing& article(const LinkedData& data) {
  static const LinkedThing none;
  for (const LinkedThing& thing : data.things) {
    if (thing.kind == LinkedKind::article) return thing;
  }
  return none;
}

struct RepairCase {
  const char* broken;
  const char* repaired;
};

class Repair : public testing::TestWithParam<RepairCase> {};

TEST_P(Repair, MakesPlainMeaningJson) { EXPECT_EQ(repair_json(GetParam().broken), GetParam().repaired); }

constexpr RepairCase repairs[] = {
    {R"({"a":1,})", R"({"a":1})"},
    {R"({"a":[1,2,],})", R"({"a":[1,2]})"},
    {R"({"a":1,,"b":2})", R"({"a":1,"b":2})"},
    {R"({"a":"b" "c":"d"})", R"({"a":"b","c":"d"})"},
    {R"([{"a":1}{"b":2}])", R"([{"a":1},{"b":2}])"},
    {R"({"a":1}{"b":2})", R"([{"a":1},{"b":2}])"},
    {"{\"a\":\"two\nlines\tand a tab\"}", R"({"a":"two\nlines and a tab"})"},
    {R"(<!-- {"a":1} -->)", R"({"a":1})"},
    {"//<![CDATA[\n{\"a\":1}\n//]]>", R"({"a":1})"},
    {"/* <![CDATA[ */{\"a\":1}/* ]]> */", R"({"a":1})"},
    {"{\"a\":1 // why\n}", R"({"a":1})"},
    {R"({"a":1};)", R"({"a":1})"},
    {R"({"a":"it\'s"})", R"({"a":"it's"})"},
    {R"({"a":"\u00e9\u12"})", R"({"a":"\u00e9u12"})"},
    {R"({"a":"she said "no" to it"})", R"({"a":"she said \"no\" to it"})"},
    {R"({"a":{"b":[1)", R"({"a":{"b":[1]}})"},
    {R"({&quot;a&quot;:&quot;b&quot;})", R"({"a":"b"})"},
    {R"({"a":"http://x//y"})", R"({"a":"http://x//y"})"},
    {"", ""},
};
INSTANTIATE_TEST_SUITE_P(Mistakes, Repair, testing::ValuesIn(repairs));

TEST(JsonLd, ReadsAnArticle) {
  const LinkedData data =
      read(R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"A headline",
    "datePublished":"2020-05-12","dateModified":"2020-05-13","articleSection":["Politics","World"],
    "author":[{"@type":"Person","name":"Jane Roe","url":"https://example.org/jane"},{"@type":"Person","name":"John Doe"}],
    "publisher":{"@type":"Organization","name":"Example News"},"isAccessibleForFree":"False","commentCount":12,
    "image":{"@type":"ImageObject","url":"https://example.org/i.jpg"},"keywords":"a, b"})");
  const LinkedThing& thing = article(data);
  EXPECT_EQ(thing.type, "NewsArticle");
  EXPECT_TRUE(thing.main);
  EXPECT_EQ(thing.headline, "A headline");
  EXPECT_EQ(thing.date_published, "2020-05-12");
  EXPECT_EQ(thing.date_modified, "2020-05-13");
  ASSERT_EQ(thing.authors.size(), 2U);
  EXPECT_EQ(thing.authors[0].name, "Jane Roe");
  EXPECT_EQ(thing.authors[0].url, "https://example.org/jane");
  EXPECT_EQ(thing.publishers.at(0).name, "Example News");
  EXPECT_EQ(thing.accessible_for_free, false);
  EXPECT_EQ(thing.comment_count, 12U);
  EXPECT_EQ(thing.image.address, "https://example.org/i.jpg");
  EXPECT_EQ(thing.sections.size(), 2U);
}

TEST(JsonLd, ResolvesReferencesInAGraph) {
  const LinkedData data = read(R"({"@graph":[{"@type":"Article","headline":"H","author":{"@id":"#jane"}},
    {"@type":"Person","@id":"#jane","name":"Jane Roe","url":"https://example.org/jane"}]})");
  ASSERT_EQ(article(data).authors.size(), 1U);
  EXPECT_EQ(article(data).authors[0].name, "Jane Roe");
  EXPECT_EQ(article(data).authors[0].url, "https://example.org/jane");
}

TEST(JsonLd, ReadsTypesThatAreListsAndAddresses) {
  EXPECT_EQ(article(read(R"({"@type":["http://schema.org/BlogPosting","Thing"],"headline":"H"})")).type,
            "BlogPosting");
}

TEST(JsonLd, ReadsNamesInAllTheirForms) {
  EXPECT_EQ(article(read(R"({"@type":"Article","author":"Jane Roe"})")).authors.at(0).name, "Jane Roe");
  EXPECT_EQ(article(read(R"({"@type":"Article","author":["Jane Roe","John Doe"]})")).authors.size(), 2U);
  EXPECT_EQ(article(read(R"({"@type":"Article","author":{"name":["Jane Roe","John Doe"]}})")).authors.size(),
            2U);
  EXPECT_EQ(article(read(R"({"@type":"Article","creator":{"givenName":"Jane","familyName":"Roe"}})"))
                .authors.at(0)
                .name,
            "Jane Roe");
  EXPECT_TRUE(article(read(R"({"@type":"Article","author":{"@type":"Organization","name":"Example"}})"))
                  .authors.at(0)
                  .organization);
}

TEST(JsonLd, TellsTheMainArticleFromThoseItMentions) {
  const LinkedData data = read(R"({"@type":"NewsArticle","headline":"This one","mentions":[
    {"@type":"NewsArticle","headline":"Another","url":"https://example.org/other"}]})");
  const LinkedThing* main = main_thing(data, "https://example.org/this", {});
  ASSERT_NE(main, nullptr);
  EXPECT_EQ(main->headline, "This one");
}

TEST(JsonLd, PrefersTheArticleWithThePagesAddress) {
  const LinkedData data = read(R"([{"@type":"NewsArticle","headline":"First","url":"https://example.org/1"},
    {"@type":"NewsArticle","headline":"Second","url":"https://www.example.org/2/"}])");
  EXPECT_EQ(main_thing(data, "https://example.org/2?x=y", {})->headline, "Second");
}

TEST(JsonLd, RepairsBeforeItGivesUp) {
  EXPECT_EQ(article(read("{\"@type\":\"Article\",\"headline\":\"two\nlines\",}")).headline, "two\nlines");
  const LinkedData data = read("{\"@type\": nonsense");
  EXPECT_TRUE(data.things.empty());
  ASSERT_EQ(data.skipped.size(), 1U);
  EXPECT_TRUE(data.skipped[0].starts_with("JSON-LD block 1: ")) << data.skipped[0];
}

TEST(JsonLd, SkipsWhatIsTooDeepOrTooLarge) {
  EXPECT_EQ(read(std::string(100, '[') + std::string(100, ']')).skipped.size(), 1U);
  EXPECT_EQ(read("{\"name\":\"" + std::string(1'000'001, 'x') + "\"}").skipped.size(), 1U);
}

TEST(JsonLd, LooksAtNoOtherScripts) {
  const std::string json = R"({"@type":"Article","headline":"H"})";
  const dom::Script scripts[] = {{"type=\"text/javascript\"", json}, {"", json}};
  EXPECT_TRUE(read_json_ld(scripts).things.empty());
}

TEST(JsonLd, CleansValues) {
  EXPECT_EQ(clean_value("Tom &amp;amp; Jerry &#8217;s <b>show</b>"), "Tom & Jerry ’s show");
  EXPECT_EQ(clean_value("a < b and c > d"), "a < b and c > d");
  const std::string address = "https://example.org/x?w=1&timestamp=17&region=eu&copy=2&section=news";
  EXPECT_EQ(clean_value(address), address);
  EXPECT_EQ(plain_text("<p>One.</p><p>Two<br>three.</p>"), "One.\nTwo\nthree.");
}

}  // namespace
}  // namespace pith::meta
