// Categories, tags, site and image as pages show and declare them.
#include "meta/topics.hpp"

#include "meta/reading.hpp"

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

using Words = std::vector<std::string>;

TEST(Topics, AreTheLinksBesideTheText) {
  const Metadata meta = metadata_of(
      article_page("<title>Ferry returns</title>",
                   "<h1>Ferry returns</h1><p class=postmeta>Posted in <a href=/category/news/>News</a></p>",
                   "<p class=entry-tags>Tags: <a href=/x1>Ferries</a>, <a href=/x2>Ice</a></p>"));
  EXPECT_EQ(meta.categories, (Words{"News"}));
  EXPECT_EQ(meta.section, "News");
  EXPECT_EQ(meta.tags, (Words{"Ferries", "Ice"}));
}

TEST(Topics, OfRelTagAreCategoriesWhereTheyLeadToOnes) {
  const Metadata meta = metadata_of(article_page(
      "", "<h1>Ferry returns</h1>",
      "<footer>Filed under <a rel='category tag' href=/c/sea>Sea</a> <a rel=tag href=/category/ice/>Ice</a> "
      "<a rel=tag href=/t/hens>Hens</a></footer>"));
  EXPECT_EQ(meta.categories, (Words{"Sea", "Ice"}));
  EXPECT_EQ(meta.tags, (Words{"Hens"}));
}

TEST(Topics, AreNamedByClassesInManyShapes) {
  for (const std::string_view names :
       {"entry-categories", "post-category", "cat-links", "article_categories", "x cat-links y"})
    EXPECT_EQ(topic_of_class(names), Topic::category) << names;
  for (const std::string_view names :
       {"entry-tags", "post-tags", "tags-links", "tag-links", "article-keywords"})
    EXPECT_EQ(topic_of_class(names), Topic::tag) << names;
  for (const std::string_view names :
       {"", "tag-ferries", "category-news", "tags", "vintage", "entry-title", "catalog"})
    EXPECT_EQ(topic_of_class(names), Topic::none) << names;
}

TEST(Topics, LoseWhatAnnouncesThem) {
  EXPECT_EQ(without_announcement("Posted in News"), "News");
  EXPECT_EQ(without_announcement("Filed under: Sea"), "Sea");
  EXPECT_EQ(without_announcement("Kategorie: Meer"), "Meer");
  EXPECT_EQ(without_announcement("分類：海"), "海");
  EXPECT_EQ(without_announcement("Category"), "Category");
  EXPECT_EQ(without_announcement("Tagsüber"), "Tagsüber");
}

TEST(Topics, AreReadThroughBrokenReferences) {
  const Metadata meta = metadata_of(
      article_page("<meta name=keywords content='Ferry &quotVarnholm&quot, Ice'>", "<h1>Ferry returns</h1>"));
  EXPECT_EQ(meta.tags, (Words{"Ferry \"Varnholm\"", "Ice"}));
}

TEST(Site, IsThePublisherOfTheArticle) {
  EXPECT_EQ(metadata_of(article_page("<meta property=article:publisher content='Harbour Notes'>", "")).site,
            "Harbour Notes");
  EXPECT_EQ(metadata_of(
                article_page("<meta property=article:publisher content=https://social.example/harbour>", ""))
                .site,
            "");
}

TEST(Image, IsFoundWhereTheHeadNamesIt) {
  const auto image = [](std::string_view head) {
    return metadata_of(article_page(head, "<h1>Ferry returns</h1>"), "https://x.example/a/b").image;
  };
  EXPECT_EQ(image("<meta property=og:image content=/i/ferry.jpg>"), "https://x.example/i/ferry.jpg");
  EXPECT_EQ(image("<meta property=og:image content=//cdn.example/ferry.jpg>"),
            "https://cdn.example/ferry.jpg");
  EXPECT_EQ(image("<link rel=image_src href=/i/ferry.jpg>"), "https://x.example/i/ferry.jpg");
  EXPECT_EQ(image("<meta itemprop=image content=/i/ferry.jpg>"), "https://x.example/i/ferry.jpg");
  EXPECT_EQ(image("<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Ferry "
                  "returns\",\"image\":[{\"@type\":\"ImageObject\",\"url\":\"/i/ferry.jpg\"}]}</script>"),
            "https://x.example/i/ferry.jpg");
}

TEST(Topics, AreReadInLines) {
  EXPECT_EQ(filed_under("Posted in News, Harbour | 3 comments").categories, (Words{"News", "Harbour"}));
  EXPECT_EQ(filed_under("Posted in News by Jane Roe on 5 May").categories, (Words{"News"}));
  EXPECT_EQ(filed_under("Category: News").categories, (Words{"News"}));
  EXPECT_EQ(filed_under("Рубрика: Порт").categories, (Words{"Порт"}));
  EXPECT_EQ(filed_under("分类：港口").categories, (Words{"港口"}));
  const Filed both = filed_under("Posted in News Tagged ferries, ice");
  EXPECT_EQ(both.categories, (Words{"News"}));
  EXPECT_EQ(both.tags, (Words{"ferries", "ice"}));
  for (const std::string_view other :
       {"Topics covered: ferries", "Tags Apple", "The ferry was posted in May", ""}) {
    EXPECT_TRUE(filed_under(other).categories.empty()) << other;
    EXPECT_TRUE(filed_under(other).tags.empty()) << other;
  }
  const Metadata meta = metadata_of(article_page("", "<h1>Ferry returns</h1><p>Posted in Harbour</p>"));
  EXPECT_EQ(meta.categories, (Words{"Harbour"}));
  EXPECT_EQ(meta.section, "Harbour");
}

}  // namespace
}  // namespace pith::meta
