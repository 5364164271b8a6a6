// pith INPUT...: what goes in by which way, what comes out where, and with which status.
#include "cli/command.hpp"
#include "fetch/server.hpp"
#include "paths.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

class Clean : public WithCommand {
 protected:
  Clean() {
    write("one.html", page("The first bridge"));
    write("two.html", page("The second bridge"));
    write("none.html", shell());
    write("image.html", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18) + std::string(2000, '\0'));
  }
};

TEST_F(Clean, APageBecomesItsArticle) {
  const Ending got = run({"one.html"});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(got.err, "");
  EXPECT_EQ(got.out.find("Title: The first bridge\n"), 0U) << got;
  EXPECT_NE(got.out.find("\n\nThe council met on day 1 "), std::string::npos) << got;
  EXPECT_EQ(got.out.find("Imprint"), std::string::npos) << got;
  EXPECT_EQ(got.out.back(), '\n');
}

TEST_F(Clean, APasswordIsInNoMessage) {
  const fetch::Server server;
  for (const std::string target : {"/page", "/404", "/front"}) {
    for (const char* scheme : {"http://", "http:///"}) {
      const std::string url = server.address(scheme + std::string("me:secret@127.0.0.1"), 0, target);
      for (const Words& options : {Words{"--max-size=50"}, Words{}}) {
        for (const Words& command : {Words{}, Words{"batch", "--delay=0"}, Words{"explain"}, Words{"urls"}}) {
          Words words = command;
          words.insert(words.end(), {url, "--allow-private"});
          words.insert(words.end(), options.begin(), options.end());
          EXPECT_EQ(run(words).err.find("secret"), std::string::npos) << url << run(words);
        }
      }
    }
  }
  const std::string url = server.address("http://me:secret@127.0.0.1", 0, "/page");
  EXPECT_EQ(run({url, "--allow-private", "--max-size=100"}).err.find(server.at("/page") + ": "), 0U);
}

TEST_F(Clean, MarkupFromStandardInputGivesTheSame) {
  const std::string bytes = page("The first bridge");
  EXPECT_EQ(run({}, {.input = bytes}), run({"one.html"}));
  EXPECT_EQ(run({"-"}, {.input = bytes}), run({"one.html"}));
}

TEST_F(Clean, PackedPagesAreUnpacked) {
  write_gzip("one.html.gz", page("The first bridge"));
  EXPECT_EQ(run({"one.html.gz"}), run({"one.html"}));
  const std::string packed = read(path("one.html.gz"));
  EXPECT_EQ(run({}, {.input = packed}), run({"one.html"}));
}

TEST_F(Clean, AFlattenedPageFromStandardInputIsCleaned) {
  const std::string dump =
      "Skip to main content\n\nThe bridge reopens\n\n3 min read\n\n"
      "The council met on Monday to talk about the old bridge, which has been closed since the flood of last "
      "year.\n\n"
      "Nobody spoke against the plan to repair it, though several people asked who would pay for all of the "
      "work.\n\n"
      "The first bus is going to cross in spring, the mayor said, and the fare will be what it was before "
      "that.\n\n"
      "source: example.org\n";
  const Ending got = run({}, {.input = dump});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(got.out.find("Title: The bridge reopens\n"), 0U) << got;
  EXPECT_EQ(got.out.find("Skip to"), std::string::npos) << got;
  EXPECT_EQ(got.out.find("min read"), std::string::npos) << got;
  EXPECT_NE(got.out.find("The first bus"), std::string::npos) << got;
}

TEST_F(Clean, LinesThatAreAddressesAreFetchedInOrder) {
  const fetch::Server server;
  const std::string lines = server.at("/404") + "\n\n" + server.at("/page") + "\r\n";
  const Ending got = run({"--allow-private"}, {.input = lines});
  EXPECT_EQ(got.status, 3) << got;
  EXPECT_EQ(got.err.find(server.at("/404") + ": "), 0U) << got;
  EXPECT_EQ(got.out.find("==> " + server.at("/page") + " <==\nTitle: Bridge\n"), 0U) << got;
}

TEST_F(Clean, CleaningAFetchedPageEqualsCleaningTheSavedOne) {
  const fetch::Server server;
  std::string saved = "<!DOCTYPE html><title>Bridge</title><h1>Bridge</h1>";
  for (int number = 0; number < 40; ++number) saved += "<p>The bridge was opened on Monday.</p>\n";
  EXPECT_EQ(run({"--allow-private", server.at("/page")}),
            run({"--url", server.at("/page")}, {.input = saved}));
}

// Whole pages, packed as they travel, in many encodings.
TEST_F(Clean, CleaningEachFetchedFixtureEqualsCleaningTheSavedOne) {
  const fetch::Server server;
  std::string urls;
  std::string saved;
  // Some are dated relative to the day they are fetched.
  const std::string now = std::to_string(std::time(nullptr));
  for (const auto& entry : std::filesystem::directory_iterator(PITH_SOURCE_DIR "/fixtures/pages")) {
    const std::string url = server.at("/fixture?" + entry.path().filename().string());
    const std::string source = (entry.path() / "source.html").string();
    urls.append(url).append("\n");
    saved.append(R"({"id": ")").append(url).append(R"(", "url": ")").append(url);
    saved.append(R"(", "path": ")")
        .append(source)
        .append(R"(", "content_type": "text/html", "fetched": )")
        .append(now)
        .append("}\n");
  }
  const auto sorted_lines = [](const std::string& text) {
    std::set<std::string> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.insert(line);
    return out;
  };
  const Ending fetched =
      run({"batch", "-", "--allow-private", "--delay=0", "--ignore-robots"}, {.input = urls});
  const Ending read = run({"batch", "-"}, {.input = saved});
  EXPECT_EQ(fetched.status, read.status);
  EXPECT_EQ(sorted_lines(fetched.out), sorted_lines(read.out));
  EXPECT_GT(sorted_lines(read.out).size(), 50U);
}

TEST_F(Clean, StandardInputCanBeToldWhatItIs) {
  const std::string address = "http://127.0.0.1:1/";
  EXPECT_EQ(run({}, {.input = address}).status, 3);
  EXPECT_EQ(run({"--stdin=urls"}, {.input = "no address"}).status, 3);
  EXPECT_EQ(run({"--stdin=text"}, {.input = address}).err.find("loopback"), std::string::npos);
  EXPECT_EQ(run({"--stdin=html"}, {.input = address}).err.find("loopback"), std::string::npos);
}

TEST_F(Clean, MarkupTakenForTextStaysInIt) {
  const std::string markup =
      "<p>The council met on Monday to talk about the old bridge, which has been closed since the "
      "flood.</p>\n\n"
      "<p>Nobody spoke against the plan to repair it, though several people asked who would pay for it "
      "all.</p>\n\n"
      "<p>The first bus is going to cross in spring, the mayor said, and the fare will be what it was.</p>\n";
  EXPECT_NE(run({"--stdin=text"}, {.input = markup}).out.find("<p>"), std::string::npos);
  EXPECT_EQ(run({"--stdin=html"}, {.input = markup}).out.find("<p>"), std::string::npos);
}

TEST_F(Clean, EachFormatIsThere) {
  EXPECT_EQ(run({"-f", "md", "one.html"}).out.find("---\n"), 0U);
  EXPECT_EQ(Json::parse(run({"-f", "json", "one.html"}).out).at("title"), "The first bridge");
  EXPECT_EQ(Json::parse(run({"-f", "jsonl", "one.html"}).out).at("id"), "one.html");
  EXPECT_EQ(run({"-f", "html", "one.html"}).out.find("<!DOCTYPE html>"), 0U);
  EXPECT_EQ(run({"-f", "xml", "one.html"}).out.find("<?xml"), 0U);
}

TEST_F(Clean, SeveralTextsAreHeadedByTheirNames) {
  const Ending got = run({"one.html", "two.html"});
  EXPECT_EQ(got.out,
            "==> one.html <==\n" + run({"one.html"}).out + "\n==> two.html <==\n" + run({"two.html"}).out);
  const Ending marked = run({"-f", "md", "one.html", "two.html"});
  EXPECT_EQ(marked.out.find("<!-- one.html -->\n\n---\n"), 0U) << marked;
}

TEST_F(Clean, SeveralAsJsonAreOneArray) {
  const Json got = Json::parse(run({"-f", "json", "one.html", "missing.html", "two.html"}).out);
  ASSERT_TRUE(got.is_array());
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[1].at("title"), "The second bridge");
  EXPECT_EQ(run({"-f", "json", "missing.html", "gone.html"}).out, "[]\n");
}

TEST_F(Clean, SeveralAsJsonLinesHaveALineEach) {
  const std::string got = run({"-f", "jsonl", "one.html", "missing.html", "none.html"}).out;
  EXPECT_EQ(std::count(got.begin(), got.end(), '\n'), 3) << got;
  EXPECT_NE(got.find("{\"id\":\"missing.html\",\"error\":\"No such file or directory\"}\n"),
            std::string::npos)
      << got;
  EXPECT_NE(got.find("\"outcome\":\"none\""), std::string::npos) << got;
}

TEST_F(Clean, OutputGoesToAFile) {
  const Ending got = run({"-o", "out.md", "one.html"});
  EXPECT_EQ(got.out, "");
  EXPECT_EQ(read(path("out.md")), run({"-f", "md", "one.html"}).out);
}

TEST_F(Clean, AFolderGetsAFileEach) {
  write("other/one.html", page("Another bridge"));
  const Ending got = run({"-o", "out/", "one.html", "other/one.html", "-"}, {.input = page("From outside")});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(read(path("out/one.txt")), run({"one.html"}).out);
  EXPECT_EQ(read(path("out/one-2.txt")), run({"other/one.html"}).out);
  EXPECT_EQ(read(path("out/stdin.txt")).find("Title: From outside\n"), 0U);
}

TEST_F(Clean, FailuresAreOneLineEachAndTheWorstCounts) {
  const Ending got = run({"missing.html", "one.html", "none.html"});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_EQ(got.err, "missing.html: No such file or directory\nnone.html: no article found\n");
  EXPECT_NE(got.out.find("The first bridge"), std::string::npos);
}

TEST_F(Clean, StatusOneIsNoArticle) {
  const Ending got = run({"none.html"});
  EXPECT_EQ(got.status, 1) << got;
  EXPECT_EQ(got.out, "");
  EXPECT_EQ(got.err, "none.html: no article found\n");
  EXPECT_EQ(run({}, {.input = ""}).err, "standard input: no article found\n");
}

TEST_F(Clean, StatusTwoIsWrongUsage) {
  const Ending got = run({"--colour", "one.html"});
  EXPECT_EQ(got.status, 2) << got;
  EXPECT_EQ(got.err, "pith: unknown option '--colour' (see pith --help)\n");
  EXPECT_EQ(run({}, {.in = In::terminal}).status, 2);
  EXPECT_NE(run({}, {.in = In::terminal}).err.find("no INPUT"), std::string::npos);
}

TEST_F(Clean, StatusThreeIsAFailedFetch) {
  const Ending got = run({"http://127.0.0.1:1/", "ftp://example.org/"});
  EXPECT_EQ(got.status, 3) << got;
  EXPECT_EQ(std::count(got.err.begin(), got.err.end(), '\n'), 2) << got;
}

TEST_F(Clean, StatusFourIsUnreadableOrNoText) {
  EXPECT_EQ(run({"missing.html"}).status, 4);
  EXPECT_EQ(run({"."}).err, ".: Is a directory\n");
  const Ending got = run({"image.html"});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_NE(got.err.find("PNG"), std::string::npos) << got;
}

TEST_F(Clean, StatusFiveIsALimit) {
  const Ending got = run({"--max-size", "100", "one.html"});
  EXPECT_EQ(got.status, 5) << got;
  EXPECT_EQ(got.err, "one.html: the page has more than 100 bytes\n");
}

TEST_F(Clean, AFullDeviceIsReportedOnceAndEndsTheWork) {
  const Ending got = run({"one.html", "two.html"}, {.out = Out::full});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_EQ(got.err, "standard output: cannot be written: No space left on device\n");
  EXPECT_EQ(run({"--help"}, {.out = Out::full}).status, 4);
  EXPECT_EQ(run({"-o", "/dev/full", "one.html"}).status, 4);
}

TEST_F(Clean, AClosedPipeEndsItSilently) {
  const Ending got = run({"one.html"}, {.out = Out::closed_pipe});
  EXPECT_EQ(got.status, 128 + 13) << got;
  EXPECT_EQ(got.err, "");
}

TEST_F(Clean, NamesCannotPlayWithTheTerminal) {
  write("\x1b[31mred.html", shell());
  EXPECT_EQ(run({"\x1b[31mred.html"}).err, "\\x1b[31mred.html: no article found\n");
  write("\x1b]0;x\x07.html", page("The first bridge"));
  for (const char* format : {"txt", "md", "jsonl"}) {
    const Ending got = run({"-f", format, "\x1b]0;x\x07.html", "one.html", "\xC2\x9B.html"});
    EXPECT_EQ(got.out.find_first_of("\x1b\x07"), std::string::npos) << format;
    EXPECT_EQ((got.out + got.err).find("\xC2\x9B"), std::string::npos) << format;
  }
}

TEST_F(Clean, AnAddressWithoutASchemeGetsAHint) {
  EXPECT_EQ(run({"www.example.org/story"}).err,
            "www.example.org/story: No such file or directory; an address begins with http:// or https://\n");
}

TEST_F(Clean, AByteOrderMarkIsNoPartOfAListOfAddresses) {
  const fetch::Server server;
  const std::string list = server.at("/page") + '\n';
  const Ending plain = run({"--allow-private"}, {.input = list});
  EXPECT_EQ(plain.status, 0) << plain;
  EXPECT_EQ(run({"--allow-private"}, {.input = "\xEF\xBB\xBF" + list}), plain);
  EXPECT_EQ(run({"--allow-private", "--stdin=urls"}, {.input = "\xEF\xBB\xBF" + list}), plain);
}

TEST_F(Clean, TablesHaveTheirColumnsOnce) {
  write("one.html", page("The bridge"));
  write("two.html", page("The mill"));
  const std::string both = run({"one.html", "two.html", "--csv"}).out;
  EXPECT_EQ(std::count(both.begin(), both.end(), '\n'), 3);
  EXPECT_EQ(both.substr(0, 13), "id,url,title,");
  EXPECT_NE(both.find("one.html,,The bridge,"), std::string::npos) << both;
  const std::string batch = run({"batch", "one.html", "two.html", "-fcsv"}).out;
  EXPECT_EQ(batch, both);
  run({"one.html", "-fcsv", "-o", "folder/"});
  EXPECT_EQ(read(path("folder/one.csv")).substr(0, 13), "id,url,title,");
}

TEST_F(Clean, TeiIsADocument) {
  write("one.html", page("The bridge"));
  const std::string tei = run({"one.html", "-f", "xmltei"}).out;
  EXPECT_NE(tei.find("<title>The bridge</title>"), std::string::npos) << tei;
  EXPECT_EQ(run({"one.html", "--xmltei"}).out, tei);
}

}  // namespace
}  // namespace pith::cli
