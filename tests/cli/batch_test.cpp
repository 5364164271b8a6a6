// pith batch and pith features: collections of pages.
#include "pith/explain.hpp"

#include "cli/command.hpp"

#include <algorithm>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Json = nlohmann::json;

class Batch : public WithCommand {
 protected:
  Batch() {
    write("pages/b.html", page("Bridge b"));
    write("pages/a/c.htm", page("Bridge c"));
    write_gzip("pages/a/d.xhtml.gz", page("Bridge d"));
    write("pages/a/readme.txt", "no page");
  }

  static std::vector<Json> lines(const std::string& text) {
    std::vector<Json> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.push_back(Json::parse(line));
    return out;
  }

  std::vector<std::string> files(const std::string& folder) const {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path(folder))) {
      if (entry.is_regular_file())
        out.push_back(std::filesystem::relative(entry.path(), path(folder)).string());
    }
    std::sort(out.begin(), out.end());
    return out;
  }
};

using Strings = std::vector<std::string>;

TEST_F(Batch, AFolderBecomesALineForEachPage) {
  const Ending got = run({"batch", "pages", "-f", "jsonl", "-o", "-"});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(got.err, "");
  const std::vector<Json> pages = lines(got.out);
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0].at("id"), "pages/a/c.htm");
  EXPECT_EQ(pages[1].at("id"), "pages/a/d.xhtml.gz");
  EXPECT_EQ(pages[1].at("title"), "Bridge d");
  EXPECT_EQ(pages[2].at("id"), "pages/b.html");
  EXPECT_EQ(pages[2].at("outcome"), "article");
  EXPECT_EQ(got.out.find("{\"id\":"), 0U) << "the id comes first";
  EXPECT_EQ(run({"batch", "pages"}), got) << "jsonl to standard output needs not be asked for";
}

TEST_F(Batch, TheSameComesOutWithAnyNumberOfJobs) {
  for (int number = 0; number < 60; ++number) {
    const int paragraphs = 1 + number * 7 % 50;
    write("many/" + std::to_string(number) + ".html", page("Page " + std::to_string(number), paragraphs));
  }
  const Ending one = run({"batch", "many", "-j1"});
  EXPECT_EQ(run({"batch", "many", "-j4"}), one);
  EXPECT_EQ(run({"batch", "many", "--jobs=9"}), one);
  EXPECT_EQ(lines(one.out).size(), 60U);
}

TEST_F(Batch, AManifestNamesItsPages) {
  write("m/manifest.jsonl", R"({"id": "x", "path": "../pages/b.html", "url": "https://host.example/b"})"
                            "\n"
                            R"({"id": 2, "path": "gone.html"})"
                            "\n");
  const Ending got = run({"batch", "m/manifest.jsonl"});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_EQ(got.err, "2: No such file or directory\n");
  const std::vector<Json> pages = lines(got.out);
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].at("id"), "x");
  EXPECT_EQ(pages[0].at("url"), "https://host.example/b");
  EXPECT_EQ(pages[1], Json({{"id", "2"}, {"error", "No such file or directory"}}));
}

TEST_F(Batch, AManifestMayComeThroughAPipe) {
  const Ending got = run({"batch", "-"}, {.input = "{\"id\": \"x\", \"path\": \"pages/b.html\"}\nwords\n"});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_EQ(got.err, "-:2: neither a JSON object nor an http or https address\n");
  EXPECT_EQ(lines(got.out).at(0).at("title"), "Bridge b");
}

TEST_F(Batch, AServersWordForTheCharsetCanStandInTheManifest) {
  write("g.html", page("\xEA\xE1\xEB\xE7\xEC\xDD\xF1\xE1"));
  write("m.jsonl", R"({"id": "1", "path": "g.html", "content_type": "text/html; charset=iso-8859-7"}
{"id": "2", "path": "g.html"}
)");
  const std::vector<Json> pages =
      lines(run({"batch", "m.jsonl", "--content-type=text/html; charset=koi8-r"}).out);
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].at("title"), "\u03BA\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1");
  EXPECT_NE(pages[0].at("title"), pages[1].at("title"));
}

TEST_F(Batch, AFolderGetsTheTreeWithTheRightEndings) {
  const Ending got = run({"batch", "pages", "-f", "md", "-o", "out"});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(got.out, "");
  EXPECT_EQ(files("out"), (Strings{"a/c.md", "a/d.md", "b.md"}));
  EXPECT_EQ(read(path("out/b.md")), run({"-f", "md", "pages/b.html"}).out);
  run({"batch", "pages", "-o", "text"});
  EXPECT_EQ(files("text"), (Strings{"a/c.txt", "a/d.txt", "b.txt"})) << "txt, unless told otherwise";
}

TEST_F(Batch, SeveralFoldersKeepTheirNames) {
  write("more/b.html", page("Bridge b"));
  run({"batch", "pages", "more", "-o", "out"});
  EXPECT_EQ(files("out"), (Strings{"more/b.txt", "pages/a/c.txt", "pages/a/d.txt", "pages/b.txt"}));
}

TEST_F(Batch, NoNameLeadsOutOfTheFolder) {
  write("m.jsonl", R"({"id": "../../evil", "path": "pages/b.html"}
{"id": "/tmp/../evil", "path": "pages/b.html"}
{"id": "..", "path": "pages/b.html"}
)");
  EXPECT_EQ(run({"batch", "m.jsonl", "-o", "in/out"}).status, 0);
  EXPECT_EQ(files("in"), (Strings{"out/evil.txt", "out/page.txt", "out/tmp/evil.txt"}));
}

TEST_F(Batch, APageWithoutAnArticleGetsNoFileButALine) {
  write("shells/none.html", shell());
  const Ending got = run({"batch", "shells", "-o", "out"});
  EXPECT_EQ(got.status, 1) << got;
  EXPECT_EQ(got.err, "shells/none.html: no article found\n");
  EXPECT_FALSE(std::filesystem::exists(path("out/none.txt")));
  EXPECT_EQ(lines(run({"batch", "shells"}).out).at(0).at("outcome"), "none");
}

TEST_F(Batch, AFileThatCannotBeMadeCostsOnePage) {
  write("out/b.md/x", "a folder where a file should be");
  const Ending got = run({"batch", "pages", "-f", "md", "-o", "out"});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_EQ(got.err, "out/b.md: cannot be written: Is a directory\n");
  EXPECT_EQ(files("out"), (Strings{".pith-journal", "a/c.md", "a/d.md", "b.md/x"}));
}

TEST_F(Batch, AFullDeviceEndsTheWork) {
  const Ending got = run({"batch", "pages"}, {.out = Out::full});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_EQ(got.err, "standard output: cannot be written: No space left on device\n");
  EXPECT_EQ(run({"batch", "pages", "-o", "/dev/full"}).status, 4);
}

TEST_F(Batch, AClosedPipeEndsItSilently) {
  const Ending got = run({"batch", "pages"}, {.out = Out::closed_pipe});
  EXPECT_EQ(got.status, 128 + 13) << got;
  EXPECT_EQ(got.err, "");
}

TEST_F(Batch, ATerminalSeesHowFarItIs) {
  write("pages/none.html", shell());
  const Ending got = run({"batch", "pages", "-f", "jsonl", "-o", "out"}, {.error_is_terminal = true});
  EXPECT_EQ(got.status, 1) << got;
  EXPECT_NE(got.err.find("\r\x1b[K4/4 pages, "), std::string::npos) << got;
  EXPECT_NE(got.err.find("/s, 0:00 left\r\n"), std::string::npos) << got;
  EXPECT_NE(got.err.find("pages/none.html: no article found\r\n"), std::string::npos) << got;
}

TEST_F(Batch, FeaturesAreAMatrixWithTextsAndNames) {
  write("m.jsonl", R"({"id": "b", "path": "pages/b.html"}
{"id": "gone", "path": "gone.html"}
{"id": "c", "path": "pages/a/c.htm"}
)");
  const Ending got = run({"features", "m.jsonl", "-o", "table", "-j2"});
  EXPECT_EQ(got.status, 4) << got;
  const std::string names = read(path("table.names"));
  const auto columns = static_cast<std::size_t>(std::count(names.begin(), names.end(), '\n'));
  EXPECT_EQ(columns, pith::features().size());
  EXPECT_EQ(names.find(std::string(pith::features()[0].name) + "\t"), 0U);

  const std::vector<Json> pages = lines(read(path("table.jsonl")));
  ASSERT_EQ(pages.size(), 3U);
  const std::size_t rows = pages[0].at("rows");
  EXPECT_GT(rows, 4U);
  EXPECT_EQ(pages[0].at("first_row"), 0);
  EXPECT_EQ(pages[0].at("texts").size(), rows);
  EXPECT_EQ(pages[1].at("rows"), 0);
  EXPECT_TRUE(pages[1].contains("error"));
  EXPECT_EQ(pages[2].at("first_row"), rows);

  const std::string matrix = read(path("table.bin"));
  ASSERT_EQ(matrix.size(), (rows + pages[2].at("rows").get<std::size_t>()) * columns * 4);
  const std::string bytes = page("Bridge b");
  const Result<Explanation> explanation = explain({.bytes = bytes});
  ASSERT_TRUE(explanation);
  ASSERT_EQ(explanation->rows.size(), rows);
  for (std::size_t row = 0; row < rows; ++row) {
    EXPECT_EQ(pages[0].at("texts")[row], explanation->rows[row].text);
    EXPECT_EQ(
        std::memcmp(matrix.data() + row * columns * 4, explanation->rows[row].features.data(), columns * 4),
        0);
  }
}

TEST_F(Batch, FeaturesThatCannotBeWrittenAreAnError) {
  EXPECT_EQ(run({"features", "pages", "-o", "gone/table"}).status, 4);
}

TEST_F(Batch, ExplainShowsEveryBlockAndItsVerdict) {
  const Ending got = run({"explain", "pages/b.html"});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(got.out.find("Type: "), 0U) << got;
  EXPECT_NE(got.out.find("\nConfidence: "), std::string::npos);
  EXPECT_NE(got.out.find("\n    Imprint\n"), std::string::npos) << got;
  const std::size_t words = got.out.find("\n    The council met on day 2 ");
  ASSERT_NE(words, std::string::npos) << got;
  EXPECT_EQ(got.out.substr(got.out.rfind("\n\n", words) + 2, 2), "+ ") << got;
  EXPECT_EQ(run({"explain", "-"}, {.input = page("Bridge b")}).out, got.out);
  EXPECT_EQ(run({"explain", "gone.html"}).err, "gone.html: No such file or directory\n");
}

}  // namespace
}  // namespace pith::cli
