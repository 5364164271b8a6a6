// The configuration file and the variables, up to the articles they change.
#include "cli/configuration.hpp"

#include "cli/command.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

using Words = std::vector<std::string>;

class ConfigurationTest : public InFolder {
 protected:
  // What the words come to with `text` as the file and these variables.
  Result<Settings> settings(const Words& words, std::string_view text, Words variables = {}) const {
    write("pith/config", text);
    variables.push_back("XDG_CONFIG_HOME=" + folder_.string());
    Environment environment;
    environment.variables = std::move(variables);
    Result<Arguments> arguments = parse_arguments(words);
    if (!arguments) return arguments.error();
    if (const Result<void> done = complete(*arguments, environment); !done) return done.error();
    return resolve(*arguments, environment);
  }

  // The message, without the name of the folder.
  std::string error(const Words& words, std::string_view text, Words variables = {}) const {
    const Result<Settings> got = settings(words, text, std::move(variables));
    if (got) return {};
    std::string message = got.error().message;
    if (const std::size_t at = message.find(folder_.string()); at != std::string::npos)
      message.erase(at, folder_.string().size() + 1);
    return message;
  }
};

TEST_F(ConfigurationTest, TheCommandLineCountsBeforeTheVariableAndThatBeforeTheFile) {
  const std::string file = "format = md\n";
  const std::string variable = "PITH_FORMAT=html";
  EXPECT_EQ(settings({"x"}, "")->format, Format::txt);
  EXPECT_EQ(settings({"x"}, file)->format, Format::md);
  EXPECT_EQ(settings({"x"}, file, {variable})->format, Format::html);
  EXPECT_EQ(settings({"x", "-fxml"}, file, {variable})->format, Format::xml);
  EXPECT_EQ(settings({"x", "--no-config"}, file)->format, Format::txt);
  EXPECT_EQ(settings({"x"}, file, {"PITH_FORMAT="})->format, Format::md) << "an empty variable is none";
}

TEST_F(ConfigurationTest, OptionsThatRepeatComeFromOnePlace) {
  const std::string file = "header = A: 1\nheader = B: #2\n# header = C: 3\n";
  EXPECT_EQ(settings({"x"}, file)->fetching.headers, (Words{"A: 1", "B: #2"}));
  EXPECT_EQ(settings({"x", "--header=D: 4"}, file)->fetching.headers, Words{"D: 4"});
  EXPECT_EQ(settings({"x"}, "drop = #share, .ad\n")->drop, "#share, .ad");
}

TEST_F(ConfigurationTest, FlagsAreYesOrNoAndCanBeTakenBack) {
  EXPECT_TRUE(settings({"x"}, "captions = yes\n")->extraction.captions);
  EXPECT_FALSE(settings({"x"}, "captions = off\n")->extraction.captions);
  EXPECT_FALSE(settings({"x", "--no-captions"}, "captions = yes\n")->extraction.captions);
  EXPECT_FALSE(settings({"x"}, "captions = yes\n", {"PITH_CAPTIONS=0"})->extraction.captions);
  EXPECT_TRUE(settings({"x", "--links"}, "no-links = true\n")->render.links);
  EXPECT_FALSE(settings({"x"}, "no-links = true\n")->render.links);
}

TEST_F(ConfigurationTest, SectionsAreForTheirCommand) {
  const std::string file = "format = md\njobs = 3\n[batch]\nformat = jsonl\n[urls]\nsince = 2024-05-01\n";
  EXPECT_EQ(settings({"x"}, file)->format, Format::md);
  EXPECT_EQ(settings({"batch", "x"}, file)->format, Format::jsonl);
  EXPECT_EQ(settings({"batch", "x"}, file)->jobs, 3U);
  EXPECT_EQ(settings({"urls", "x"}, file)->since, "2024-05-01");
  EXPECT_EQ(settings({"batch", "x"}, file, {"PITH_JOBS=5"})->jobs, 5U);
}

TEST_F(ConfigurationTest, TheNameOfTheOutputCountsBeforeAConfiguredFormat) {
  EXPECT_EQ(settings({"x", "-o", "out.json"}, "format = md\n")->format, Format::json);
  EXPECT_EQ(settings({"x", "-o", "out.page"}, "format = md\n")->format, Format::md);
  EXPECT_EQ(settings({"x", "-o", "out.json", "-fxml"}, "format = md\n")->format, Format::xml);
}

TEST_F(ConfigurationTest, MistakesNameTheFileAndTheLine) {
  EXPECT_EQ(error({"x"}, "\nfromat = md\n"),
            "pith/config:2: unknown option 'fromat': did you mean 'format'?");
  EXPECT_EQ(error({"x"}, "format md\n"), "pith/config: line 1: expected NAME = VALUE, not 'format md'");
  EXPECT_EQ(error({"x"}, "[batch\n"), "pith/config: line 1: a section is written [NAME]");
  EXPECT_EQ(error({"x"}, "[bach]\n"), "pith/config:1: there is no command 'bach': did you mean 'batch'?");
  EXPECT_EQ(error({"x"}, "[urls]\nformat = md\n"), "pith/config:2: 'format' is not for urls");
  EXPECT_EQ(error({"x"}, "captions = perhaps\n"),
            "pith/config:1: 'captions' must be yes or no, not 'perhaps'");
  EXPECT_EQ(error({"x"}, "focus =\n"), "pith/config:1: 'focus' needs a value");
  EXPECT_EQ(error({"x"}, "focus = all\n"),
            "pith/config:1: option '--focus' must be one of precision|balanced|recall, not 'all'");
  EXPECT_EQ(error({"x"}, "\n\nmax-depth = deep\n"),
            "pith/config:3: option '--max-depth' must be a whole number up to 4294967295, not 'deep'");
  EXPECT_EQ(error({"x"}, "output = y\n"), "pith/config:1: 'output' is for the command line only");
  EXPECT_EQ(error({"x"}, "", {"PITH_MAX_SIZE=big"}),
            "PITH_MAX_SIZE: option '--max-size' must be a number of bytes, not 'big'");
}

TEST_F(ConfigurationTest, AFileThatIsNamedMustBeThere) {
  EXPECT_NE(error({"x", "--config", path("none")}, ""), "");
  EXPECT_NE(error({"x"}, "", {"PITH_CONFIG=" + path("none")}), "");
  const std::string other = write("other", "format = xml\n");
  EXPECT_EQ(settings({"x", "--config", other}, "format = md\n")->format, Format::xml);
  EXPECT_EQ(settings({"x"}, "format = md\n", {"PITH_CONFIG=" + other})->format, Format::xml);
}

class ConfiguredCommand : public WithCommand {};

TEST_F(ConfiguredCommand, ReadsTheUsualFile) {
  write("page.html", page("The bridge"));
  EXPECT_EQ(run({"page.html"}).out.substr(0, 7), "Title: ");
  write(".config/pith/config", "format = md\n");
  EXPECT_EQ(run({"page.html"}).out.substr(0, 4), "---\n");
  EXPECT_EQ(run({"page.html", "--no-config"}).out.substr(0, 7), "Title: ");
  EXPECT_EQ(run({"page.html"}, {.environment = {"PITH_FORMAT=json"}}).out.substr(0, 1), "{");
  write(".config/pith/config", "no-such = thing\n");
  const Ending failed = run({"page.html"});
  EXPECT_EQ(failed.status, 2);
  EXPECT_NE(failed.err.find("pith/config:1: unknown option 'no-such'"), std::string::npos) << failed.err;
  EXPECT_EQ(run({"--help"}).status, 0) << "help is there whatever the file says";
}

TEST_F(ConfiguredCommand, ColoursAreForTerminalsThatWantThem) {
  write("page.html", page("The bridge"));
  const std::string escape = "\x1b[";
  const auto explained = [&](const Streams& streams) { return run({"explain", "page.html"}, streams).out; };
  EXPECT_EQ(explained({}).find(escape), std::string::npos);
  EXPECT_NE(explained({.out = Out::terminal, .environment = {"NO_COLOR=", "TERM=xterm"}}).find(escape),
            std::string::npos);
  EXPECT_EQ(explained({.out = Out::terminal, .environment = {"NO_COLOR=1"}}).find(escape), std::string::npos);
  EXPECT_EQ(explained({.out = Out::terminal, .environment = {"TERM=dumb"}}).find(escape), std::string::npos);
}

TEST_F(ConfiguredCommand, RulesAreForTheirHosts) {
  write("page.html", page("The bridge"));
  const std::string rules = "--rules=" + write("sites.rules", "[host.example]\ntitle = nav a\n");
  const std::string at_host = "--url=https://www.host.example/x";
  EXPECT_EQ(run({"page.html", rules}).out.substr(0, 18), "Title: The bridge\n");
  EXPECT_EQ(run({"page.html", rules, at_host}).out.substr(0, 12), "Title: Home\n");
  write("sites.rules", "[host.example]\n\ntitel = h1\n");
  const Ending failed = run({"page.html", "--rules=sites.rules"});
  EXPECT_EQ(failed.status, 2);
  EXPECT_EQ(failed.err.substr(0, 50), "pith: sites.rules: line 3: 'titel' is none of drop");
}

TEST_F(ConfiguredCommand, HelpTellsOfSubjects) {
  EXPECT_EQ(run({"help"}).out, run({"--help"}).out);
  EXPECT_NE(run({"help", "config"}).out.find("XDG_CONFIG_HOME"), std::string::npos);
  EXPECT_NE(run({"help", "batch"}).out.find("--per-host"), std::string::npos);
  const Ending failed = run({"help", "fetchin"});
  EXPECT_EQ(failed.status, 2);
  EXPECT_EQ(failed.err, "pith: there is no help on 'fetchin': did you mean 'fetching'?\n");
}

TEST_F(ConfiguredCommand, VersionTellsOfTheLibraries) {
  const std::string version = run({"--version"}).out;
  for (const char* library : {"pith ", "Gumbo/", "libcurl/", "zlib/", "Boost/", "SQLite/"})
    EXPECT_NE(version.find(library), std::string::npos) << library << " is not in " << version;
}

}  // namespace
}  // namespace pith::cli
