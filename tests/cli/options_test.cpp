#include "cli/options.hpp"

#include "cli/documents.hpp"
#include "cli/settings.hpp"
#include "cli/status.hpp"
#include "paths.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

std::string committed(const std::string& name) {
  std::ifstream file(std::string(PITH_SOURCE_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(OptionTable, NamesAndLettersAreUnique) {
  std::set<std::string> names;
  for (const Option& option : options()) {
    EXPECT_TRUE(names.emplace(option.name).second) << option.name;
    if (option.letter == '\0') continue;
    EXPECT_TRUE(names.emplace(1, option.letter).second) << option.letter;
  }
}

TEST(OptionTable, EveryEntryIsComplete) {
  for (const Option& option : options()) {
    EXPECT_NE(option.commands, 0U) << option.name;
    EXPECT_FALSE(option.help.empty()) << option.name;
    EXPECT_FALSE(std::isupper(static_cast<unsigned char>(option.help[0]))) << option.name;
    EXPECT_NE(option.help.back(), option.help.ends_with("...") ? '\0' : '.') << option.name;
    EXPECT_TRUE(option.choices.empty() || !option.argument.empty())
        << option.name << ": choices need an argument";
  }
}

TEST(OptionTable, HelpTellsOfEveryOptionOfTheCommandAndOfNoOther) {
  for (const CommandInfo& command : commands()) {
    const std::string help = full_help_text(command.command);
    for (const Option& option : options()) {
      const std::string word = " --" + std::string(option.name) + (option.argument.empty() ? "" : " ");
      const bool belongs = (option.commands & bit(command.command)) != 0 && !option.hidden;
      EXPECT_EQ(help.find(word) != std::string::npos, belongs) << command.name << word;
    }
  }
}

TEST(OptionTable, DocumentationTellsOfEveryFormatAndStatus) {
  const std::string formats = committed("docs/formats.md");
  std::string topic = ' ' + *subject_text("formats");
  std::replace(topic.begin(), topic.end(), '\n', ' ');
  for (const std::string_view name : format_names) {
    EXPECT_NE(formats.find('`' + std::string(name) + '`'), std::string::npos) << name;
    EXPECT_NE(topic.find(' ' + std::string(name) + ' '), std::string::npos) << name;
  }
  for (const char* page : {"README.md", "docs/command.md"}) {
    for (const StatusInfo& entry : statuses) {
      const std::string row = "| " + std::to_string(static_cast<int>(entry.status)) + " | ";
      EXPECT_NE(committed(page).find(row + std::string(entry.meaning) + " |\n"), std::string::npos)
          << page << row;
    }
  }
}

void expect_fits(std::string rest) {
  for (std::size_t feed = 0; (feed = rest.find('\n')) != std::string::npos; rest.erase(0, feed + 1)) {
    EXPECT_LE(feed, 80U) << rest.substr(0, feed);
  }
}

TEST(OptionTable, HelpFitsATerminal) {
  for (const CommandInfo& command : commands()) expect_fits(help_text(command.command));
  for (const std::string_view subject : subjects()) expect_fits(subject_text(subject).value());
}

TEST(OptionTable, EveryOptionStandsInTheShortHelpOrInASubjectThatItNames) {
  for (const CommandInfo& command : commands()) {
    std::string help = help_text(command.command);
    for (const std::string_view subject : {"limits", "fetching", "crawling"}) {
      if (help.find("\n  " + std::string(subject) + ' ') != std::string::npos)
        help += subject_text(subject).value();
    }
    for (const Option& option : options()) {
      if (option.hidden || (option.commands & bit(command.command)) == 0) continue;
      EXPECT_NE(help.find(" --" + std::string(option.name)), std::string::npos)
          << command.name << option.name;
    }
  }
}

TEST(OptionTable, TheShortHelpIsShort) {
  const std::string help = help_text(Command::clean);
  EXPECT_LT(std::count(help.begin(), help.end(), '\n'), 75);
}

TEST(OptionTable, HelpOfUrlsTellsHowLargeAListingMayBe) {
  EXPECT_NE(full_help_text(Command::urls).find(" 50000000)"), std::string::npos);
}

TEST(Documents, TheManualPageIsWhatTheTableGives) {
  EXPECT_EQ(committed("docs/pith.1"), manual_page()) << "pith --generate man > docs/pith.1";
}

TEST(Documents, TheCompletionsAreWhatTheTableGives) {
  EXPECT_EQ(committed("docs/completions/pith.bash"), bash_completion())
      << "pith --generate complete-bash > docs/completions/pith.bash";
  EXPECT_EQ(committed("docs/completions/_pith"), zsh_completion())
      << "pith --generate complete-zsh > docs/completions/_pith";
  EXPECT_EQ(committed("docs/completions/pith.fish"), fish_completion())
      << "pith --generate complete-fish > docs/completions/pith.fish";
}

TEST(Documents, NoLineOfTheManualPassesForARequestByAccident) {
  const std::set<std::string> requests = {".\\\"", ".TH", ".SH", ".SS", ".PP", ".TP", ".br", ".nf", ".fi"};
  std::string rest = manual_page();
  for (std::size_t feed = 0; (feed = rest.find('\n')) != std::string::npos; rest.erase(0, feed + 1)) {
    if (rest[0] != '.' && rest[0] != '\'') continue;
    EXPECT_EQ(requests.count(rest.substr(0, std::min(rest.find(' '), feed))), 1U) << rest.substr(0, feed);
  }
}

}  // namespace
}  // namespace pith::cli
