// pith batch --isolate: the same articles, and a process that ends costs one page.
#include "cli/isolation.hpp"

#include "cli/command.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <poll.h>

namespace pith::cli {
namespace {

using Json = nlohmann::json;

class Isolation : public WithCommand {
 protected:
  Isolation() {
    for (const char* name : {"pages/a.html", "pages/c.html", "pages/d.html"}) write(name, page(name));
    write("pages/b.html", shell());
    write("pages/e.html", "\x89PNG\r\n\x1a\n");
  }
};

TEST_F(Isolation, GivesTheSame) {
  const Ending plain = run({"batch", "pages", "-j2"});
  EXPECT_EQ(plain.status, 4);
  EXPECT_EQ(run({"batch", "pages", "-j2", "--isolate"}), plain);
  EXPECT_EQ(run({"batch", "-j1", "--isolate", "-"}, {.input = R"({"path": "pages/a.html"})"}),
            run({"batch", "-"}, {.input = R"({"path": "pages/a.html"})"}));
}

TEST_F(Isolation, GivesTheSameBehindTwoDashes) {
  const std::string list = R"({"path": "pages/a.html"})";
  EXPECT_EQ(run({"batch", "-j1", "--isolate", "--", "-"}, {.input = list}),
            run({"batch", "-"}, {.input = list}));
}

TEST_F(Isolation, GivesTheSameFeatures) {
  EXPECT_EQ(run({"features", "pages", "-o", "plain"}),
            run({"features", "pages", "-o", "other", "--isolate"}));
  for (const char* extension : {".bin", ".jsonl", ".names"}) {
    EXPECT_EQ(read(path(std::string("plain") + extension)), read(path(std::string("other") + extension)))
        << extension;
  }
}

// Sanitizers need more addresses than a process may be given.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

TEST_F(Isolation, AProcessThatEndsCostsOnePage) {
  if (sanitized) GTEST_SKIP();
  // The second page does not fit into the process, which dies of it.
  constexpr std::size_t too_much = 120'000'000;  // for the memory that a process may take
  write_gzip("pages/b.html.gz", "<p>" + std::string(too_much, ' '));  // NOLINT(bugprone-string-constructor)
  const Ending got =
      run({"batch", "pages", "-j1", "--isolate", "--max-size=200M", "--max-process-memory=200M"});
  EXPECT_EQ(got.status, 4) << got.err;
  std::vector<Json> lines;
  std::istringstream stream(got.out);
  for (std::string line; std::getline(stream, line);) lines.push_back(Json::parse(line));
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[2].value("id", ""), "pages/b.html.gz");
  EXPECT_EQ(lines[2].value("error", ""),
            "the page cannot be read: the process that had it ended with status 5");
  for (const std::size_t other : {0U, 3U, 4U}) EXPECT_EQ(lines[other].value("outcome", ""), "article");
}

std::atomic<bool> waits_are_short = false;

// Here the process that cleans pages is this program, by the same test: it serves what the test hands out.
class IsolatedWork : public testing::Test {
 protected:
  ~IsolatedWork() override {
    waits_are_short = false;
    unsetenv(worker);
  }

  static bool is_worker() { return std::getenv(worker) != nullptr; }

  static Settings settings() {
    setenv(worker, "yes", 1);
    Settings out;
    out.words = {std::string("--gtest_filter=IsolatedWork.") +
                 testing::UnitTest::GetInstance()->current_test_info()->name()};
    out.extraction.limits.total_ms = 500;
    return out;
  }

  static std::string clean(const Work& work, const std::string& bytes) {
    Record record;
    work({bytes, {}, {}, {}, {}}, record);
    return record.error ? record.error->message : record.output;
  }

 private:
  static constexpr const char* worker = "PITH_TEST_WORKER";
};

TEST_F(IsolatedWork, AProcessThatDoesNotAnswerCostsOnePage) {
  if (is_worker()) {
    return serve({}, [](const Loaded& page, Record& record) {
      if (page.bytes == "stuck") raise(SIGSTOP);
      record.output = page.bytes;
    });
  }
  const Settings same_test = settings();
  const Work work = isolated(same_test, std::chrono::seconds(3));
  Record late;
  work({"stuck", {}, {}, {}, {}}, late);
  ASSERT_TRUE(late.error);
  EXPECT_EQ(late.error->message, "the page takes more than 500 ms");
  EXPECT_EQ(late.error->limit, Limit::total_time);
  EXPECT_EQ(late.error->limit_value, 500U);
  EXPECT_EQ(clean(work, "good"), "good");
}

TEST_F(IsolatedWork, AnErrorComesBackWhole) {
  if (is_worker()) {
    return serve({}, [](const Loaded&, Record& record) {
      record.error = {ErrorCode::limit, "too deep", Limit::depth, 12'345'678'901};
    });
  }
  const Settings same_test = settings();
  Record record;
  isolated(same_test)({"deep", {}, {}, {}, {}}, record);
  ASSERT_TRUE(record.error);
  EXPECT_EQ(record.error->code, ErrorCode::limit);
  EXPECT_EQ(record.error->message, "too deep");
  EXPECT_EQ(record.error->limit, Limit::depth);
  EXPECT_EQ(record.error->limit_value, 12'345'678'901U);
}

TEST_F(IsolatedWork, AWaitThatEndsBeforeItsTimeIsGoneOnWith) {
  waits_are_short = true;
  if (is_worker()) {
    return serve({}, [](const Loaded& page, Record& record) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      record.output = page.bytes;
    });
  }
  const Settings same_test = settings();
  const Work work = isolated(same_test);
  EXPECT_EQ(clean(work, "first"), "first");
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(clean(work, "second"), "second");
}

}  // namespace
}  // namespace pith::cli

// The linker puts it in the place of poll().
extern "C" {
int poll_itself(pollfd* entries, nfds_t count, int milliseconds) __asm__("__real_poll");
int short_poll(pollfd* entries, nfds_t count, int milliseconds) __asm__("__wrap_poll");

int short_poll(pollfd* entries, nfds_t count, int milliseconds) {
  return poll_itself(entries, count, pith::cli::waits_are_short ? std::min(milliseconds, 1) : milliseconds);
}
}
