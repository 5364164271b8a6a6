#include "pith/extract.hpp"
#include "pith/pith.h"
#include "pith/render.hpp"

#include "capi/c_client.h"
#include "capi/fields.hpp"
#include "cli/folder_fixture.hpp"

#include <array>
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

struct Free {
  void operator()(pith_article* article) const { pith_article_free(article); }
  void operator()(pith_error* error) const { pith_error_free(error); }
  void operator()(char* string) const { pith_string_free(string); }
};
using Article = std::unique_ptr<pith_article, Free>;
using Failure = std::unique_ptr<pith_error, Free>;
using String = std::unique_ptr<char, Free>;

std::string page() {
  std::string out =
      "<!DOCTYPE html><html lang=en><head><title>The bridge</title><meta name=author content='Ann Miller'>"
      "<meta name=keywords content='bridge, town'></head><body><nav><a href=/>Home</a></nav><article><h1>The "
      "bridge</h1>";
  for (int day = 1; day <= 5; ++day) {
    out += "<p>The council met on day " + std::to_string(day) +
           " to talk about the old bridge, which has been closed since the flood, and nobody spoke against "
           "the plan "
           "to repair it. See <a href=/plan>the plan</a>.</p>";
  }
  return out + "</article></body></html>";
}

Article extract(std::string_view bytes, const pith_options* options, Failure& failure) {
  pith_error* error = nullptr;
  Article article(
      pith_extract(bytes.data(), bytes.size(), "https://host.example/a", nullptr, options, &error));
  failure.reset(error);
  return article;
}

std::string rendered(const Article& article, int format, unsigned flags = 0) {
  std::size_t size = 0;
  const String text(pith_article_render(article.get(), format, flags, &size));
  return text ? std::string(text.get(), size) : "nothing";
}

TEST(CInterface, AClientInCGetsTheArticle) {
  const std::string bytes = page();
  std::array<char, 100> title{};
  std::array<char, 4000> text{};
  EXPECT_EQ(c_client_cleans(bytes.data(), bytes.size(), title.data(), title.size(), text.data(), text.size()),
            0);
  EXPECT_STREQ(title.data(), "The bridge");
  EXPECT_EQ(std::string(text.data()).find("The council met on day 1"), 0U) << text.data();
}

TEST(CInterface, EveryFormIsThatOfTheCppInterface) {
  const std::string bytes = page();
  const pith::Result<pith::Article> plain = pith::extract({.bytes = bytes, .url = "https://host.example/a"});
  ASSERT_TRUE(plain);
  Failure failure;
  const Article article = extract(bytes, nullptr, failure);
  ASSERT_TRUE(article);
  EXPECT_FALSE(failure);
  EXPECT_EQ(rendered(article, PITH_FORMAT_BODY), pith::body_text(*plain));
  EXPECT_EQ(rendered(article, PITH_FORMAT_TEXT), pith::to_text(*plain));
  EXPECT_EQ(rendered(article, PITH_FORMAT_MARKDOWN), pith::to_markdown(*plain));
  EXPECT_EQ(rendered(article, PITH_FORMAT_JSON), pith::to_json(*plain));
  EXPECT_EQ(rendered(article, PITH_FORMAT_HTML), pith::to_html(*plain));
  EXPECT_EQ(rendered(article, PITH_FORMAT_XML), pith::to_xml(*plain));
  EXPECT_EQ(rendered(article, PITH_FORMAT_TEXT, PITH_RENDER_NO_METADATA),
            pith::to_text(*plain, {.metadata = false}));
  EXPECT_EQ(rendered(article, PITH_FORMAT_MARKDOWN, PITH_RENDER_NO_LINKS),
            pith::to_markdown(*plain, {.links = false}));
  EXPECT_EQ(rendered(article, PITH_FORMAT_JSON, PITH_RENDER_PROVENANCE),
            pith::to_json(*plain, {.provenance = true}));
  EXPECT_EQ(rendered(article, 17), "nothing");
  EXPECT_EQ(pith_article_outcome(article.get()), PITH_OUTCOME_ARTICLE);
  EXPECT_EQ(pith_article_confidence(article.get()), plain->confidence);
}

TEST(CInterface, MetadataHasTheKeysAndValuesOfTheJson) {
  pith::Article article;
  pith::Metadata& meta = article.meta;
  meta.title = "t";
  meta.authors = {{"Ann", ""}, {"Bob", "https://host.example/bob"}};
  meta.date = meta.date_modified = "2024-05-06";
  meta.datetime = meta.datetime_modified = "2024-05-06T07:08:09Z";
  meta.url = meta.image = "https://host.example/";
  meta.site = meta.publisher = meta.description = meta.section = meta.license = meta.source = meta.place =
      "s";
  meta.language = "en";
  meta.declared_language = "de";
  meta.categories = {"c", "d"};
  meta.tags = {"e"};
  meta.page_type = "article";
  meta.accessible_for_free = false;
  meta.comment_count = 0;
  meta.word_count = 1234;
  meta.reading_minutes = 6.2F;
  meta.simhash = 0x0123456789ABCDEF;
  meta.sha256 = std::string(64, 'f');
  nlohmann::json expected = nlohmann::json::parse(pith::to_json(article));
  for (const char* key : {"text", "outcome", "confidence"}) expected.erase(key);

  nlohmann::json got = nlohmann::json::object();
  for (const pith::capi::Field& field : pith::capi::fields(meta)) {
    const nlohmann::json& value = expected[std::string(field.key)];
    if (value.is_array()) {
      got[std::string(field.key)] = field.values;
    } else {
      ASSERT_EQ(field.values.size(), 1U) << field.key;
      got[std::string(field.key)] =
          value.is_string() ? nlohmann::json(field.values[0]) : nlohmann::json::parse(field.values[0]);
    }
  }
  EXPECT_EQ(got, expected);
  EXPECT_TRUE(pith::capi::fields(pith::Metadata()).empty());
}

// A program that speaks German writes "6,2" where it does not take care.
class InGermany : public pith::InFolder {
 protected:
  InGermany() {
    const std::string make = "localedef -i de_DE -f UTF-8 " + path("de_DE.UTF-8");
    made_ = std::system(make.c_str()) == 0;  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
    setenv("LOCPATH", folder_.c_str(), 1);   // NOLINT(concurrency-mt-unsafe)
    std::setlocale(LC_ALL, "de_DE.UTF-8");   // NOLINT(concurrency-mt-unsafe)
  }
  ~InGermany() override {
    std::setlocale(LC_ALL, "C");  // NOLINT(concurrency-mt-unsafe)
    unsetenv("LOCPATH");          // NOLINT(concurrency-mt-unsafe)
  }
  bool made_ = false;
};

TEST_F(InGermany, NumbersAreThoseOfTheJson) {
  ASSERT_TRUE(made_) << "needs Debian's package locales";
  ASSERT_STREQ(std::localeconv()->decimal_point, ",");  // NOLINT(concurrency-mt-unsafe)
  pith::Article article;
  article.meta.reading_minutes = 6.2F;
  article.meta.word_count = 1234;
  for (const pith::capi::Field& field : pith::capi::fields(article.meta)) {
    const std::string expected = '"' + std::string(field.key) + "\":" + field.values.at(0);
    EXPECT_NE(pith::to_json(article).find(expected), std::string::npos) << expected;
  }
}

TEST(CInterface, UnknownKeysAndIndicesAreAbsent) {
  Failure failure;
  const Article article = extract(page(), nullptr, failure);
  ASSERT_TRUE(article);
  EXPECT_EQ(pith_article_metadata_count(article.get(), "title"), 1U);
  EXPECT_EQ(pith_article_metadata_count(article.get(), "no such key"), 0U);
  EXPECT_EQ(pith_article_metadata(article.get(), "title", 1), nullptr);
  EXPECT_EQ(pith_article_metadata(article.get(), nullptr, 0), nullptr);
}

TEST(CInterface, FailuresSayWhatAndWhy) {
  pith_options options;
  pith_options_init(&options);
  options.max_bytes = 10;
  Failure failure;
  EXPECT_FALSE(extract(page(), &options, failure));
  ASSERT_TRUE(failure);
  EXPECT_EQ(pith_error_get_code(failure.get()), PITH_ERROR_LIMIT);
  EXPECT_STRNE(pith_error_message(failure.get()), "");

  const std::string image = std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + std::string(1000, '\0');
  EXPECT_FALSE(extract(image, nullptr, failure));
  EXPECT_EQ(pith_error_get_code(failure.get()), PITH_ERROR_NOT_TEXT);
  EXPECT_EQ(pith_extract(image.data(), image.size(), nullptr, nullptr, nullptr, nullptr), nullptr)
      << "and no error";
}

TEST(CInterface, WrongArgumentsAreRefused) {
  pith_options options;
  Failure failure;
  pith_options_init(&options);
  options.model = "no model";
  options.model_size = 8;
  EXPECT_FALSE(extract(page(), &options, failure));
  EXPECT_EQ(pith_error_get_code(failure.get()), PITH_ERROR_USAGE);
  pith_options_init(&options);
  options.focus = 9;
  EXPECT_FALSE(extract(page(), &options, failure));
  pith_options_init(&options);
  options.form = 9;
  EXPECT_FALSE(extract(page(), &options, failure));
  std::memset(&options, 0, sizeof options);
  EXPECT_FALSE(extract(page(), &options, failure));
  EXPECT_NE(std::string(pith_error_message(failure.get())).find("pith_options_init"), std::string::npos);
  pith_error* error = nullptr;
  EXPECT_EQ(pith_extract(nullptr, 5, nullptr, nullptr, nullptr, &error), nullptr);
  failure.reset(error);
  EXPECT_EQ(pith_error_get_code(failure.get()), PITH_ERROR_USAGE);
}

TEST(CInterface, OptionsOfAnOlderHeaderKeepTheirMeaning) {
  // As if the struct had ended after `form`: what lies behind belongs to somebody else.
  pith_options options;
  std::memset(&options, 0x7F, sizeof options);
  pith_options_init_sized(&options, offsetof(pith_options, captions));
  EXPECT_EQ(options.captions, 0x7F7F7F7F);
  EXPECT_EQ(options.max_depth, 0x7F7F7F7FU);
  Failure failure;
  const Article article = extract(page(), &options, failure);
  EXPECT_TRUE(article);
}

TEST(CInterface, ThreadsDoNotDisturbEachOther) {
  const std::string bytes = page();
  Failure failure;
  const Article shared = extract(bytes, nullptr, failure);
  const std::string expected = rendered(shared, PITH_FORMAT_JSON);
  std::vector<int> same(4, 0);
  {
    std::vector<std::jthread> threads;
    threads.reserve(same.size());
    for (int& count : same) {
      threads.emplace_back([&] {
        for (int round = 0; round < 5; ++round) {
          Failure own;
          const Article article = extract(bytes, nullptr, own);
          if (rendered(article, PITH_FORMAT_JSON) == expected &&
              rendered(shared, PITH_FORMAT_JSON) == expected)
            ++count;
        }
      });
    }
  }
  EXPECT_EQ(same, std::vector<int>(4, 5));
}

TEST(CInterface, NothingIsFreedForNothing) {
  pith_article_free(nullptr);
  pith_error_free(nullptr);
  pith_string_free(nullptr);
  EXPECT_STREQ(pith_version(), "0.1.0");
}

}  // namespace
