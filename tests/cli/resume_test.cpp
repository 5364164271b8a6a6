// pith batch that is cut short, and gone on with.
#include "cli/command.hpp"
#include "fetch/server.hpp"

#include <algorithm>
#include <csignal>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

class Resume : public WithCommand {
 protected:
  static constexpr int pages = 40;

  Resume() {
    // A slow page is asked for in the middle: the batch is cut short while it waits.
    std::string list;
    for (int number = 0; number < pages; ++number) {
      list += server_.at(number == pages / 2 ? "/slow-page?2" : "/page?" + std::to_string(number)) + "\n";
    }
    write("urls", list);
  }

  Ending batch(const Words& options, const Streams& streams = {}) {
    Words words = {"batch", "urls", "--allow-private", "--delay=0", "--ignore-robots", "-j2"};
    words.insert(words.end(), options.begin(), options.end());
    return run(words, streams);
  }

  // Cuts the batch short while it waits for the slow page; one into a file or folder, the first option, when
  // the first page is written.
  Ending cut_short(const Words& options, int signal) {
    std::string journal;
    if (!options.empty()) {
      const std::string out = options.front().substr(2);
      journal = path(out + (out.ends_with(".jsonl") ? ".journal" : "/.pith-journal"));
    }
    const auto waits = [this, journal] {
      if (asked("/slow-page?2") == 0) return false;
      return journal.empty() ||
             (std::filesystem::exists(journal) && read(journal).find("/page?0\"") != std::string::npos);
    };
    return batch(options, {.signal = signal, .when = waits});
  }

  std::size_t asked(const std::string& target) const {
    const std::string log = server_.log();
    const std::string entry = R"("target": ")" + target + '"';
    std::size_t count = 0;
    for (std::size_t at = log.find(entry); at != std::string::npos; at = log.find(entry, at + 1)) ++count;
    return count;
  }

  // How often each id stands in the lines of a file.
  std::map<std::string, int> ids(const std::string& name) const {
    std::map<std::string, int> out;
    std::istringstream stream(read(path(name)));
    for (std::string line; std::getline(stream, line);) ++out[Json::parse(line).at("id")];
    return out;
  }

  void expect_all_once(const std::string& name) const {
    const auto got = ids(name);
    EXPECT_EQ(got.size(), std::size_t{pages});
    for (const auto& [id, count] : got) EXPECT_EQ(count, 1) << id;
  }

  bool exists(const std::string& name) const { return std::filesystem::exists(path(name)); }

  fetch::Server server_;
};

TEST_F(Resume, EveryPageIsThereOnceAfterSigkill) {
  EXPECT_EQ(cut_short({"-oout.jsonl"}, SIGKILL).status, 128 + SIGKILL);
  const std::size_t before = ids("out.jsonl").size();
  EXPECT_GT(before, 0U);
  EXPECT_LT(before, std::size_t{pages});
  const Ending got = batch({"-oout.jsonl", "--resume"});
  EXPECT_EQ(got.status, 0) << got;
  expect_all_once("out.jsonl");
  EXPECT_EQ(asked("/page?0"), 1U) << "what is done is not fetched again";
  EXPECT_FALSE(exists("out.jsonl.journal")) << "there is nothing more to go on with";
}

TEST_F(Resume, SigintEndsWithWhatIsDoneAndSaysHowToGoOn) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const std::string name = "out" + std::to_string(signal) + ".jsonl";
    const std::size_t slow = asked("/slow-page?2");
    const Ending cut =
        batch({"-o", name}, {.signal = signal, .when = [&] { return asked("/slow-page?2") > slow; }});
    EXPECT_EQ(cut.status, 128 + signal) << cut;
    const std::size_t done = ids(name).size();
    EXPECT_EQ(cut.err, "pith: stopped; " + std::to_string(done) + " pages are done; --resume continues\n");
    EXPECT_EQ(batch({"-o", name, "--resume"}).status, 0);
    expect_all_once(name);
  }
  const Ending bare = cut_short({}, SIGINT);
  EXPECT_EQ(bare.err.find("--resume"), std::string::npos) << bare;
}

TEST_F(Resume, SigintEndsABatchThatWaitsForItsInput) {
  bool asked_once = false;
  const Ending got =
      run({"batch", "-"},
          {.in = In::terminal, .signal = SIGINT, .when = [&] { return std::exchange(asked_once, true); }});
  EXPECT_EQ(got.status, 128 + SIGINT) << got;
}

TEST_F(Resume, AFolderIsGoneOnWith) {
  EXPECT_EQ(cut_short({"-oout"}, SIGKILL).status, 128 + SIGKILL);
  EXPECT_TRUE(exists("out/.pith-journal"));
  EXPECT_EQ(batch({"-oout", "--resume"}).status, 0);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path("out"))) {
    if (entry.is_regular_file()) ++files;
  }
  EXPECT_EQ(files, std::size_t{pages});
  EXPECT_EQ(asked("/page?0"), 1U);
}

TEST_F(Resume, TornLinesAreCutOff) {
  (void)cut_short({"-oout.jsonl"}, SIGKILL);
  const std::string output = read(path("out.jsonl"));
  const std::string journal = read(path("out.jsonl.journal"));
  write("out.jsonl", output + R"({"id":"http://h.example/half)");
  write("out.jsonl.journal", journal + R"({"id":"http://h.exam)");
  EXPECT_EQ(batch({"-oout.jsonl", "--resume"}).status, 0);
  expect_all_once("out.jsonl");
  // An output line of which the journal knows nothing yet is not taken for done.
  write("out.jsonl", output);
  write("out.jsonl.journal", journal.substr(0, journal.rfind('\n', journal.size() - 2) + 1));
  EXPECT_EQ(batch({"-oout.jsonl", "--resume"}).status, 0);
  expect_all_once("out.jsonl");
}

TEST_F(Resume, PagesThatFailedAreTriedAgain) {
  write("urls", server_.at("/flaky?1+404") + "\n" + server_.at("/page?0") + "\n" + server_.at("/404") + "\n" +
                    server_.at("/page?1") + "\n");
  for (const std::string name : {"out.jsonl", "folder"}) {
    write("urls", server_.at("/flaky?1+404+" + name) + "\n" + server_.at("/page?0") + "\n" +
                      server_.at("/404") + "\n" + server_.at("/page?1") + "\n");
    EXPECT_EQ(batch({"-o", name}).status, 3);
    const std::size_t done = asked("/page?0");
    const Ending again = batch({"-o", name, "--resume"});
    EXPECT_EQ(again.status, 3) << again;
    EXPECT_EQ(again.err, server_.at("/404") + ": status 404 (not found)\n");
    EXPECT_EQ(asked("/page?0"), done);
    EXPECT_EQ(batch({"-o", name, "--resume"}).status, 3) << "as often as one likes";
  }
  EXPECT_EQ(ids("out.jsonl").size(), 4U);
  std::istringstream stream(read(path("out.jsonl")));
  int failed = 0;
  for (std::string line; std::getline(stream, line);) failed += Json::parse(line).contains("error") ? 1 : 0;
  EXPECT_EQ(failed, 1);
}

TEST_F(Resume, APageThatIsThereTwiceIsDoneTwice) {
  const std::string twice = server_.at("/page?7") + "\n";
  write("urls", twice + server_.at("/404") + "\n" + twice);
  EXPECT_EQ(batch({"-oout.jsonl"}).status, 3);
  EXPECT_EQ(batch({"-oout.jsonl", "--resume"}).status, 3);
  EXPECT_EQ(ids("out.jsonl")[server_.at("/page?7")], 2);
  EXPECT_EQ(asked("/page?7"), 2U);
}

TEST_F(Resume, FilesAreGoneOnWithToo) {
  for (int number = 0; number < 3; ++number) write("p/" + std::to_string(number) + ".html", page("Bridge"));
  EXPECT_EQ(run({"batch", "p", "gone", "-oout.jsonl"}).status, 4);
  write("p/3.html", page("Bridge"));
  write("p/0.html", "no longer a page that is read");
  EXPECT_EQ(run({"batch", "p", "-oout.jsonl", "--resume"}).status, 0);
  EXPECT_EQ(ids("out.jsonl"),
            (std::map<std::string, int>{{"p/0.html", 1}, {"p/1.html", 1}, {"p/2.html", 1}, {"p/3.html", 1}}));
}

TEST_F(Resume, WithoutAnEarlierRunItBegins) {
  write("p/0.html", page("Bridge"));
  EXPECT_EQ(run({"batch", "p", "-oout.jsonl", "--resume"}).status, 0);
  EXPECT_EQ(ids("out.jsonl").size(), 1U);
}

TEST_F(Resume, WhatCannotBeGoneOnWithIsLeftAlone) {
  write("p/0.html", page("Bridge"));
  const auto error = [this] {
    const Ending got = run({"batch", "p", "-oout.jsonl", "--resume"});
    EXPECT_EQ(got.status, 4) << got;
    return got.err;
  };
  write("out.jsonl", "mine\n");
  EXPECT_NE(error().find("there is no journal beside it to go on from"), std::string::npos);
  write("out.jsonl.journal", "words\n");
  EXPECT_NE(error().find("not a journal of batch"), std::string::npos);
  write("out.jsonl.journal", "{\"id\":\"a\",\"end\":100}\n");
  EXPECT_NE(error().find("does not fit the journal beside it"), std::string::npos);
  write("out.jsonl.journal", "{\"id\":\"a\",\"end\":3}\n{\"id\":\"b\",\"end\":2}\n");
  EXPECT_NE(error().find("does not fit the journal beside it"), std::string::npos);
  EXPECT_EQ(read(path("out.jsonl")), "mine\n");
}

TEST_F(Resume, TwoBatchesDoNotWriteToTheSameOutput) {
  Ending second;
  bool tried = false;
  const auto when = [&] {
    // The output is locked from the first page that is written.
    if (asked("/slow-page?2") == 0 || !exists("out.jsonl.journal")) return false;
    if (!std::exchange(tried, true)) {
      write("p/0.html", page("Bridge"));
      second = run({"batch", "p", "-oout.jsonl"});
    }
    return true;
  };
  (void)batch({"-oout.jsonl"}, {.signal = SIGKILL, .when = when});
  EXPECT_EQ(second.status, 4) << second;
  EXPECT_NE(second.err.find("another batch writes there"), std::string::npos) << second;
}

TEST_F(Resume, ABatchThatStillWorksIsNotGoneOnWith) {
  // A page that failed makes the one that goes on write output and journal anew.
  write("urls", server_.at("/404") + "\n" + read(path("urls")));
  std::size_t slow = 0;
  for (const Words& options : {Words{"-oout.jsonl"}, Words{"-oout.jsonl", "--resume"}}) {
    Ending second;
    const auto waits = [&] {
      if (asked("/slow-page?2") == slow || read(path("out.jsonl.journal")).empty()) return false;
      if (second.status < 0) second = batch({"-oout.jsonl", "--resume"});
      return true;
    };
    const Ending first = batch(options, {.signal = SIGCONT, .when = waits});
    EXPECT_EQ(first.status, 3) << first;
    EXPECT_EQ(second.status, 4) << second;
    EXPECT_NE(second.err.find("another batch writes there"), std::string::npos) << second;
    EXPECT_EQ(ids("out.jsonl").size(), std::size_t{pages} + 1);
    // The slow page is done once more.
    slow = asked("/slow-page?2");
    write("urls", read(path("urls")) + server_.at("/slow-page?2") + "\n");
  }
}

TEST_F(Resume, ABatchWithoutPagesLeavesAnEarlierJournal) {
  write("p/0.html", page("Bridge"));
  std::filesystem::create_directory(path("empty"));
  EXPECT_EQ(run({"batch", "p", "gone", "-oout.jsonl"}).status, 4);
  const std::string journal = read(path("out.jsonl.journal"));
  EXPECT_EQ(run({"batch", "empty", "-oout.jsonl"}).status, 0);
  EXPECT_EQ(read(path("out.jsonl.journal")), journal);
}

TEST_F(Resume, AnOldCutDoesNotReachANewRun) {
  write("p/0.html", page("Bridge"));
  write("out.jsonl.journal.new", "{\"id\":\"p/0.html\",\"end\":0}\n");
  EXPECT_EQ(run({"batch", "p", "gone", "-oout.jsonl"}).status, 4);
  EXPECT_EQ(run({"batch", "p", "-oout.jsonl", "--resume"}).status, 0);
  EXPECT_EQ(ids("out.jsonl").size(), 1U);
}

TEST_F(Resume, PagesOfTheSameNameAreKeptApart) {
  const std::string line = R"({"path": "x.html"})";
  write("m1/l.jsonl", line);
  write("m2/l.jsonl", line);
  write("m2/x.html", page("Second"));
  const Words words = {"batch", "m1/l.jsonl", "m2/l.jsonl", "-oout.jsonl"};
  EXPECT_EQ(run(words).status, 4);
  write("m1/x.html", page("First"));
  Words again = words;
  again.emplace_back("--resume");
  EXPECT_EQ(run(again).status, 0);
  const std::string out = read(path("out.jsonl"));
  EXPECT_NE(out.find("\"First\""), std::string::npos) << out;
  EXPECT_EQ(ids("out.jsonl"), (std::map<std::string, int>{{"x.html", 2}}));
}

TEST_F(Resume, AListMayBeNamedInAnotherWay) {
  write("l.jsonl", R"({"id": "x", "path": "x.html"})"
                   "\n"
                   R"({"id": "y", "path": "y.html"})");
  write("x.html", page("First"));
  EXPECT_EQ(run({"batch", "l.jsonl", "-oout.jsonl"}).status, 4);
  write("y.html", page("Second"));
  EXPECT_EQ(run({"batch", path("l.jsonl"), "-oout.jsonl", "--resume"}).status, 0);
  EXPECT_EQ(ids("out.jsonl"), (std::map<std::string, int>{{"x", 1}, {"y", 1}}));
}

TEST_F(Resume, NamesThatAreNoTextAreKeptApart) {
  for (const std::string name : {"out.jsonl", "out"}) {
    // Into the folder, a/p/\xFE.html and b/p/\xFE.html go by the same name.
    write("a/p/\xFE.html", "\x89PNG\r\n\x1A\n");
    write("a/p/\xFF.html", page("Second"));
    write("b/p/\xFE.html", page("Third"));
    EXPECT_EQ(run({"batch", "a/p", "b/p", "-o", name}).status, 4);
    write("a/p/\xFE.html", page("First"));
    EXPECT_EQ(run({"batch", "a/p", "b/p", "-o", name, "--resume"}).status, 0);
  }
  EXPECT_EQ(ids("out.jsonl"), (std::map<std::string, int>{{"a/p/\uFFFD.html", 2}, {"b/p/\uFFFD.html", 1}}));
  EXPECT_NE(read(path("out.jsonl")).find("\"First\""), std::string::npos);
  EXPECT_NE(read(path("out/p/\xFE.txt")).find("Third"), std::string::npos);
  EXPECT_NE(read(path("out/p/\xFE-2.txt")).find("First"), std::string::npos);
  EXPECT_NE(read(path("out/p/\xFF.txt")).find("Second"), std::string::npos);
}

TEST_F(Resume, ACutInTheMiddleOfLeavingOutIsHealed) {
  // Before the new output has its name, both new files are dropped; after it the journal follows.
  write("p/0.html", page("Bridge"));
  const std::string line = R"({"id":"p/0.html"})"
                           "\n";
  write("out.jsonl", R"({"id":"x","error":"y"})"
                     "\n" +
                         line);
  write("out.jsonl.journal", R"({"id":"x","end":23,"failed":true})"
                             "\n"
                             R"({"id":"p/0.html","end":41})"
                             "\n");
  write("out.jsonl.new", "half");
  write("out.jsonl.journal.new", "half");
  EXPECT_EQ(run({"batch", "p", "-oout.jsonl", "--resume"}).status, 0);
  EXPECT_EQ(read(path("out.jsonl")), line);
  write("out.jsonl.journal", R"({"id":"x","end":23,"failed":true})"
                             "\n"
                             R"({"id":"p/0.html","end":41})"
                             "\n");
  write("out.jsonl.journal.new", R"({"id":"p/0.html","end":18})"
                                 "\n");
  EXPECT_EQ(run({"batch", "p", "-oout.jsonl", "--resume"}).status, 0);
  EXPECT_EQ(read(path("out.jsonl")), line);
}

}  // namespace
}  // namespace pith::cli
