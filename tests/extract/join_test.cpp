#include "pith/join.hpp"

#include "meta/fingerprint.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

Article article(const std::vector<std::pair<BlockKind, std::string>>& blocks) {
  Article out;
  out.outcome = Outcome::article;
  out.confidence = 0.5F;
  out.meta.title = "The Bridge";
  for (const auto& [kind, words] : blocks) {
    Block block;
    block.kind = kind;
    block.group = kind == BlockKind::list_item ? 1 : 0;
    block.text.begin = static_cast<std::uint32_t>(out.text.size());
    out.text += words;
    block.text.end = static_cast<std::uint32_t>(out.text.size());
    out.blocks.push_back(block);
  }
  return out;
}

void link(Article& page, std::size_t block, std::string_view target) {
  Mark mark;
  mark.text = page.blocks[block].text;
  mark.target = {static_cast<std::uint32_t>(page.targets.size()),
                 static_cast<std::uint32_t>(page.targets.size() + target.size())};
  page.targets += target;
  page.marks.push_back(mark);
}

std::vector<std::string> words(const Article& page) {
  std::vector<std::string> out;
  for (const Block& block : page.blocks) out.emplace_back(page.words(block));
  return out;
}

using Words = std::vector<std::string>;

TEST(Join, PartsFollowEachOtherWithoutRepeats) {
  const std::vector<Article> parts = {article({{BlockKind::heading, "The Bridge"},
                                               {BlockKind::paragraph, "One."},
                                               {BlockKind::paragraph, "About us."}}),
                                      article({{BlockKind::heading, "The bridge!"},
                                               {BlockKind::paragraph, "Two."},
                                               {BlockKind::paragraph, "About us."}}),
                                      article({{BlockKind::paragraph, "Three."}})};
  const Article whole = join(parts);
  EXPECT_EQ(words(whole), (Words{"The Bridge", "One.", "About us.", "Two.", "Three."}));
  EXPECT_EQ(whole.text, "The BridgeOne.About us.Two.Three.");
  EXPECT_GT(whole.meta.word_count, 4U);
  EXPECT_EQ(whole.meta.sha256, meta::sha256(whole.text));
}

TEST(Join, HeadlineOfTheMetadataIsARepeatToo) {
  const std::vector<Article> parts = {
      article({{BlockKind::paragraph, "One."}}),
      article({{BlockKind::heading, "The Bridge"}, {BlockKind::paragraph, "Two."}})};
  EXPECT_EQ(words(join(parts)), (Words{"One.", "Two."}));
}

TEST(Join, ItemsMayComeAgainInAGroupOfTheirOwn) {
  const std::vector<Article> parts = {article({{BlockKind::list_item, "Salt"}}),
                                      article({{BlockKind::list_item, "Salt"}})};
  const Article whole = join(parts);
  EXPECT_EQ(words(whole), (Words{"Salt", "Salt"}));
  EXPECT_NE(whole.blocks[0].group, whole.blocks[1].group);
}

TEST(Join, LinksLeadFromAndToTheSamePlaces) {
  std::vector<Article> parts = {article({{BlockKind::paragraph, "One."}}),
                                article({{BlockKind::paragraph, "One."}, {BlockKind::paragraph, "Two."}})};
  link(parts[0], 0, "https://h.example/1");
  link(parts[1], 0, "https://h.example/again");
  link(parts[1], 1, "https://h.example/2");
  const Article whole = join(parts);
  ASSERT_EQ(whole.marks.size(), 2U) << "the mark of the repeated block went with it";
  EXPECT_EQ(whole.target(whole.marks[1]), "https://h.example/2");
  EXPECT_EQ(whole.text.substr(whole.marks[1].text.begin, whole.marks[1].text.size()), "Two.");
}

TEST(Join, CommentsOfAllPartsStandBehindTheWholeAndChangeNothingOfIt) {
  std::vector<Article> parts = {article({{BlockKind::list_item, "Salt"}, {BlockKind::paragraph, "One."}}),
                                article({{BlockKind::paragraph, "Two."}}),
                                article({{BlockKind::paragraph, "Three."}})};
  const Article without = join(parts);
  parts[0] = article({{BlockKind::list_item, "Salt"},
                      {BlockKind::paragraph, "One."},
                      {BlockKind::comment, "Three."},
                      {BlockKind::comment, "Why?"}});
  parts[1] =
      article({{BlockKind::paragraph, "Two."}, {BlockKind::comment, "Why?"}, {BlockKind::comment, "Two."}});
  for (Article& part : parts) {
    for (Block& block : part.blocks) block.group = block.kind == BlockKind::comment ? 1 : block.group;
  }
  link(parts[0], 3, "https://h.example/why");
  link(parts[1], 0, "https://h.example/2");
  const Article whole = join(parts);
  EXPECT_EQ(words(whole), (Words{"Salt", "One.", "Two.", "Three.", "Three.", "Why?", "Two."}));
  EXPECT_EQ(whole.meta.word_count, without.meta.word_count);
  EXPECT_EQ(whole.meta.simhash, without.meta.simhash);
  EXPECT_EQ(whole.meta.sha256, without.meta.sha256);
  EXPECT_EQ(whole.blocks[4].group, whole.blocks[5].group) << "both are of one part's comment";
  EXPECT_NE(whole.blocks[5].group, whole.blocks[6].group);
  ASSERT_EQ(whole.marks.size(), 2U);
  EXPECT_EQ(whole.target(whole.marks[0]), "https://h.example/2");
  EXPECT_EQ(whole.target(whole.marks[1]), "https://h.example/why");
  EXPECT_EQ(whole.text.substr(whole.marks[1].text.begin, whole.marks[1].text.size()), "Why?");
}

TEST(Join, OutcomeIsTheBestAndConfidenceTheMean) {
  std::vector<Article> parts = {article({{BlockKind::paragraph, "One."}}),
                                article({{BlockKind::paragraph, "Two."}})};
  parts[0].outcome = Outcome::thin;
  parts[1].confidence = 0.9F;
  const Article whole = join(parts);
  EXPECT_EQ(whole.outcome, Outcome::article);
  EXPECT_NEAR(whole.confidence, 0.7F, 1e-6);
}

TEST(Join, OneIsItselfAndNoneIsEmpty) {
  EXPECT_TRUE(join({}).blocks.empty());
  const std::vector<Article> one = {article({{BlockKind::paragraph, "One."}})};
  EXPECT_EQ(words(join(one)), Words{"One."});
}

}  // namespace
}  // namespace pith
