// Servers that misbehave, as the command meets them in a batch: each ends soon and cheaply, with the article
// or one clear line and the right status, and the pages around it come out untouched.
#include "cli/command.hpp"
#include "fetch/server.hpp"

#include <algorithm>
#include <chrono>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Json = nlohmann::json;

struct Case {
  std::string_view name;
  std::string_view target;  // OTHER stands for the second port
  int status = 0;
  std::string_view cause = {};  // a part of the line on standard error; empty: the article comes
};

std::ostream& operator<<(std::ostream& out, const Case& test) { return out << test.target; }

constexpr Case cases[] = {
    {"EndlessBody", "/endless-body", 5, "larger than the limit of 2 MB"},
    {"EndlessChunks", "/endless-chunks", 5, "larger than the limit of 2 MB"},
    {"OneByteEachHalfSecond", "/slow-body", 3, "too slow"},
    {"SlowHeaders", "/slow-headers", 3, ""},
    {"SilentAccept", "/silent", 3, ""},
    {"HangUp", "/hang-up", 3, "closed the connection without an answer"},
    {"ResetInTheBody", "/reset", 3, ""},
    {"LengthTooLong", "/long-length", 3, "the body ended early"},
    {"LengthTooShort", "/short-length", 1, "no article found"},
    {"TwoLengths", "/two-lengths", 3, ""},
    {"HugeLength", "/huge-length", 3, ""},
    {"LargeLength", "/large-length", 5, "1 TB long, the limit is 2 MB"},
    {"NegativeLength", "/negative-length", 3, ""},
    {"OversizedChunk", "/oversized-chunk", 3, ""},
    {"ChunksWithoutEnd", "/cut-chunks", 3, "the body ended early"},
    {"GzipBomb", "/bomb", 5, "larger than the limit of 2 MB when decompressed"},
    {"GzipTwentyfold", "/gzip-20", 3, ""},
    {"GzipTwice", "/gzip-twice"},
    {"GzipTruncated", "/gzip-cut", 3, "the gzip data ended early"},
    {"GzipWithWrongSum", "/gzip-bad-sum", 3, "broken gzip data"},
    {"GzipThatIsNone", "/gzip-lie"},
    {"GzipWithTrailingGarbage", "/gzip-garbage"},
    {"UnknownCoding", "/unknown-coding", 3, ""},
    {"HeaderFlood", "/header-flood", 3, "headers larger than"},
    {"EndlessEarlyHints", "/endless-hints", 3, "too many interim responses"},
    {"OneEarlyHint", "/one-hint"},
    {"RedirectLoop", "/loop", 3, "more than 5 redirects"},
    {"RedirectNowhere", "/nowhere", 3, "without an address to go to"},
    {"RedirectToFile", "/to?file:///etc/passwd", 3, "redirect refused"},
    {"RedirectToFtp", "/to?ftp://127.0.0.1/", 3, "redirect refused"},
    {"RedirectToGopher", "/to?gopher://127.0.0.1/", 3, "redirect refused"},
    {"RedirectToLoopback", "/to?http://127.0.0.1:OTHER/page", 3, "a loopback address"},
    {"RedirectToShortLoopback", "/to?http://127.1:OTHER/page", 3, "a loopback address"},
    {"RedirectToDecimalLoopback", "/to?http://2130706433:OTHER/page", 3, "a loopback address"},
    {"RedirectToHexLoopback", "/to?http://0x7f000001:OTHER/page", 3, "a loopback address"},
    {"RedirectToOctalLoopback", "/to?http://0177.0.0.1:OTHER/page", 3, "a loopback address"},
    {"RedirectToLocalhost", "/to?http://localhost:OTHER/page", 3, "a loopback address"},
    {"RedirectToZero", "/to?http://0.0.0.0:OTHER/page", 3, "refused"},
    {"RedirectToLoopback6", "/to?http://[::1]:OTHER/page", 3, "a loopback address"},
    {"RedirectToMappedLoopback", "/to?http://[::ffff:127.0.0.1]:OTHER/page", 3, "a loopback address"},
    {"RedirectToEscapedLoopback", "/to?http://%31%32%37.0.0.1:OTHER/page", 3, "refused"},
    {"RedirectToRebindingName", "/to?http://rebind.example:OTHER/page", 3, "a loopback address"},
    {"EscapeInTheStatusLine", "/esc-status", 3, "status 500 (the server failed)"},
    {"NulInAHeader", "/nul-header", 3, ""},
    {"CredentialsInLocation", "/to?http://me:secret@127.0.0.1:FIRST/page"},
    {"LongLocation", "/long-location", 3, "the address is longer"},
    {"NoContentWithABody", "/204", 3, "status 204"},
    {"PartUnasked", "/206", 3, "status 206"},
    {"LoginWanted", "/401", 3, "status 401 (a login is needed)"},
    {"EndlessErrorPage", "/404-endless", 3, "status 404 (not found)"},
    {"BeforeHttp1", "/0.9", 3, "the answer is not HTTP"},
    {"Image", "/image", 4, "not a page but image/png"},
    {"ImageCalledAPage", "/image-as-page", 4, ""},
    {"Pdf", "/pdf", 4, "not a page but application/pdf"},
    {"PdfCalledAPage", "/pdf-as-page", 4, ""},
    {"PlainText", "/plain-text"},
    {"Xhtml", "/xhtml"},
    {"PageCalledAnImage", "/page-as-image"},
    {"PageWithoutAType", "/untyped"},
    {"UnknownCharset", "/odd-charset"},
};

class HostileServer : public WithCommand, public testing::WithParamInterface<Case> {
 protected:
  std::string filled_in(std::string_view target) const {
    std::string out(target);
    for (const auto& [word, port] :
         {std::pair("OTHER", server_.port(1)), std::pair("FIRST", server_.port(0))}) {
      if (const std::size_t at = out.find(word); at != std::string::npos)
        out.replace(at, std::string_view(word).size(), std::to_string(port));
    }
    return out;
  }

  fetch::Server server_;
};

TEST_P(HostileServer, EndsWithTheArticleOrOneClearLine) {
  const Case& test = GetParam();
  const std::string bad = server_.at(filled_in(test.target));
  const std::string first = std::to_string(server_.port(0));
  const std::string other = std::to_string(server_.port(1));
  const auto begin = std::chrono::steady_clock::now();
  const Ending got =
      run({"batch", "-", "--allow-private-host=127.0.0.1:" + first, "--allow-private-host=good.example",
           "--resolve=good.example:" + first + ":127.0.0.1",
           "--resolve=rebind.example:" + other + ":127.0.0.1", "--delay=0", "--ignore-robots", "--retries=0",
           "--timeout=3", "--connect-timeout=2", "--low-speed-time=1", "--max-size=2M"},
          {.input = server_.address("http://good.example", 0, "/page?1") + "\n" + bad + "\n" +
                    server_.address("http://good.example", 0, "/page?2") + "\n"});
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(got.status, test.status) << got;
  EXPECT_LT(took, std::chrono::seconds(20)) << "the bound is 3 s; the rest is for a busy machine";
#ifndef __SANITIZE_ADDRESS__
  EXPECT_LT(peak_memory(), std::size_t{100} << 20);
#endif
  const auto lines = std::count(got.err.begin(), got.err.end(), '\n');
  EXPECT_EQ(lines, test.status == 0 ? 0 : 1) << got;
  if (test.status != 0) {
    EXPECT_TRUE(got.err.starts_with(bad + ": ")) << got;
    EXPECT_NE(got.err.find(test.cause), std::string::npos) << got;
  }
  EXPECT_TRUE(std::all_of(got.err.begin(), got.err.end(), [](char c) {
    return c == '\n' || (c >= ' ' && c <= '~');
  })) << got;
  std::istringstream stream(got.out);
  int good = 0;
  int pages = 0;
  for (std::string line; std::getline(stream, line); ++pages) {
    const Json json = Json::parse(line);
    const bool is_bad = json.at("id") == bad;
    EXPECT_EQ(json.contains("error"), is_bad && test.status > 1) << line;
    if (!is_bad && json.value("text", "").find("The bridge was opened on Monday.") != std::string::npos)
      ++good;
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(good, 2) << "the rest of the batch is untouched";
}

INSTANTIATE_TEST_SUITE_P(Each, HostileServer, testing::ValuesIn(cases),
                         [](const testing::TestParamInfo<Case>& entry) {
                           return std::string(entry.param.name);
                         });

// One page typed by a person goes the same way.
TEST_P(HostileServer, GivesASingleFetchTheSameStatus) {
  const Case& test = GetParam();
  const std::string first = std::to_string(server_.port(0));
  const std::string other = std::to_string(server_.port(1));
  const Ending got = run({server_.at(filled_in(test.target)), "--allow-private-host=127.0.0.1:" + first,
                          "--resolve=rebind.example:" + other + ":127.0.0.1", "--timeout=3",
                          "--connect-timeout=2", "--low-speed-time=1", "--max-size=2M"});
  EXPECT_EQ(got.status, test.status) << got;
  EXPECT_EQ(got.out.empty(), test.status != 0) << got;
}

}  // namespace
}  // namespace pith::cli
