#include "extract/append.hpp"

#include "render/article_builder.hpp"

#include <gtest/gtest.h>

namespace pith {
namespace {

using render::ArticleBuilder;

Article sample() {
  ArticleBuilder builder;
  builder.article.pictures = {{"https://a.test/1.jpg", "", "", 0, 0}, {"https://a.test/2.jpg", "", "", 0, 0}};
  builder.article.embeds = {{"https://a.test/v", ""}};
  builder.article.comments = {{"Ann", "", 0}};
  builder.container(ContainerKind::details);
  builder.container(ContainerKind::callout, "note", 1);
  builder.paragraph("See it[1]");
  builder.mark(MarkKind::link, "See", "https://a.test/");
  builder.mark(MarkKind::footnote, "[1]");
  builder.article.marks.back().item = 1;
  builder.add(BlockKind::picture, "").item = 1;
  builder.add(BlockKind::embed, "").item = 0;
  builder.item("one", 1, 0, 4).container = 2;
  builder.add(BlockKind::footnote, "Note").item = 1;
  builder.add(BlockKind::comment, "Nice").item = 0;
  return builder.article;
}

TEST(Append, WhatBlocksNameGoesWithThem) {
  Article whole = sample();
  append(sample(), whole);
  ASSERT_EQ(whole.blocks.size(), 12U);
  EXPECT_EQ(whole.text, sample().text + sample().text);
  const Block* second = &whole.blocks[6];
  EXPECT_EQ(whole.words(second[0]), "See it[1]");
  EXPECT_EQ(whole.pictures.at(second[1].item).url, "https://a.test/2.jpg");
  EXPECT_EQ(whole.embeds.at(second[2].item).url, "https://a.test/v");
  EXPECT_EQ(second[2].item, 1U);
  EXPECT_NE(second[3].group, whole.blocks[3].group);
  ASSERT_EQ(second[3].container, 4U);
  EXPECT_EQ(whole.containers[3].kind, ContainerKind::callout);
  EXPECT_EQ(whole.containers[3].parent, 3U);
  EXPECT_EQ(second[4].item, 2U);
  EXPECT_EQ(whole.comments.at(second[5].item).author, "Ann");
  ASSERT_EQ(whole.marks.size(), 4U);
  EXPECT_EQ(whole.marks[2].text.begin, second[0].text.begin);
  EXPECT_EQ(whole.target(whole.marks[2]), "https://a.test/");
  EXPECT_EQ(whole.marks[3].item, 2U);
}

TEST(Append, BlocksThatAreLeftOutTakeTheirMarksWithThem) {
  const Article part = sample();
  Article whole;
  Appender appender(part, whole, 0);
  appender.add(3);
  EXPECT_EQ(whole.text, "one");
  EXPECT_TRUE(whole.marks.empty());
  EXPECT_TRUE(whole.pictures.empty());
  ASSERT_EQ(whole.containers.size(), 2U);
  EXPECT_EQ(whole.blocks[0].container, 2U);
}

}  // namespace
}  // namespace pith
