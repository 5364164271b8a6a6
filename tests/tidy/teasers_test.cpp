#include "tidy/article_maker.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

constexpr std::string_view headline = "Old ferry finds a second harbour";
constexpr std::string_view its_address = "https://example.org/news/old-ferry-finds-second-harbour-4711";

/// How many blocks are left of four paragraphs with one between them: a label, then a link.
std::size_t left_with(std::string_view label, std::string_view target, std::string_view text = headline) {
  ArticleMaker maker;
  maker.article.meta.url = "https://example.org/news/new-bridge";
  maker.opening().link(std::string(label) + std::string(text), target).closing();
  Range& link = maker.article.marks.back().text;
  link.begin += static_cast<std::uint32_t>(label.size());
  return tidied(maker.article).size();
}

TEST(Teaser, GoesByALabelThatNoListKnows) {
  for (const std::string_view label :
       {"GOOD READ: ", "Aus dem Nähkästchen: ", "ICI AUSSI | ", "Un consiglio – ", ">> ", "» ", "▶ "}) {
    EXPECT_EQ(left_with(label, its_address), 4U) << label;
  }
}

TEST(Teaser, ABareHeadlineBetweenParagraphsGoes) {
  EXPECT_EQ(left_with("", its_address), 4U);
  // Above the paragraph that it heads it comes again after that.
  ArticleMaker maker;
  maker.article.meta.url = "https://example.org/news/new-bridge";
  maker.opening()
      .link(headline, its_address)
      .add(third_paragraph)
      .link("Young ferry loses its first harbour", "https://example.org/news/young-ferry-loses-first-harbour")
      .add(fourth_paragraph);
  EXPECT_EQ(tidied(maker.article).size(), 6U);
}

TEST(Teaser, WhatLeadsElsewhereStays) {
  EXPECT_EQ(left_with("Website: ", "https://ferry.example/old-ferry-finds-second-harbour"), 5U);
  EXPECT_EQ(left_with("Website: ", "https://example.org/2024/0815.html"), 5U);
  EXPECT_EQ(left_with("– ", its_address), 5U);  // an item of a list
  EXPECT_EQ(left_with("The harbour master, who has read it twice, recommends ", its_address), 5U);
  EXPECT_EQ(left_with("", its_address, "Old ferry finds a second harbour."), 5U);
}

}  // namespace
}  // namespace pith::tidy
