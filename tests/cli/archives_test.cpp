// pith batch over archives of pages and lists that hold pages.
#include "archive/archive_builder.hpp"
#include "cli/command.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Json = nlohmann::json;
using Strings = std::vector<std::string>;

class Archives : public WithCommand {
 protected:
  static std::string record(const std::string& id,
                            const std::string& headers = "Content-Type: text/html\r\n") {
    return archive::warc_record("response", id, archive::http_response(page("Bridge " + id), headers));
  }

  static std::string warc(int pages) {
    std::string out = archive::warc_record("warcinfo", "i", "software: x\r\n");
    for (int number = 0; number < pages; ++number) out += record(std::to_string(number));
    return out;
  }

  static Strings titles(const std::string& lines) {
    Strings out;
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line);) {
      const Json json = Json::parse(line);
      out.push_back(json.contains("error") ? "!" : json.at("title").get<std::string>());
    }
    return out;
  }
};

TEST_F(Archives, AWarcIsReadFromAFileAndFromAPipe) {
  write("x.warc", warc(3));
  const Ending got = run({"batch", "x.warc"});
  EXPECT_EQ(got.status, 0) << got;
  EXPECT_EQ(titles(got.out), (Strings{"Bridge 0", "Bridge 1", "Bridge 2"}));
  const Json first = Json::parse(got.out.substr(0, got.out.find('\n')));
  EXPECT_EQ(first.at("id"), "urn:x:0");
  EXPECT_EQ(first.at("url"), "https://x.example/0");
  EXPECT_EQ(run({"batch", "-"}, {.input = warc(3)}), got);
  EXPECT_EQ(run({"batch", "-"}, {.input = archive::gzip(warc(3))}), got);
  write("called-otherwise", archive::zstd(warc(3)));
  EXPECT_EQ(run({"batch", "called-otherwise"}), got);
}

TEST_F(Archives, TheSameComesOutWithAnyNumberOfJobs) {
  write("x.warc", warc(60));
  const Ending one = run({"batch", "x.warc", "-j1"});
  EXPECT_EQ(titles(one.out).size(), 60U);
  EXPECT_EQ(run({"batch", "x.warc", "-j2"}), one);
  EXPECT_EQ(run({"batch", "x.warc", "-j16"}), one);
}

TEST_F(Archives, ADamagedRecordIsNamedByItsPlace) {
  const std::string first = record("a");
  write("x.warc", first + "WARC/1.0\r\nno: head\r\n\r\n" + record("b"));
  const Ending got = run({"batch", "x.warc"});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_EQ(got.err, "x.warc:" + std::to_string(first.size()) + ": the record has no valid type or length\n");
  EXPECT_EQ(titles(got.out), (Strings{"Bridge a", "!", "Bridge b"}));
}

TEST_F(Archives, WhatTheServerSaidOfCharsetAndCodingHolds) {
  const std::string headers = "Content-Type: text/html; charset=iso-8859-7\r\nContent-Encoding: gzip\r\n";
  write("x.warc",
        archive::warc_record(
            "response", "g",
            archive::http_response(archive::gzip(page("\xEA\xE1\xEB\xE7\xEC\xDD\xF1\xE1")), headers)));
  EXPECT_EQ(titles(run({"batch", "x.warc"}).out),
            (Strings{"\u03BA\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1"}));
}

TEST_F(Archives, RelativeDatesCountFromTheRecordsOwn) {
  std::string ago = page("The bridge");
  ago.insert(ago.find("</h1>") + 5, "<p>3 hours ago</p>");
  write("x.warc", archive::warc_record("response", "a", archive::http_response(ago)));
  EXPECT_EQ(Json::parse(run({"batch", "x.warc"}).out).at("date"), "2024-05-31");
}

TEST_F(Archives, FilesAreNamedAfterTheAddress) {
  write("x.warc", warc(2));
  EXPECT_EQ(run({"batch", "x.warc", "-fmd", "-o", "out"}).status, 0);
  EXPECT_NE(read(path("out/x.example/0.md")).find("Bridge 0"), std::string::npos);
  EXPECT_NE(read(path("out/x.example/1.md")).find("Bridge 1"), std::string::npos);
}

TEST_F(Archives, ALineOfAListMayHoldThePage) {
  Json one = {{"id", 7}, {"url", "https://x.example/a"}, {"html", page("Caf\u00E9")}};
  const Json two = {{"name", "n"}, {"body", page("Bridge")}, {"link", "https://x.example/b"}};
  write("x.jsonl", one.dump() + "\n" + two.dump() + "\n{\"html\": 3}\n");
  const Ending got = run({"batch", "x.jsonl"});
  EXPECT_EQ(titles(got.out).front(), "Caf\u00E9");
  EXPECT_EQ(Json::parse(got.out.substr(0, got.out.find('\n'))).at("id"), "7");
  EXPECT_NE(got.err.find("x.jsonl:3: \"html\" is not a string\n"), std::string::npos) << got;
  const Ending other =
      run({"batch", "-", "--id-key=name", "--url-key=link", "--html-key=body"}, {.input = two.dump()});
  EXPECT_EQ(Json::parse(other.out).at("id"), "n");
  EXPECT_EQ(Json::parse(other.out).at("url"), "https://x.example/b");
}

TEST_F(Archives, AKilledBatchGoesOnWithTheRecordsThatAreMissing) {
  write("x.warc", warc(30));
  const Ending whole = run({"batch", "x.warc", "-o", "whole.jsonl"});
  EXPECT_EQ(whole.status, 0) << whole;
  // As a killed run leaves it: output that the journal does not speak of yet.
  write("x.jsonl", read(path("whole.jsonl")));
  const std::string all = read(path("whole.jsonl"));
  const std::size_t end = all.find('\n') + 1;
  const std::string source = std::filesystem::weakly_canonical(path("x.warc")).string() + ":" +
                             std::to_string(archive::warc_record("warcinfo", "i", "software: x\r\n").size());
  write("x.jsonl.journal",
        R"({"id":"urn:x:0","source":")" + source + R"(","end":)" + std::to_string(end) + "}\n");
  EXPECT_EQ(run({"batch", "x.warc", "-o", "x.jsonl", "--resume"}).status, 0);
  EXPECT_EQ(read(path("x.jsonl")), all);
}

}  // namespace
}  // namespace pith::cli
