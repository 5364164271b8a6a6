// Servers that misbehave: each fetch ends soon, with the page or with one clear line.
#include "fetch/server.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace pith::fetch {
namespace {

using testing::Test;

class Hostile : public Test {
 protected:
  // The page's text, or "CODE: message without the address".
  std::string outcome(std::string_view target) { return outcome_of(server_.at(target)); }
  std::string outcome_of(const std::string& url) {
    Result<Response> answer = Fetcher(options_).fetch(url);
    if (answer) return answer->body;
    const Error& error = answer.error();
    EXPECT_TRUE(std::all_of(error.message.begin(), error.message.end(), [](char c) {
      return c >= ' ' && c <= '~';
    })) << error.message;
    EXPECT_LE(error.message.size(), 600U);
    EXPECT_TRUE(error.message.starts_with("http")) << error.message;
    const std::size_t cause = error.message.find(": ");
    static constexpr const char* names[] = {"usage", "fetch", "input", "not_text", "limit"};
    return std::string(names[static_cast<int>(error.code)]) + error.message.substr(cause);
  }
  bool is_page(std::string_view target) {
    const std::string got = outcome(target);
    return got.starts_with("<!DOCTYPE html><title>Bridge") && got.ends_with("</p>\n") && got.size() > 1600;
  }

  Server server_;
  FetchOptions options_ = server_.options();
};

TEST_F(Hostile, EndlessBodyIsCutAtTheLimit) {
  EXPECT_EQ(outcome("/endless-body"), "limit: larger than the limit of 2 MB");
}

TEST_F(Hostile, EndlessChunksAreCutAtTheLimit) {
  EXPECT_EQ(outcome("/endless-chunks"), "limit: larger than the limit of 2 MB");
}

TEST_F(Hostile, DrippingBodyIsGivenUp) {
  EXPECT_NE(outcome("/slow-body").find("too slow"), std::string::npos) << outcome("/slow-body");
}

TEST_F(Hostile, DrippingHeadersAreGivenUp) {
  options_.low_speed_time = std::chrono::seconds(0);
  options_.timeout = std::chrono::milliseconds(700);
  const std::string got = outcome("/slow-headers");
  EXPECT_TRUE(got.starts_with("fetch: ")) << got;
  EXPECT_NE(got.find("timed out"), std::string::npos) << got;
}

TEST_F(Hostile, SilenceIsGivenUp) {
  options_.timeout = std::chrono::milliseconds(500);
  const std::string got = outcome("/silent");
  EXPECT_NE(got.find("timed out"), std::string::npos) << got;
}

TEST_F(Hostile, ResetInTheBodyIsAnError) {
  const std::string got = outcome("/reset");
  EXPECT_TRUE(got.starts_with("fetch: ")) << got;
}

TEST_F(Hostile, HangUpIsAnError) {
  EXPECT_EQ(outcome("/hang-up"), "fetch: the server closed the connection without an answer");
}

TEST_F(Hostile, LengthSaysWhereTheBodyEnds) {
  EXPECT_EQ(outcome("/short-length"), "<!DOCTYPE html><titl");
  EXPECT_EQ(outcome("/long-length"), "fetch: the body ended early");
}

TEST_F(Hostile, SenselessLengthsAreRefused) {
  for (const char* target : {"/two-lengths", "/huge-length", "/negative-length"}) {
    const std::string got = outcome(target);
    EXPECT_TRUE(got.starts_with("fetch: ")) << target << " " << got;
  }
  EXPECT_EQ(outcome("/large-length"), "limit: 1 TB long, the limit is 2 MB");
}

TEST_F(Hostile, SenselessChunksAreRefused) {
  EXPECT_TRUE(outcome("/oversized-chunk").starts_with("fetch: ")) << outcome("/oversized-chunk");
  EXPECT_EQ(outcome("/cut-chunks"), "fetch: the body ended early");
}

TEST_F(Hostile, GzipBombIsCutAtTheLimit) {
  EXPECT_EQ(outcome("/bomb"), "limit: larger than the limit of 3 MB when decompressed");
}

TEST_F(Hostile, GzipOverGzipHasABound) {
  EXPECT_TRUE(is_page("/gzip-twice"));
  EXPECT_EQ(outcome("/gzip-4"), "fetch: too many content codings, one over the other");
  EXPECT_NE(outcome("/gzip-20").find("content encodings"), std::string::npos) << outcome("/gzip-20");
}

TEST_F(Hostile, TruncatedGzipIsAnError) {
  EXPECT_EQ(outcome("/gzip-cut"), "fetch: the gzip data ended early");
  EXPECT_EQ(outcome("/gzip-bad-sum"), "fetch: broken gzip data");
}

TEST_F(Hostile, GzipLieAndGarbageBehindGzipAreForgiven) {
  EXPECT_TRUE(is_page("/gzip-lie"));
  EXPECT_TRUE(is_page("/gzip-garbage"));
}

TEST_F(Hostile, HeaderFloodIsCut) {
  EXPECT_EQ(outcome("/header-flood"), "fetch: headers larger than 262.1 kB");
}

TEST_F(Hostile, EndlessInterimResponsesAreCut) {
  EXPECT_EQ(outcome("/endless-hints"), "fetch: too many interim responses");
  EXPECT_TRUE(is_page("/one-hint"));
}

TEST_F(Hostile, RedirectLoopIsCut) {
  EXPECT_TRUE(outcome("/loop").starts_with("fetch: more than 5 redirects")) << outcome("/loop");
  EXPECT_TRUE(is_page("/hops?5"));
  EXPECT_FALSE(is_page("/hops?6"));
  EXPECT_EQ(outcome("/nowhere"), "fetch: status 302 without an address to go to");
}

TEST_F(Hostile, RedirectsToOtherSchemesAreRefused) {
  for (const char* to :
       {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "data:text/html,hello",
        "FILE:/etc/passwd", "javascript:alert(1)", "dict://127.0.0.1:11211/stats"}) {
    const std::string got = outcome(std::string("/to?") + to);
    EXPECT_TRUE(got.starts_with("fetch: redirect refused")) << to << " " << got;
  }
}

TEST_F(Hostile, RedirectsToTheNetworkWithinAreRefused) {
  const std::string port = ":" + std::to_string(server_.port(1)) + "/page";
  for (const char* host :
       {"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "a.localhost", "0.0.0.0",
        "0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::]", "%31%32%37.0.0.1"}) {
    const std::string got = outcome("/to?http://" + std::string(host) + port);
    EXPECT_TRUE(got.starts_with("fetch: re")) << host << " " << got;
    EXPECT_EQ(got.find("Bridge"), std::string::npos) << host;
  }
  EXPECT_EQ(server_.log().find("\"/page\""), std::string::npos) << "none of them was connected to";
}

TEST_F(Hostile, NameThatResolvesToTheNetworkWithinIsRefused) {
  const std::string port = std::to_string(server_.port(1));
  options_.resolve = {"rebind.example:" + port + ":127.0.0.1", "mixed.example:" + port + ":[::1],127.0.0.1"};
  for (const char* host : {"rebind.example", "mixed.example"}) {
    const std::string url = server_.address("http://" + std::string(host), 1, "/page");
    EXPECT_NE(outcome_of(url).find("a loopback address"), std::string::npos) << outcome_of(url);
    EXPECT_NE(outcome("/to?" + url).find("a loopback address"), std::string::npos);
  }
  options_.allow_private_hosts.emplace_back("rebind.example");
  EXPECT_NE(outcome("/to?" + server_.address("http://rebind.example", 1, "/page")).find("Bridge"),
            std::string::npos);
}

TEST_F(Hostile, EscapesInTheStatusLineDoNotComeOut) {
  EXPECT_EQ(outcome("/esc-status"), "fetch: status 500 (the server failed)");
}

TEST_F(Hostile, NulInAHeaderIsHarmless) {
  const std::string got = outcome("/nul-header");
  EXPECT_TRUE(got.starts_with("<!DOCTYPE") || got.starts_with("fetch: ")) << got;
}

TEST_F(Hostile, CredentialsInALocationAreNotSent) {
  const std::string target = "/to?http://me:secret@127.0.0.1:" + std::to_string(server_.port(0)) + "/echo";
  EXPECT_EQ(outcome(target).find("Authorization"), std::string::npos) << outcome(target);
}

TEST_F(Hostile, LongLocationIsRefused) {
  EXPECT_TRUE(outcome("/long-location").starts_with("fetch: redirect refused: the address is longer"))
      << outcome("/long-location");
}

TEST_F(Hostile, OnlyWholePagesAreTaken) {
  EXPECT_EQ(outcome("/204"), "fetch: status 204: there is no content");
  EXPECT_EQ(outcome("/206"), "fetch: status 206: a part came where the whole was asked for");
  EXPECT_EQ(outcome("/401"), "fetch: status 401 (a login is needed)");
  EXPECT_EQ(outcome("/404"), "fetch: status 404 (not found)");
  EXPECT_EQ(outcome("/404-endless"), "fetch: status 404 (not found)");
}

TEST_F(Hostile, AnswersBeforeHttp1AreRefused) { EXPECT_EQ(outcome("/0.9"), "fetch: the answer is not HTTP"); }

TEST_F(Hostile, TypeAndFirstBytesDecideTogether) {
  EXPECT_EQ(outcome("/image"), "not_text: not a page but image/png");
  EXPECT_TRUE(is_page("/page-as-image"));
  EXPECT_TRUE(is_page("/untyped"));
  EXPECT_EQ(outcome("/wrong-charset"), "<p>caf\xE9</p>");
}

}  // namespace
}  // namespace pith::fetch
