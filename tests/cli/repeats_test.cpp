#include "cli/repeats.hpp"

#include "cli/folder_fixture.hpp"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

class RepeatsTest : public InFolder {
 protected:
  // Words as often as language has them: the n-th most frequent one every n-th time.
  std::vector<std::string> words(std::size_t count) {
    std::vector<std::string> out;
    while (out.size() < count) out.push_back(word());
    return out;
  }
  std::string word() {
    std::uniform_real_distribution<> logarithm(0, 9);
    return "w" + std::to_string(static_cast<int>(std::exp(logarithm(random_))));
  }
  // As many of them as asked are others.
  std::vector<std::string> changed(std::vector<std::string> words, double share) {
    const auto count = static_cast<std::size_t>(share * static_cast<double>(words.size()));
    for (std::size_t i = 0; i < count; ++i)
      words[random_() % words.size()] = "x" + std::to_string(random_() % 100'000);
    return words;
  }
  static std::string join(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += word + ' ';
    return out;
  }

  std::mt19937 random_{1};
};

TEST_F(RepeatsTest, ASketchComesBackFromItsBytes) {
  const Sketch sketch = sketch_of("The bridge, the river and the bridge.");
  const auto again = sketch_from(sketch.text());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->simhash, sketch.simhash);
  EXPECT_EQ(again->words, sketch.words);
  EXPECT_EQ(again->first_runs, sketch.first_runs);
  EXPECT_EQ(again->words.size(), 7U);
  EXPECT_TRUE(again->whole);
  EXPECT_FALSE(sketch_from("short"));
  EXPECT_EQ(sketch_of("THE bridge: the River and THE bridge").words, sketch.words);
}

TEST_F(RepeatsTest, DifferenceIsAShareOfWords) {
  EXPECT_EQ(difference(sketch_of("a b c d"), sketch_of("a b c d")), 0);
  EXPECT_DOUBLE_EQ(difference(sketch_of("a b c d"), sketch_of("a b c x")), 0.25);
  EXPECT_DOUBLE_EQ(difference(sketch_of("a a a a"), sketch_of("a a")), 0.5);
  const std::vector<std::string> text = words(5000);
  EXPECT_NEAR(difference(sketch_of(join(text)), sketch_of(join(changed(text, 0.1)))), 0.1, 0.04);
}

TEST_F(RepeatsTest, NearCopiesAreFoundAndOthersAreNot) {
  Repeats repeats("");
  int found = 0;
  int wrong = 0;
  constexpr int texts = 400;
  for (int number = 0; number < texts; ++number) {
    const std::string id = std::to_string(number);
    const std::vector<std::string> text = words(100 + random_() % 900);
    EXPECT_FALSE((*repeats.take(id, sketch_of(join(text)))).has_value());
    const auto near = repeats.take("near " + id, sketch_of(join(changed(text, 0.01))));
    if (near->has_value() && **near == id) ++found;
    for (const double share : {0.13, 0.2, 0.5})
      if (repeats.take("far " + id, sketch_of(join(changed(text, share))))->has_value()) ++wrong;
  }
  EXPECT_GE(found, texts * 97 / 100);
  EXPECT_EQ(wrong, 0);
}

TEST_F(RepeatsTest, TextsOfOneLanguageHaveFewRunsInCommon) {
  constexpr int texts = 300;
  std::vector<Sketch> sketches;
  sketches.reserve(texts);
  for (int number = 0; number < texts; ++number) sketches.push_back(sketch_of(join(words(500))));
  int common = 0;
  for (std::size_t a = 0; a < sketches.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b)
      common += sketches[a].first_runs.at(0) == sketches[b].first_runs.at(0) ? 1 : 0;
  }
  EXPECT_LT(common, texts / 3);  // of 44,850 pairs; whatever the texts say, one in 65,536 is by chance
}

TEST_F(RepeatsTest, CharactersOfScriptsWithoutSpacesAreWords) {
  const std::string begin = "桥在洪水之后关闭了，没有人知道谁来支付修理的费用。";
  EXPECT_EQ(sketch_of("桥 a 桥b").words.size(), 4U);
  EXPECT_NEAR(difference(sketch_of(begin + "旧桥"), sketch_of("新" + begin + "旧桥")), 1.0 / 26, 0.001);
}

TEST_F(RepeatsTest, TakesAtMostFortyBytesAPage) {
  Repeats repeats(path("sketches"));
  EXPECT_EQ(repeats.memory(), 0U);  // who does not ask for repeats pays nothing
  const auto take = [&](std::uint32_t number) {
    Sketch sketch;
    sketch.simhash = (std::uint64_t{random_()} << 32U) | random_();
    sketch.words = {number};
    EXPECT_FALSE(repeats.take("x", sketch)->has_value());
  };
  take(0);
  const std::size_t before = repeats.memory();
  EXPECT_LE(before, 1'100'000U);  // ten bytes for each of 100,000 pages
  for (std::uint32_t number = 1; number <= 1000; ++number) take(number);
  EXPECT_LE(repeats.memory() - before, 29'000U);
}

TEST_F(RepeatsTest, AnEarlierRunIsTakenUp) {
  const Sketch sketch = sketch_of("a b c d e f g h i j");
  std::uint64_t first = 0;
  {
    Repeats repeats(path("sketches"));
    EXPECT_FALSE(repeats.take("one", sketch)->has_value());
    first = repeats.size();
    EXPECT_FALSE(repeats.take("two", sketch_of("quite another text, of other words"))->has_value());
  }
  Repeats repeats(path("sketches"));
  ASSERT_TRUE(repeats.resume(first));
  EXPECT_EQ(std::filesystem::file_size(path("sketches")), first);
  EXPECT_EQ(**repeats.take("three", sketch), "one");
  EXPECT_FALSE(repeats.take("four", sketch_of("quite another text, of other words"))->has_value());
  EXPECT_FALSE(Repeats(path("sketches")).resume(first + 1000));
  repeats.discard();
  EXPECT_FALSE(std::filesystem::exists(path("sketches")));
}

}  // namespace
}  // namespace pith::cli
