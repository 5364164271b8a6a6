// The completion for bash, run by bash.
#include "cli/command.hpp"
#include "paths.hpp"

#include <array>
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

class BashCompletion : public WithCommand {
 protected:
  // What bash offers after these words, the last of which is being typed.
  std::string offers(const std::string& words) const {
    const std::string script = write("complete.sh", "source '" PITH_SOURCE_DIR
                                                    "/docs/completions/pith.bash'\n"
                                                    "COMP_WORDS=(" +
                                                        words +
                                                        ")\n"
                                                        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
                                                        "_pith\n"
                                                        "echo \"${COMPREPLY[*]}\"\n");
    FILE* pipe = popen(("bash '" + script + "'").c_str(), "r");  // NOLINT(cert-env33-c)
    std::string out;
    std::array<char, 4096> buffer{};
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) out += buffer.data();
    pclose(pipe);
    return out;
  }
};

TEST_F(BashCompletion, OptionsAreThoseOfTheCommand) {
  EXPECT_EQ(offers("pith --fo"), "--format --focus\n");
  EXPECT_EQ(offers("pith batch --jo"), "--jobs\n");
  EXPECT_EQ(offers("pith --jo"), "\n");
  EXPECT_EQ(offers("pith --gen"), "\n");
}

TEST_F(BashCompletion, ValuesAreListed) {
  EXPECT_EQ(offers("pith --focus ''"), "precision balanced recall\n");
  EXPECT_EQ(offers("pith batch -f j"), "json jsonl\n");
}

TEST_F(BashCompletion, CommandsComeFirst) { EXPECT_EQ(offers("pith feat"), "features\n"); }

TEST_F(BashCompletion, HelpHasSubjects) { EXPECT_EQ(offers("pith help fe"), "features fetching\n"); }

}  // namespace
}  // namespace pith::cli
