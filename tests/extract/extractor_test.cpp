#include "pith/extract.hpp"
#include "pith/render.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pith {
namespace {

const std::string page =
    "<article><h1>Ferry returns</h1><p>The ferry left the harbour at dawn with forty people, "
    "and it did not come back until the following spring.</p></article>";

TEST(Extractor, IsNotMadeWithAModelThatCannotBeRead) {
  const Result<Extractor> made = Extractor::create({.model = "no model"});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::usage);
  const auto article = extract({.bytes = page}, {.model = "no model"});
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().message, made.error().message);
}

TEST(Extractor, ReadsAsExtractDoesAlsoAfterAFailureAndAMove) {
  Result<Extractor> made = Extractor::create();
  ASSERT_TRUE(made);
  EXPECT_FALSE(made->extract({.bytes = "\x89PNG\r\n\x1a\n and more"}));
  Extractor extractor = *std::move(made);
  for (int i = 0; i < 2; ++i) {
    const auto article = extractor.extract({.bytes = page});
    ASSERT_TRUE(article);
    EXPECT_EQ(to_json(*article), to_json(*extract({.bytes = page})));
  }
}

TEST(Extractor, TakesTheAddressThatThePageNamesWhereNoneIsGiven) {
  const std::string linked =
      "<head><link rel=canonical href=https://a.example/news/ferry></head><body><article><h1>Ferry "
      "returns</h1><p>The ferry "
      "left the harbour at dawn with forty people, as <a href=/timetable>its timetable</a> says, and it did "
      "not come back "
      "until the following spring.</p></article></body>";
  const auto target = [](const Result<Article>& article) {
    return article && !article->marks.empty() ? std::string(article->target(article->marks[0]))
                                              : std::string();
  };
  EXPECT_EQ(target(extract({.bytes = linked})), "https://a.example/timetable");
  EXPECT_EQ(target(extract({.bytes = linked, .url = "https://b.example/"})), "https://b.example/timetable");
}

TEST(Result, OfNothingIsSuccessOrAnError) {
  EXPECT_TRUE(Result<void>());
  const Result<void> failed = Error{ErrorCode::limit, "too large", Limit::bytes, 10};
  ASSERT_FALSE(failed);
  EXPECT_EQ(to_string(failed.error().code), "limit");
  EXPECT_EQ(to_string(failed.error().limit), "bytes");
  EXPECT_EQ(failed.error().limit_value, 10U);
}

}  // namespace
}  // namespace pith
