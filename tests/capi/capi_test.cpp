#include "pith/extract.hpp"
#include "pith/fields.hpp"
#include "pith/pith.h"
#include "pith/render.hpp"

#include "capi/c_client.h"
#include "capi/handles.hpp"
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
  int links = 0;
  EXPECT_EQ(c_client_cleans(bytes.data(), bytes.size(), title.data(), title.size(), text.data(), text.size(),
                            &links),
            0);
  EXPECT_EQ(links, 5);
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
  meta.page_type = pith::PageType::article;
  meta.accessible_for_free = false;
  meta.comment_count = 0;
  meta.word_count = 1234;
  meta.reading_minutes = 6.2F;
  meta.simhash = 0x0123456789ABCDEF;
  meta.sha256 = std::string(64, 'f');
  nlohmann::json expected = nlohmann::json::parse(pith::to_json(article));
  for (const char* key : {"text", "outcome", "confidence"}) expected.erase(key);

  const pith_article made(article);
  nlohmann::json got = nlohmann::json::object();
  for (std::size_t i = 0; i < pith_metadata_key_count(); ++i) {
    const std::string key = pith_metadata_key(i);
    std::vector<std::string> values;
    for (std::size_t k = 0; k < pith_article_metadata_count(&made, key.c_str()); ++k)
      values.emplace_back(pith_article_metadata(&made, key.c_str(), k));
    const nlohmann::json& value = expected[key];
    if (value.is_array()) {
      got[key] = values;
    } else {
      ASSERT_EQ(values.size(), 1U) << key;
      got[key] = value.is_string() ? nlohmann::json(values[0]) : nlohmann::json::parse(values[0]);
    }
  }
  EXPECT_EQ(got, expected) << "each field that is known is in both";
  EXPECT_EQ(pith_metadata_key(pith_metadata_key_count()), nullptr);
  EXPECT_TRUE(pith_article(pith::Article()).fields.empty());
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
  const pith_article made(article);
  EXPECT_STREQ(pith_article_metadata(&made, "reading_minutes", 0), "6.2");
  EXPECT_NE(pith::to_json(article).find(R"("reading_minutes":6.2)"), std::string::npos);
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

TEST(CInterface, ContentIsThatOfTheArticle) {
  pith::Article of;
  of.text = "H2Otwo";
  of.targets = "https://host.example/cpp";
  of.blocks = {{.kind = pith::BlockKind::list_item,
                .level = 2,
                .quote = 1,
                .header = true,
                .task = pith::Task::done,
                .numbering = 'a',
                .ordinal = 3,
                .group = 4,
                .item = 5,
                .container = 1,
                .text = {0, 3},
                .language = {21, 24},
                .score = 0.5F},
               {.kind = pith::BlockKind::rule, .text = {}}};
  of.marks = {{.kind = pith::MarkKind::inserted, .text = {1, 2}, .target = {0, 21}, .item = 6}};
  of.pictures = {{.url = "https://host.example/p", .alt = "a", .caption = "c", .width = 7, .height = 8}};
  of.embeds = {{.url = "https://host.example/v", .title = "film"}};
  of.comments = {{.author = "Ann", .date = "2024-05-06", .depth = 2}};
  of.containers = {{.kind = pith::ContainerKind::post,
                    .parent = 9,
                    .label = "l",
                    .title = "t",
                    .author = "w",
                    .date = "d",
                    .url = "u"}};
  of.meta.provenance = {{.field = "title", .source = "h1", .confidence = 0.75F}};
  const pith_article made(of);
  const pith_article* article = &made;

  std::size_t size = 0;
  EXPECT_STREQ(pith_article_text(article, &size), "H2Otwo");
  EXPECT_EQ(size, of.text.size());
  EXPECT_STREQ(pith_article_targets(article, nullptr), of.targets.c_str());
  ASSERT_EQ(pith_article_block_count(article), 2U);
  const pith_block& block = *pith_article_block(article, 0);
  EXPECT_EQ(block.kind, PITH_BLOCK_LIST_ITEM);
  EXPECT_EQ((std::array{block.level, block.quote, block.header, block.task}), (std::array{2, 1, 1, 2}));
  EXPECT_EQ((std::array{block.ordinal, block.group, block.item, block.container}),
            (std::array<std::uint32_t, 4>{3, 4, 5, 1}));
  EXPECT_EQ(block.numbering, 'a');
  EXPECT_EQ((std::array{block.text.begin, block.text.end, block.language.begin, block.language.end}),
            (std::array<std::uint32_t, 4>{0, 3, 21, 24}));
  EXPECT_EQ(block.score, 0.5F);
  EXPECT_EQ(pith_article_block(article, 1)->kind, PITH_BLOCK_RULE);
  EXPECT_EQ(pith_article_block(article, 2), nullptr);
  ASSERT_EQ(pith_article_mark_count(article), 1U);
  const pith_mark& mark = *pith_article_mark(article, 0);
  EXPECT_EQ(mark.kind, PITH_MARK_INSERTED);
  EXPECT_EQ((std::array{mark.text.begin, mark.text.end, mark.target.begin, mark.target.end, mark.item}),
            (std::array<std::uint32_t, 5>{1, 2, 0, 21, 6}));
  EXPECT_EQ(pith_article_mark(article, 1), nullptr);
  ASSERT_EQ(pith_article_picture_count(article), 1U);
  const pith_picture& picture = *pith_article_picture(article, 0);
  EXPECT_EQ(std::string(picture.url) + picture.alt + picture.caption, "https://host.example/pac");
  EXPECT_EQ(picture.width * 10 + picture.height, 78U);
  EXPECT_EQ(pith_article_picture(article, 1), nullptr);
  ASSERT_EQ(pith_article_embed_count(article), 1U);
  EXPECT_STREQ(pith_article_embed(article, 0)->title, "film");
  EXPECT_STREQ(pith_article_embed(article, 0)->url, "https://host.example/v");
  ASSERT_EQ(pith_article_comment_count(article), 1U);
  EXPECT_STREQ(pith_article_comment(article, 0)->author, "Ann");
  EXPECT_STREQ(pith_article_comment(article, 0)->date, "2024-05-06");
  EXPECT_EQ(pith_article_comment(article, 0)->depth, 2U);
  ASSERT_EQ(pith_article_container_count(article), 1U);
  const pith_container& box = *pith_article_container(article, 0);
  EXPECT_EQ(box.kind, PITH_CONTAINER_POST);
  EXPECT_EQ(box.parent, 9U);
  EXPECT_EQ(std::string(box.label) + box.title + box.author + box.date + box.url, "ltwdu");
  ASSERT_EQ(pith_article_provenance_count(article), 1U);
  EXPECT_STREQ(pith_article_provenance(article, 0)->field, "title");
  EXPECT_STREQ(pith_article_provenance(article, 0)->source, "h1");
  EXPECT_EQ(pith_article_provenance(article, 0)->confidence, 0.75F);
  EXPECT_EQ(pith_article_provenance(article, 1), nullptr);
}

TEST(CInterface, SelectorsDropAndKeepElements) {
  pith_options options;
  pith_options_init(&options);
  Failure failure;
  const auto text = [&] { return rendered(extract(page(), &options, failure), PITH_FORMAT_BODY); };
  EXPECT_NE(text().find("on day 1"), std::string::npos);
  options.drop = "p";
  EXPECT_EQ(text().find("on day 1"), std::string::npos);
  options.keep = "p";  // the innermost element decides, and among selectors of one the later kind
  options.drop = "article";
  EXPECT_NE(text().find("on day 1"), std::string::npos);
  options.drop = nullptr;
  options.rules = "[*]\ndrop = p\n";
  options.keep = nullptr;
  EXPECT_EQ(text().find("on day 1"), std::string::npos);
  options.rules = nullptr;
  options.drop = "p:(";
  EXPECT_FALSE(extract(page(), &options, failure));
  EXPECT_EQ(pith_error_get_code(failure.get()), PITH_ERROR_USAGE);
}

TEST(CInterface, AnExtractorReadsManyPages) {
  pith_error* error = nullptr;
  pith_options options;
  pith_options_init(&options);
  options.max_bytes = 2000;
  pith_extractor* extractor = pith_extractor_create(&options, &error);
  ASSERT_NE(extractor, nullptr);
  EXPECT_EQ(error, nullptr);
  const std::string bytes = page();
  ASSERT_LT(bytes.size(), 2000U);
  const auto read = [&](const std::string& one) {
    return Article(
        pith_extractor_extract(extractor, one.data(), one.size(), "https://host.example/a", nullptr, &error));
  };
  Failure failure;
  const std::string expected = rendered(extract(bytes, nullptr, failure), PITH_FORMAT_JSON);
  EXPECT_EQ(rendered(read(bytes), PITH_FORMAT_JSON), expected);
  EXPECT_EQ(read(bytes + std::string(2000, ' ')), nullptr);
  failure.reset(error);
  EXPECT_EQ(pith_error_get_code(error), PITH_ERROR_LIMIT);
  EXPECT_EQ(pith_error_get_limit(error), PITH_LIMIT_BYTES);
  EXPECT_EQ(pith_error_get_limit_value(error), 2000U);
  EXPECT_EQ(rendered(read(bytes), PITH_FORMAT_JSON), expected) << "a failure leaves nothing behind";
  EXPECT_EQ(error, nullptr);
  pith_extractor_free(extractor);

  options.model = "no model";
  options.model_size = 8;
  EXPECT_EQ(pith_extractor_create(&options, &error), nullptr);
  failure.reset(error);
  EXPECT_EQ(pith_error_get_code(error), PITH_ERROR_USAGE);
  EXPECT_EQ(pith_error_get_limit(error), PITH_LIMIT_NONE);
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
  pith_extractor_free(nullptr);
  pith_error_free(nullptr);
  pith_string_free(nullptr);
  EXPECT_STREQ(pith_version(), "0.1.0");
}

}  // namespace
