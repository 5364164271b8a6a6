#include "cli/spellings.hpp"

#include "cli/arguments.hpp"
#include "cli/command.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

using Words = std::vector<std::string>;

std::string error(const Words& words) {
  const Result<Arguments> arguments = parse_arguments(words);
  return arguments ? "" : arguments.error().message;
}

TEST(SpellingsTest, AreNoOptionsOfPith) {
  std::set<char> letters;
  for (const Option& option : options()) letters.insert(option.letter);
  for (const Spelling& spelling : spellings()) {
    EXPECT_EQ(find_option(spelling.name), nullptr) << spelling.name;
    if (spelling.letter != '\0') {
      EXPECT_EQ(letters.count(spelling.letter), 0U) << spelling.letter;
    }
    if (!spelling.option.empty()) {
      EXPECT_NE(find_option(spelling.option), nullptr) << spelling.option;
    }
  }
}

TEST(SpellingsTest, OptionsOfTrafilaturaAreUnderstood) {
  const Result<Arguments> one = parse_arguments({"-u", "http://host.example/", "--json", "--no-comments",
                                                 "--with-metadata", "--recall", "--no-tables"});
  ASSERT_TRUE(one);
  EXPECT_EQ(one->command, Command::clean);
  EXPECT_EQ(one->inputs, Words{"http://host.example/"});
  EXPECT_TRUE(one->has("json"));
  EXPECT_EQ(one->value("focus"), "recall");
  EXPECT_EQ(one->value("drop"), "table");
  EXPECT_FALSE(one->has("comments"));
  const Result<Arguments> many = parse_arguments(
      {"--input-dir", "pages", "--output-dir", "out", "--output-format=markdown", "--parallel=3"});
  ASSERT_TRUE(many) << many.error().message;
  EXPECT_EQ(many->command, Command::batch);
  EXPECT_EQ(many->inputs, Words{"pages"});
  EXPECT_EQ(many->value("output"), "out/");
  EXPECT_EQ(many->value("format"), "md");
  EXPECT_EQ(many->value("jobs"), "3");
}

TEST(SpellingsTest, OthersAreAnsweredWithPithsOwn) {
  EXPECT_NE(error({"--feed", "http://host.example/"}).find("pith urls"), std::string::npos);
  EXPECT_NE(error({"--sitemap=http://host.example/"}).find("pith urls"), std::string::npos);
  EXPECT_NE(error({"--backup-dir=x", "y"}).find("--cache"), std::string::npos);
}

TEST(SpellingsTest, WhatIsMistypedNamesItsNeighbour) {
  EXPECT_EQ(error({"--fromat=md"}), "unknown option '--fromat': did you mean '--format'?");
  EXPECT_EQ(error({"batch", "--per-hots=2"}), "unknown option '--per-hots': did you mean '--per-host'?");
  EXPECT_EQ(error({"--colour"}), "unknown option '--colour'");
  EXPECT_EQ(error({"--" + std::string(100'000, 'a')}).find("did you mean"), std::string::npos);
}

TEST(SpellingsTest, NeighboursAreNear) {
  const std::vector<std::string_view> words = {"format", "focus", "url", "drop"};
  EXPECT_EQ(neighbour("fomrat", words), "format");
  EXPECT_EQ(neighbour("formats", words), "format");
  EXPECT_EQ(neighbour("ulr", words), "url");
  EXPECT_EQ(neighbour("xyz", words), "");
  EXPECT_EQ(neighbour("", words), "");
}

class MistypedCommand : public WithCommand {};

TEST_F(MistypedCommand, IsToldFromAFile) {
  const Ending failed = run({"bacth", "pages"});
  EXPECT_EQ(failed.status, 2);
  EXPECT_EQ(failed.err, "pith: there is no file 'bacth': did you mean the command 'batch'?\n");
  write("bacth", page("The bridge"));
  EXPECT_EQ(run({"bacth"}).status, 0);
}

}  // namespace
}  // namespace pith::cli
