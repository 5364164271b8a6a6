#include "cli/arguments.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

using Words = std::vector<std::string>;

std::string error(const Words& words) {
  const Result<Arguments> arguments = parse_arguments(words);
  if (arguments) return "";
  EXPECT_EQ(arguments.error().code, ErrorCode::usage);
  return arguments.error().message;
}

TEST(ArgumentsTest, OptionsMayStandAnywhereAndInAnyForm) {
  const Result<Arguments> got =
      parse_arguments({"a", "-fjson", "--url", "http://x/", "b", "--focus=recall", "-o", "-"});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->command, Command::clean);
  EXPECT_EQ(got->inputs, (Words{"a", "b"}));
  EXPECT_EQ(got->value("format"), "json");
  EXPECT_EQ(got->value("url"), "http://x/");
  EXPECT_EQ(got->value("focus"), "recall");
  EXPECT_EQ(got->value("output"), "-");
  EXPECT_FALSE(got->has("captions"));
}

TEST(ArgumentsTest, TheFirstInputMayNameTheCommand) {
  const Result<Arguments> got = parse_arguments({"--focus", "recall", "batch", "-j2", "batch"});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->command, Command::batch);
  EXPECT_EQ(got->inputs, Words{"batch"});
  EXPECT_EQ(parse_arguments({"x", "batch"})->command, Command::clean);
  EXPECT_EQ(parse_arguments({"./batch"})->command, Command::clean);
}

TEST(ArgumentsTest, WhatFollowsTwoHyphensIsAnInput) {
  EXPECT_EQ(parse_arguments({"--", "-f", "--url"})->inputs, (Words{"-f", "--url"}));
  EXPECT_EQ(parse_arguments({"-"})->inputs, Words{"-"});
  EXPECT_EQ(parse_arguments({""})->inputs, Words{""});
}

TEST(ArgumentsTest, TheLastOccurrenceCountsUnlessAllDo) {
  const Result<Arguments> got = parse_arguments({"-fmd", "--header", "A: 1", "-fxml", "--header", "B: 2"});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->value("format"), "xml");
  EXPECT_EQ(got->values("header"), (Words{"A: 1", "B: 2"}));
}

TEST(ArgumentsTest, MistakesAreNamed) {
  EXPECT_EQ(error({"--colour"}), "unknown option '--colour'");
  EXPECT_EQ(error({"-x"}), "unknown option '-x'");
  EXPECT_EQ(error({"--form", "md"}), "unknown option '--form': did you mean '--format'?")
      << "no guessing of abbreviations";
  EXPECT_EQ(error({"--url"}), "option '--url' needs a value");
  EXPECT_EQ(error({"-o"}), "option '--output' needs a value");
  EXPECT_EQ(error({"--url="}), "option '--url' needs a value");
  EXPECT_EQ(error({"--captions=1"}), "option '--captions' takes no value");
  EXPECT_EQ(error({"-f", "pdf"}),
            "option '--format' must be one of txt|md|json|jsonl|html|xml|warc|tei|csv, not 'pdf'");
  EXPECT_EQ(error({"-f", "txt|md"}).substr(0, 25), "option '--format' must be");
  EXPECT_EQ(error({"-j", "2"}),
            "option '--jobs' is not for pith without a command, but for batch, serve, features");
  EXPECT_EQ(error({"batch", "--url", "x"}),
            "option '--url' is not for batch, but for pith without a command, urls, explain");
}

TEST(ArgumentsTest, MistakesCannotPlayWithTheTerminal) {
  EXPECT_EQ(error({"--\x1b[2J"}), "unknown option '--\\x1b[2J'");
  EXPECT_EQ(error({"-f", "\x1b"}).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace pith::cli
