#include "pith/render.hpp"

#include "render/article_builder.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::render {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys_of(const Json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

Article full_article() {
  ArticleBuilder builder;
  builder.paragraph("Body.");
  Article& article = builder.article;
  article.outcome = Outcome::thin;
  article.confidence = 0.123456F;
  Metadata& meta = article.meta;
  meta.title = meta.url = meta.site = meta.publisher = meta.description = meta.section = "x";
  meta.authors = {{"Maren Holt", ""}, {"Orla Fenwick", "https://a.test/orla"}};
  meta.date = meta.date_modified = "2021-03-09";
  meta.datetime = meta.datetime_modified = "2021-03-09T08:30:00Z";
  meta.language = "en";
  meta.declared_language = "fr";
  meta.categories = meta.tags = {"a", "b"};
  meta.image = meta.license = meta.source = meta.place = meta.sha256 = "x";
  meta.page_type = PageType::article;
  meta.accessible_for_free = false;
  meta.comment_count = 0;
  meta.word_count = 1;
  meta.reading_minutes = 0.26F;
  meta.simhash = 0xABC;
  meta.provenance = {{"date", "json-ld", 0.9F}};
  return article;
}

TEST(ToJson, HoldsEveryKnownFieldInOrder) {
  const Json json = Json::parse(to_json(full_article(), {.id = "7"}));
  EXPECT_EQ(keys_of(json), (std::vector<std::string>{"id",
                                                     "url",
                                                     "title",
                                                     "author",
                                                     "author_urls",
                                                     "date",
                                                     "datetime",
                                                     "date_modified",
                                                     "datetime_modified",
                                                     "site",
                                                     "publisher",
                                                     "description",
                                                     "language",
                                                     "declared_language",
                                                     "section",
                                                     "categories",
                                                     "tags",
                                                     "image",
                                                     "license",
                                                     "source",
                                                     "place",
                                                     "type",
                                                     "accessible_for_free",
                                                     "comment_count",
                                                     "word_count",
                                                     "reading_minutes",
                                                     "simhash",
                                                     "sha256",
                                                     "outcome",
                                                     "confidence",
                                                     "text"}));
  EXPECT_EQ(json["id"], "7");
  EXPECT_EQ(json["author"], (Json{"Maren Holt", "Orla Fenwick"}));
  EXPECT_EQ(json["author_urls"], (Json{"", "https://a.test/orla"}));
  EXPECT_EQ(json["accessible_for_free"], false);
  EXPECT_EQ(json["comment_count"], 0);
  EXPECT_EQ(json["simhash"], "0000000000000abc");
  EXPECT_EQ(json["outcome"], "thin");
  EXPECT_EQ(json["text"], "Body.");
}

TEST(ToJson, NumbersAreRounded) {
  const std::string json = to_json(full_article());
  EXPECT_NE(json.find("\"confidence\":0.1235,"), std::string::npos) << json;
  EXPECT_NE(json.find("\"reading_minutes\":0.3,"), std::string::npos) << json;
}

TEST(ToJson, UnknownFieldsAreLeftOut) {
  EXPECT_EQ(to_json(Article{}), R"({"outcome":"none","confidence":0.0,"text":""})");
}

TEST(ToJson, TheDeclaredLanguageIsThereOnlyWhereItDiffers) {
  Article article = full_article();
  article.meta.declared_language = "en";
  EXPECT_FALSE(Json::parse(to_json(article)).contains("declared_language"));
}

TEST(ToJson, WithoutMetadataOnlyTextAndIdAreLeft) {
  EXPECT_EQ(to_json(full_article(), {.metadata = false, .id = "7"}), R"({"id":"7","text":"Body."})");
}

TEST(ToJson, ProvenanceOnlyWhenAskedFor) {
  EXPECT_FALSE(Json::parse(to_json(full_article())).contains("provenance"));
  const Json json = Json::parse(to_json(full_article(), {.provenance = true}));
  EXPECT_EQ(json["provenance"], (Json{{"date", {{"source", "json-ld"}, {"confidence", 0.9}}}}));
}

TEST(ToJson, WhatWasSkippedStandsBesideTheProvenance) {
  Article article = full_article();
  article.meta.skipped = {"JSON-LD block 1: it is over 1 MB"};
  EXPECT_FALSE(Json::parse(to_json(article)).contains("skipped"));
  EXPECT_EQ(Json::parse(to_json(article, {.provenance = true}))["skipped"], Json(article.meta.skipped));
}

TEST(ToJson, IsOneLineUnlessIndented) {
  EXPECT_EQ(to_json(full_article()).find('\n'), std::string::npos);
  EXPECT_EQ(to_json(Article{}, {}, 2),
            "{\n  \"outcome\": \"none\",\n  \"confidence\": 0.0,\n  \"text\": \"\"\n}");
}

TEST(ToJson, StringsAreEscapedAndAlwaysUtf8) {
  ArticleBuilder builder;
  builder.paragraph("a \"b\" \\ é\n\tc\xFF");
  const std::string json = to_json(builder.article, {.metadata = false});
  EXPECT_EQ(json, "{\"text\":\"a \\\"b\\\" \\\\ é\\n\\tc\uFFFD\"}");
}

// It is in NFC as it stands, too, not only once it is read.
TEST(ToJson, MarksBehindAnEscapeAreEscaped) {
  ArticleBuilder builder;
  builder.paragraph("a\n\u0316\u0301b\u0323\t\U0001E8D0\u030A\x01\u0307\"\u0301");
  const std::string json = to_json(builder.article, {.metadata = false});
  EXPECT_EQ(json, "{\"text\":\"a\\n\\u0316\\u0301b\u0323\\t\\ud83a\\udcd0\\u030a\\u0001\\u0307\\\"\u0301\"}");
  EXPECT_EQ(Json::parse(json)["text"], body_text(builder.article));
}

}  // namespace
}  // namespace pith::render
