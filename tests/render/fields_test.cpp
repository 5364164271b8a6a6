#include "pith/fields.hpp"

#include "pith/render.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

std::vector<std::string> known(const Metadata& meta) {
  std::vector<std::string> out;
  for_each_field(meta, [&out](Field field, const FieldValue& value) {
    std::string line(to_string(field));
    for (std::size_t i = 0; i < value.size(); ++i) line.append(i == 0 ? "=" : ",").append(value[i]);
    out.push_back(line);
  });
  return out;
}

TEST(Fields, OfAnEmptyArticleAreNotKnown) { EXPECT_TRUE(known({}).empty()); }

TEST(Fields, AreGivenInTheirOrderWithAllTheirValues) {
  Metadata meta;
  meta.authors = {{"Ann", ""}, {"Bob", "https://host.example/bob"}};
  meta.title = "t";
  meta.tags = {"x", "y"};
  meta.page_type = PageType::forum;
  meta.accessible_for_free = false;
  meta.comment_count = 0;
  meta.reading_minutes = 6.25F;
  meta.simhash = 0xAB;
  EXPECT_EQ(known(meta),
            (std::vector<std::string>{"title=t", "author=Ann,Bob", "author_urls=,https://host.example/bob",
                                      "tags=x,y", "type=forum", "accessible_for_free=false",
                                      "comment_count=0", "reading_minutes=6.3", "simhash=00000000000000ab"}));
}

TEST(Fields, DerivedOnesAreKnownWhereTheySaySomething) {
  Metadata meta;
  meta.authors = {{"Ann", ""}};
  meta.language = meta.declared_language = "en";
  EXPECT_EQ(known(meta), (std::vector<std::string>{"author=Ann", "language=en"}));
  meta.declared_language = "de";
  EXPECT_TRUE(FieldValue(meta, Field::declared_language).known());
}

TEST(Fields, HaveTheKeysOfTheJsonInItsOrder) {
  Metadata meta;
  for (std::string* text : {&meta.url, &meta.title, &meta.date, &meta.site, &meta.language, &meta.sha256})
    *text = "x";
  Article article;
  article.meta = meta;
  const std::string json = to_json(article);
  std::size_t at = 0;
  for_each_field(meta, [&](Field field, const FieldValue&) {
    const std::size_t found = json.find('"' + std::string(to_string(field)) + "\":", at);
    ASSERT_NE(found, std::string::npos) << to_string(field);
    at = found;
  });
}

TEST(Fields, AChoiceOfThemKeepsItsOrder) {
  Metadata meta;
  meta.title = "t";
  meta.url = "u";
  std::string order;
  const std::vector<Field> chosen = {Field::title, Field::place, Field::url};
  for_each_field(meta, chosen, [&order](Field, const FieldValue& value) { order += value[0]; });
  EXPECT_EQ(order, "tu");
}

}  // namespace
}  // namespace pith
