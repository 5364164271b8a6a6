#include "cli/settings.hpp"

#include "cli/folder_fixture.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace pith::cli {
namespace {

using Words = std::vector<std::string>;

Result<Settings> settings(const Words& words, const Environment& environment = {}) {
  const Result<Arguments> arguments = parse_arguments(words);
  if (!arguments) return arguments.error();
  return resolve(*arguments, environment);
}

std::string error(const Words& words, const Environment& environment = {}) {
  const Result<Settings> got = settings(words, environment);
  return got ? "" : got.error().message;
}

TEST(SettingsTest, LimitsReachTheExtraction) {
  const Result<Settings> got =
      settings({"--max-size=1k", "--max-depth=2", "--max-nodes=3", "--max-attributes=4", "--max-memory=5Mi",
                "--parse-timeout=0.6", "--page-timeout=7", "x"});
  ASSERT_TRUE(got);
  const Limits& limits = got->extraction.limits;
  EXPECT_EQ(limits.bytes, 1000U);
  EXPECT_EQ(limits.depth, 2U);
  EXPECT_EQ(limits.nodes, 3U);
  EXPECT_EQ(limits.attributes, 4U);
  EXPECT_EQ(limits.memory, 5U << 20);
  EXPECT_EQ(limits.parse_ms, 600U);
  EXPECT_EQ(limits.total_ms, 7000U);
}

TEST(SettingsTest, FetchingIsToldAll) {
  const Result<Settings> got =
      settings({"--timeout=1.5", "--connect-timeout=2", "--low-speed=3", "--low-speed-time=4", "--max-size=5",
                "--max-redirects=6", "--user-agent=me", "--header=A: 1", "--header=B: 2", "--proxy=http://p/",
                "--no-proxy", "--resolve=a:1:b", "--allow-private", "--allow-private-host=h", "--ca-file=c",
                "--insecure", "x"});
  ASSERT_TRUE(got);
  const FetchOptions& fetching = got->fetching;
  EXPECT_EQ(fetching.timeout, std::chrono::milliseconds(1500));
  EXPECT_EQ(fetching.connect_timeout, std::chrono::seconds(2));
  EXPECT_EQ(fetching.low_speed, 3U);
  EXPECT_EQ(fetching.low_speed_time, std::chrono::seconds(4));
  EXPECT_EQ(fetching.max_wire_bytes, 5U);
  EXPECT_EQ(fetching.max_body_bytes, 5U);
  EXPECT_EQ(fetching.max_redirects, 6U);
  EXPECT_EQ(fetching.user_agent, "me");
  EXPECT_EQ(fetching.headers, (Words{"A: 1", "B: 2"}));
  EXPECT_EQ(fetching.proxy, "http://p/");
  EXPECT_FALSE(fetching.use_environment);
  EXPECT_EQ(fetching.resolve, Words{"a:1:b"});
  EXPECT_TRUE(fetching.allow_private);
  EXPECT_EQ(fetching.allow_private_hosts, Words{"h"});
  EXPECT_EQ(fetching.ca_file, "c");
  EXPECT_TRUE(fetching.insecure);
}

TEST(SettingsTest, CrawlingIsToldAll) {
  const Result<Settings> got =
      settings({"batch", "--ignore-robots", "--delay=1.5", "--per-host=2", "--connections=3", "--retries=4",
                "--retry-delay=5", "--max-wait=6", "--pages", "--resume", "--cache=c", "--cache-size=7k",
                "--offline", "-oout", "x"});
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_FALSE(got->crawl.robots);
  EXPECT_EQ(got->crawl.delay, std::chrono::milliseconds(1500));
  EXPECT_EQ(got->crawl.per_host, 2U);
  EXPECT_EQ(got->crawl.connections, 3U);
  EXPECT_EQ(got->crawl.retries, 4U);
  EXPECT_EQ(got->crawl.backoff, std::chrono::seconds(5));
  EXPECT_EQ(got->crawl.max_wait, std::chrono::seconds(6));
  EXPECT_EQ(got->crawl.parts, 10U);
  EXPECT_TRUE(got->resume);
  EXPECT_EQ(got->fetching.cache_folder, "c");
  EXPECT_EQ(got->fetching.cache_bytes, 7000U);
  EXPECT_TRUE(got->fetching.offline);
}

TEST(SettingsTest, WhatGoesTogether) {
  EXPECT_EQ(error({"--offline", "x"}), "option '--offline' needs '--cache'");
  EXPECT_EQ(error({"batch", "--resume", "x"}), "option '--resume' needs -o and a file or folder");
  EXPECT_EQ(error({"batch", "--resume", "-o/dev/full", "x"}),
            "option '--resume' needs -o and a file or folder");
  EXPECT_EQ(error({"batch", "--per-host=0", "x"}),
            "option '--per-host' must be a whole number from 1 on, not '0'");
  for (const char* date : {"2024-5-1", "2024-05-01T00:00", "yesterday"}) {
    EXPECT_EQ(error({"urls", std::string("--since=") + date, "x"}),
              std::string("option '--since' must be a date like 2024-05-31, not '") + date + "'");
  }
  EXPECT_EQ(error({"urls", "--since=2024-05-01", "x"}), "");
  EXPECT_EQ(error({"serve", "--port=99999"}),
            "option '--port' must be a whole number up to 65535, not '99999'");
  EXPECT_EQ(error({"x", "--url=ftp://host/"}),
            "option '--url' must be an http or https address, not 'ftp://host/'");
  EXPECT_NE(error({"urls"}).find("needs an INPUT"), std::string::npos);
}

TEST(SettingsTest, ListingsMayBeLargerThanPages) {
  EXPECT_EQ(settings({"urls", "x"})->fetching.max_body_bytes, 50'000'000U);
  EXPECT_EQ(settings({"urls", "--max-size=5", "x"})->fetching.max_body_bytes, 5U);
  EXPECT_EQ(settings({"x"})->fetching.max_body_bytes, FetchOptions{}.max_body_bytes);
  EXPECT_EQ(settings({"urls", "-oa", "x"})->target.kind, Target::Kind::file);
}

TEST(SettingsTest, ChoicesAreTheEnumeratorsOfTheSameName) {
  EXPECT_EQ(settings({"--focus=precision", "x"})->extraction.focus, Focus::precision);
  EXPECT_EQ(settings({"x"})->extraction.focus, Focus::balanced);
  EXPECT_EQ(settings({"--focus=recall", "x"})->extraction.focus, Focus::recall);
  for (const auto& [word, format] : std::vector<std::pair<std::string, Format>>{{"txt", Format::txt},
                                                                                {"md", Format::md},
                                                                                {"json", Format::json},
                                                                                {"jsonl", Format::jsonl},
                                                                                {"html", Format::html},
                                                                                {"xml", Format::xml},
                                                                                {"warc", Format::warc},
                                                                                {"tei", Format::tei},
                                                                                {"csv", Format::csv}}) {
    EXPECT_EQ(settings({"-f", word, "x"})->format, format) << word;
    EXPECT_EQ(settings({"-o", "x." + word, "y"})->format, format) << word;
  }
  EXPECT_EQ(settings({"-"})->standard_input, Stdin::guess);
  EXPECT_EQ(settings({"--stdin=html"})->standard_input, Stdin::html);
  EXPECT_EQ(settings({"--stdin=urls"})->standard_input, Stdin::urls);
  EXPECT_EQ(settings({"--stdin=text"})->standard_input, Stdin::text);
}

TEST(SettingsTest, TheEndingOfTheOutputNamesTheFormat) {
  EXPECT_EQ(settings({"-o", "a.md", "x"})->format, Format::md);
  EXPECT_EQ(settings({"-o", "a.jsonl", "x"})->format, Format::jsonl);
  EXPECT_EQ(settings({"-o", "a.json", "-f", "xml", "x"})->format, Format::xml);
  EXPECT_EQ(settings({"-o", "a.out", "x"})->format, Format::txt);
  EXPECT_EQ(settings({"batch", "-o", "a.jsonl", "x"})->format, Format::jsonl);
  EXPECT_EQ(settings({"batch", "-o", "/dev/full", "x"})->format, Format::jsonl);
  EXPECT_EQ(settings({"batch", "x"})->format, Format::jsonl);
}

TEST(SettingsTest, WhereOutputGoes) {
  using Kind = Target::Kind;
  EXPECT_EQ(settings({"x"})->target.kind, Kind::standard_output);
  EXPECT_EQ(settings({"-o", "-", "x"})->target.kind, Kind::standard_output);
  EXPECT_EQ(settings({"-o", "a", "x"})->target.kind, Kind::file);
  EXPECT_EQ(settings({"-o", "a/", "x"})->target.kind, Kind::folder);
  EXPECT_EQ(settings({"-o", "/", "x"})->target.kind, Kind::folder);
  EXPECT_EQ(settings({"batch", "-o", "a", "x"})->target.kind, Kind::folder);
  EXPECT_EQ(settings({"batch", "-o", "a", "-f", "jsonl", "x"})->target.kind, Kind::file);
  EXPECT_EQ(settings({"batch", "-o", "-", "-f", "jsonl", "x"})->target.kind, Kind::standard_output);
  EXPECT_NE(error({"batch", "-f", "txt", "x"}).find("name a folder with -o"), std::string::npos);
  EXPECT_NE(error({"features", "x"}).find("-o STEM"), std::string::npos);
  EXPECT_NE(error({"-o", "", "x"}).find("'--output'"), std::string::npos);
}

TEST(SettingsTest, InputsThatCannotBeMeantAreRefused) {
  EXPECT_NE(error({}, {.input_is_terminal = true}).find("no INPUT"), std::string::npos);
  EXPECT_EQ(settings({})->inputs, Words{"-"});
  EXPECT_NE(error({"batch"}).find("batch needs an INPUT"), std::string::npos);
  for (const char* command : {"./-", "batch", "explain", "urls"}) {
    EXPECT_EQ(error({command, "x", ""}), "an INPUT is empty") << command;
  }
  EXPECT_NE(error({"-", "-"}).find("only once"), std::string::npos);
  EXPECT_NE(error({"--stdin=html", "x"}).find("'--stdin'"), std::string::npos);
  EXPECT_NE(error({"--url=http://x/", "a", "b"}).find("single INPUT"), std::string::npos);
  EXPECT_NE(error({"--url=http://x/", "http://y/"}).find("single INPUT"), std::string::npos);
  EXPECT_NE(error({"--url=x", "a"}).find("http or https"), std::string::npos);
}

using Overwriting = InFolder;

TEST_F(Overwriting, AFileThatIsReadIsNotWritten) {
  const std::string list = write("list.jsonl", "{}");
  const std::string same = path("./../") + folder_.filename().string() + "/list.jsonl";
  const std::string refused = "the output would overwrite the input " + list;
  EXPECT_EQ(error({"batch", list, "-o", list}), refused);
  EXPECT_EQ(error({"batch", "x", list, "-o", same}), refused);
  EXPECT_EQ(error({list, "-o", list}), refused);
  EXPECT_EQ(error({"urls", list, "-o", list}), refused);
  EXPECT_EQ(error({"explain", list, "-o", list}), refused);
  EXPECT_EQ(error({"features", list, "-o", path("list")}), refused);
  EXPECT_EQ(error({"batch", list, "-o", path("other.jsonl")}), "");
  EXPECT_EQ(error({"batch", "/dev/null", "-o", "/dev/null"}), "");
}

TEST_F(Overwriting, NorIsOneThatStandsAtStandardInput) {
  const std::string list = write("list.jsonl", "{}");
  const int before = ::dup(STDIN_FILENO);
  const int file = ::open(list.c_str(), O_RDONLY | O_CLOEXEC);
  ::dup2(file, STDIN_FILENO);
  EXPECT_EQ(error({"batch", "-", "-o", list}), "the output would overwrite the input /dev/stdin");
  EXPECT_EQ(error({"batch", "-", "-o", path("other.jsonl")}), "");
  ::dup2(before, STDIN_FILENO);
  ::close(file);
  ::close(before);
}

TEST_F(Overwriting, AFolderThatIsReadGetsNoPages) {
  const std::string page = write("in/a.html", "");
  const std::string in = path("in");
  EXPECT_EQ(error({"batch", in, "-f", "html", "-o", in + "/."}),
            "the output would overwrite the input " + in);
  EXPECT_EQ(error({"batch", in, "x", "-f", "html", "-o", folder_}),
            "the output would overwrite the input " + in);
  EXPECT_EQ(error({page, "-f", "html", "-o", in + '/'}), "the output would overwrite the input " + page);
  EXPECT_EQ(error({"batch", page, "-f", "html", "-o", in}), "the output would overwrite the input " + page);
  EXPECT_EQ(error({"batch", in, "-f", "html", "-o", folder_}), "");
  EXPECT_EQ(error({"batch", in, "-f", "txt", "-o", in}), "");
  EXPECT_EQ(error({page, "-f", "txt", "-o", in + '/'}), "");
}

TEST(SettingsTest, NumbersThatAreNoneAreRefused) {
  for (const char* word : {"--max-depth=-1", "--max-depth=1x", "--max-depth=5000000000", "--max-size=1kk",
                           "--max-size=1T", "--timeout=1e3", "--timeout=-1", "--timeout=.5"}) {
    const std::string name = std::string(word).substr(0, std::string(word).find('='));
    EXPECT_EQ(error({word, "x"}).find("option '" + name + "' must be"), 0U) << word;
  }
  EXPECT_EQ(error({"batch", "--jobs=5000", "x"}), "option '--jobs' must be at most 1024");
}

TEST(SettingsTest, JobsAreTheProcessorsUnlessTold) {
  EXPECT_EQ(settings({"batch", "x"}, {.processors = 7})->jobs, 7U);
  EXPECT_EQ(settings({"batch", "-j0", "x"}, {.processors = 7})->jobs, 7U);
  EXPECT_EQ(settings({"batch", "-j3", "x"}, {.processors = 7})->jobs, 3U);
}

TEST(ParseSize, UnitsArePowers) {
  EXPECT_EQ(parse_size("12"), 12U);
  EXPECT_EQ(parse_size("2k"), 2000U);
  EXPECT_EQ(parse_size("2Ki"), 2048U);
  EXPECT_EQ(parse_size("3M"), 3'000'000U);
  EXPECT_EQ(parse_size("3Mi"), 3U << 20);
  EXPECT_EQ(parse_size("1G"), 1'000'000'000U);
  EXPECT_EQ(parse_size("1Gi"), 1U << 30);
  for (const char* text : {"", "k", "i", "1.5M", "-1", "1 k", "99999999999G", "18446744073709551615"}) {
    EXPECT_FALSE(parse_size(text)) << text;
  }
}

TEST(ParseSeconds, DecimalsAreMilliseconds) {
  EXPECT_EQ(parse_seconds("2"), 2000U);
  EXPECT_EQ(parse_seconds("0.25"), 250U);
  EXPECT_EQ(parse_seconds("1.001"), 1001U);
  EXPECT_EQ(parse_seconds("0"), 0U);
  for (const char* text : {"", ".", "1.", ".5", "1.0001", "1s", "-1", "+1", "4294968", "1.-5", "1.2.3"}) {
    EXPECT_FALSE(parse_seconds(text)) << text;
  }
}

}  // namespace
}  // namespace pith::cli
