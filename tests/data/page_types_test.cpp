#include "data/page_types.hpp"

#include <array>

#include <gtest/gtest.h>

namespace pith::data {
namespace {

TEST(PageTypes, HaveTheNamesOfTheirEnumerators) {
  using enum PageType;
  constexpr std::array types = {unknown, article,       forum,   product, collection,
                                listing, documentation, service, none};
  constexpr std::array<std::string_view, 9> names = {
      "", "article", "forum", "product", "collection", "listing", "documentation", "service", "none"};
  for (std::size_t i = 0; i < types.size(); ++i) EXPECT_EQ(to_string(types[i]), names[i]);
}

TEST(PageTypes, CardsLendThePageNothing) {
  for (const PageType type : {PageType::product, PageType::collection, PageType::listing}) {
    EXPECT_EQ(traits(type).layout, PageLayout::cards) << to_string(type);
    EXPECT_FALSE(traits(type).title_apart || traits(type).caption_classes) << to_string(type);
  }
}

TEST(PageTypes, AnUnknownOneCountsAsAnArticle) {
  const PageTraits& unknown = traits(PageType::unknown);
  const PageTraits& article = traits(PageType::article);
  EXPECT_EQ(unknown.layout, article.layout);
  EXPECT_TRUE(unknown.article_like && article.article_like);
  EXPECT_TRUE(unknown.title_apart && article.title_apart);
  EXPECT_EQ(&traits(static_cast<PageType>(200)), &unknown);
}

}  // namespace
}  // namespace pith::data
