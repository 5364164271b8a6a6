// Output of batch that is packed, as WARC, and what goes beside it: errors, a summary, repeats.
#include "archive/archive_builder.hpp"
#include "archive/warc.hpp"
#include "cli/command.hpp"
#include "cli/packing.hpp"

#include <algorithm>
#include <csignal>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Json = nlohmann::json;

class PackedOutput : public WithCommand {
 protected:
  static std::string warc(int pages) {
    std::string out;
    for (int number = 0; number < pages; ++number) {
      const std::string id = std::to_string(number);
      out +=
          archive::warc_record("response", id, archive::http_response(page("Bridge " + id, 3 + number % 5)));
    }
    return out;
  }

  static std::string unpacked(const std::string& bytes) {
    archive::Members members(archive::feed_of(bytes), archive::packing_of(bytes));
    std::string out;
    using Event = archive::Members::Event;
    for (Event event = Event::bytes; event == Event::bytes || event == Event::boundary;)
      event = members.read(out);
    return out;
  }

  static std::vector<Json> lines(const std::string& text) {
    std::vector<Json> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.push_back(Json::parse(line));
    return out;
  }

  std::size_t lines_of(const std::string& name) const {
    const std::string text = read(path(name));
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }
};

TEST_F(PackedOutput, TheNameOfTheFileTellsHowItIsPacked) {
  write("x.warc", warc(5));
  EXPECT_EQ(run({"batch", "x.warc", "-o", "x.jsonl"}).status, 0);
  for (const std::string name : {"x.jsonl.gz", "x.jsonl.zst"}) {
    const Ending got = run({"batch", "x.warc", "-o", name});
    EXPECT_EQ(got.status, 0) << got;
    const std::string bytes = read(path(name));
    EXPECT_NE(archive::packing_of(bytes), Packing::none);
    EXPECT_EQ(unpacked(bytes), read(path("x.jsonl"))) << name;
    EXPECT_FALSE(std::filesystem::exists(path(name + ".journal")));
  }
}

TEST_F(PackedOutput, ArticlesBecomeConversionRecords) {
  write("x.warc", warc(3) + "WARC/1.0\r\nno: head\r\n\r\n");
  for (const std::string name : {"out.warc", "out.warc.gz", "out.warc.zst"}) {
    const Ending got = run({"batch", "x.warc", "-o", name});
    EXPECT_EQ(got.status, 4) << got;
    const std::string text = unpacked(read(path(name)));
    EXPECT_EQ(text.find("WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:"), 0U);
    EXPECT_NE(
        text.find(
            "WARC-Target-URI: https://x.example/2\r\nWARC-Date: 2024-05-31T12:30:00Z\r\nWARC-Refers-To: "
            "<urn:x:2>\r\nContent-Type: text/plain\r\n"),
        std::string::npos)
        << text;
    const std::string bytes = read(path(name));
    archive::WarcReader reader(archive::feed_of(bytes), archive::packing_of(bytes), 1'000'000);
    EXPECT_FALSE(reader.next());
    EXPECT_EQ(reader.skipped(), (archive::Skipped{{"conversion", 3}}));
  }
}

TEST_F(PackedOutput, ErrorsGoToAFileOfTheirOwn) {
  const std::string first = warc(1);
  write("x.warc", first + "WARC/1.0\r\nno: head\r\n\r\n" + warc(2));
  write("m.jsonl", "{\"id\": \"gone\", \"path\": \"gone.html\"}\n");
  const Ending got = run({"batch", "x.warc", "m.jsonl", "-o", "x.jsonl", "--errors", "failed.jsonl"});
  EXPECT_EQ(got.status, 4) << got;
  EXPECT_EQ(lines_of("x.jsonl"), 3U);
  const std::vector<Json> failed = lines(read(path("failed.jsonl")));
  ASSERT_EQ(failed.size(), 2U);
  EXPECT_EQ(failed[0].at("path"), "x.warc");
  EXPECT_EQ(failed[0].at("offset"), first.size());
  EXPECT_EQ(failed[0].at("kind"), "input");
  EXPECT_EQ(failed[0].at("error"), "the record has no valid type or length");
  EXPECT_EQ(failed[1], Json({{"id", "gone"},
                             {"path", "gone.html"},
                             {"kind", "input"},
                             {"error", "No such file or directory"}}));
  EXPECT_FALSE(std::filesystem::exists(path("x.jsonl.journal"))) << "what failed is told, and done";
  // The file is that of this run alone.
  EXPECT_EQ(run({"batch", "x.warc", "-o", "x.jsonl", "--errors", "failed.jsonl"}).status, 4);
  EXPECT_EQ(lines_of("failed.jsonl"), 1U);
}

TEST_F(PackedOutput, ASummaryTellsWhatBecameOfThePages) {
  write("x.warc", warc(2) + archive::warc_record("request", "q", "GET / HTTP/1.1\r\n\r\n") +
                      "WARC/1.0\r\nno: head\r\n\r\n" +
                      archive::warc_record("response", "s", archive::http_response(shell())));
  const Ending got = run({"batch", "x.warc", "-o", "x.jsonl", "--errors", "e.jsonl", "--summary"});
  EXPECT_NE(got.err.find("pith: 4 pages, 0."), std::string::npos) << got;
  EXPECT_NE(got.err.find("pith: 2 articles, 0 thin, 1 without an article, 1 failed (1 input)\n"),
            std::string::npos)
      << got;
  EXPECT_NE(got.err.find("pith: passed over in archives: 1 request\n"), std::string::npos) << got;
}

TEST_F(PackedOutput, AFullDiskIsToldFromAClosedPipe) {
  write("x.warc", warc(2));
  const Ending full = run({"batch", "x.warc"}, {.out = Out::full});
  EXPECT_EQ(full.status, 4) << full;
  EXPECT_NE(full.err.find("No space left on device"), std::string::npos) << full;
  EXPECT_EQ(run({"batch", "x.warc"}, {.out = Out::closed_pipe}).status, 128 + SIGPIPE);
}

TEST_F(PackedOutput, PagesThatFailedAreTakenOutOfPackedOutputAndTriedAgain) {
  for (const std::string name : {"x.jsonl", "x.jsonl.gz", "x.jsonl.zst"}) {
    std::string manifest;
    for (int number = 0; number < 6; ++number) {
      const std::string file = "p" + std::to_string(number) + ".html";
      if (number != 2) write(file, page("Bridge " + std::to_string(number)));
      manifest += R"({"path": ")" + file + "\"}\n";
    }
    write("m.jsonl", manifest);
    EXPECT_EQ(run({"batch", "m.jsonl", "-o", name}).status, 4);
    write("p2.html", page("Bridge 2"));
    const Ending got = run({"batch", "m.jsonl", "-o", name, "--resume"});
    EXPECT_EQ(got.status, 0) << got;
    const std::vector<Json> all = lines(unpacked(read(path(name))));
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(all.back().at("title"), "Bridge 2");
    std::filesystem::remove(path("p2.html"));
  }
}

TEST_F(PackedOutput, RepeatsAreDroppedAndNamed) {
  write("a.html", page("Bridge", 8));
  std::string copy = page("Bridge", 8);
  copy.replace(copy.find("Nobody"), 6, "Somebody");
  write("b.html", copy);
  write("c.html",
        page("Bridge", 3) +
            "<p>And much else happened on that day in the town by the river, of which the paper "
            "told at length: the mill burned, the mayor left, the ferry sank and was raised again.</p>");
  write("m.jsonl",
        "{\"path\": \"a.html\"}\n{\"path\": \"c.html\"}\n{\"path\": \"b.html\"}\n{\"id\": \"again\", "
        "\"path\": \"a.html\"}\n");
  const Ending got = run({"batch", "m.jsonl", "--dedup"});
  const std::vector<Json> all = lines(got.out);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].at("title"), "Bridge");
  EXPECT_TRUE(all[1].contains("title"));
  EXPECT_EQ(all[2], Json({{"id", "b.html"}, {"repeats", "a.html"}}));
  EXPECT_EQ(all[3], Json({{"id", "again"}, {"repeats", "a.html"}}));
  EXPECT_EQ(run({"batch", "m.jsonl", "--dedup", "-j1"}), got);
  EXPECT_EQ(run({"batch", "m.jsonl", "--dedup", "--isolate"}), got);
  const Ending folder = run({"batch", "m.jsonl", "--dedup", "-ftxt", "-o", "out", "--summary"});
  EXPECT_NE(folder.err.find("pith: again repeats a.html\n"), std::string::npos) << folder;
  EXPECT_NE(folder.err.find("2 of them repeats"), std::string::npos) << folder;
  EXPECT_FALSE(std::filesystem::exists(path("out/again.txt")));
  EXPECT_FALSE(std::filesystem::exists(path("out/.pith-sketches")));
}

}  // namespace
}  // namespace pith::cli
