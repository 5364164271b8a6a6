// What a fetch sends, takes and refuses; every option changes what comes out.
#include "pith/fetch.hpp"

#include "fetch/failure.hpp"
#include "fetch/proxy.hpp"
#include "fetch/server.hpp"

#include <cstdlib>
#include <string>
#include <thread>

#include <gtest/gtest.h>

namespace pith::fetch {
namespace {

class Fetching : public testing::Test {
 protected:
  std::string body(const std::string& url) {
    Result<Response> answer = Fetcher(options_).fetch(url);
    return answer ? answer->body : "error: " + answer.error().message;
  }
  bool comes(const std::string& url) { return !body(url).starts_with("error: "); }

  Server server_;
  FetchOptions options_ = server_.options();
};

TEST_F(Fetching, TellsWhereAPageCameFrom) {
  Result<Response> answer = Fetcher(options_).fetch(server_.at("/hops?2#part"));
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->url, server_.at("/hops?0"));
  EXPECT_EQ(answer->redirects, 2U);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->content_type, "text/html; charset=utf-8");
  const auto apart = std::chrono::system_clock::now() - answer->fetched;
  EXPECT_LT(std::chrono::abs(apart), std::chrono::minutes(5));
  answer = Fetcher(options_).fetch(server_.at("/gzip"));
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_GT(answer->body.size(), 1600U);
  EXPECT_LT(answer->wire_bytes, 200U);
}

TEST_F(Fetching, SaysHonestlyWhoAsks) {
  EXPECT_NE(body(server_.at("/echo")).find("User-Agent: pith/"), std::string::npos);
  options_.user_agent = "other/1";
  EXPECT_NE(body(server_.at("/echo")).find("User-Agent: other/1"), std::string::npos);
  options_.user_agent = "a\r\nX-Injected: 1";
  EXPECT_NE(body(server_.at("/echo")).find("not a user agent"), std::string::npos);
}

TEST_F(Fetching, OwnHeadersGoToTheFirstOriginOnly) {
  options_.headers = {"X-Key: secret", "Accept: text/plain", "X-Empty:", "X-Colon: a:"};
  const std::string own = body(server_.at("/to?/echo"));
  EXPECT_NE(own.find("X-Key: secret"), std::string::npos) << own;
  EXPECT_NE(own.find("Accept: text/plain"), std::string::npos) << own;
  EXPECT_EQ(own.find("Accept: text/html"), std::string::npos) << own;
  EXPECT_NE(own.find("X-Empty:"), std::string::npos) << own;
  EXPECT_NE((own + "\n").find("X-Colon: a:\n"), std::string::npos) << own;
  options_.allow_private = true;
  EXPECT_EQ(body(server_.at("/to?" + server_.other("/echo"))).find("X-Key"), std::string::npos);
  EXPECT_NE(body(server_.other("/echo")).find("X-Key"), std::string::npos);
}

TEST_F(Fetching, HeadersThatAreNoneAreRefused) {
  for (const char* line : {"nothing", ": x", "X: a\r\nY: b", "X Y: a", "X: \x1b[0m"}) {
    options_.headers = {line};
    Result<Response> answer = Fetcher(options_).fetch(server_.at("/echo"));
    ASSERT_FALSE(answer) << line;
    EXPECT_EQ(answer.error().code, ErrorCode::usage) << line;
  }
}

TEST_F(Fetching, CredentialsGoToTheirHostAndNoFurther) {
  const std::string port = std::to_string(server_.port(0));
  const std::string login = "http://me:secret@127.0.0.1:" + port;
  EXPECT_NE(body(login + "/echo").find("Authorization: Basic bWU6c2VjcmV0"), std::string::npos);
  EXPECT_EQ(body(login + "/to?/echo").find("Authorization"), std::string::npos);
  const std::string error = body(login + "/404");
  EXPECT_EQ(error, "error: " + server_.at("/404") + ": status 404 (not found)");
  Result<Response> answer = Fetcher(options_).fetch(login + "/page");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->url, server_.at("/page"));
  for (const char* url :
       {"ftp://me:secret@h.example/", "http:///me:secret@127.0.0.1:1/x", "http:/me:secret@127.0.0.1:1/x",
        "me:secret@h.example/?u=http://x/", "//me:secret@h.example", "http://me:secret@h.example:port/"}) {
    EXPECT_EQ(body(url).find("secret"), std::string::npos) << body(url);
  }
  EXPECT_EQ(without_credentials("http://h.example/@me:x@y"), "http://h.example/@me:x@y");
}

TEST_F(Fetching, CookiesLiveWithinOneFetch) {
  Fetcher fetcher(options_);
  Result<Response> answer = fetcher.fetch(server_.at("/cookie?/echo"));
  ASSERT_TRUE(answer);
  EXPECT_NE(answer->body.find("Cookie: seen=1"), std::string::npos) << answer->body;
  answer = fetcher.fetch(server_.at("/echo"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body.find("Cookie"), std::string::npos) << answer->body;
}

TEST_F(Fetching, ConnectionsAreKept) {
  Fetcher fetcher(options_);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(fetcher.fetch(server_.at("/hops?1")));
  const std::string log = server_.log();
  const std::string peer = log.substr(log.find("\"peer\""), log.find('}') - log.find("\"peer\""));
  std::size_t same = 0;
  for (std::size_t at = log.find(peer); at != std::string::npos; at = log.find(peer, at + 1)) ++same;
  EXPECT_EQ(same, 6U) << log;
}

TEST_F(Fetching, SizesCanBeBounded) {
  options_.max_wire_bytes = 300;
  EXPECT_TRUE(body(server_.at("/page")).ends_with("the limit is 300 B"));
  EXPECT_TRUE(comes(server_.at("/gzip"))) << "which is small as it travels";
  options_.max_body_bytes = 1000;
  EXPECT_TRUE(body(server_.at("/gzip")).ends_with("larger than the limit of 1 kB when decompressed"));
}

TEST_F(Fetching, AnErrorSaysWhichLimitWasExceeded) {
  const auto of = [this](std::string_view target) {
    const Result<Response> answer = Fetcher(options_).fetch(server_.at(target));
    EXPECT_FALSE(answer) << target;
    return answer ? Error{} : answer.error();
  };
  options_.max_redirects = 1;
  options_.max_body_bytes = 1000;
  EXPECT_EQ(of("/hops?2").limit, Limit::redirects);
  EXPECT_EQ(of("/hops?2").limit_value, 1U);
  EXPECT_EQ(of("/gzip").limit, Limit::body_bytes);
  options_.max_wire_bytes = 2000;
  EXPECT_EQ(of("/endless-body").limit, Limit::wire_bytes);
  EXPECT_EQ(of("/endless-body").limit_value, 2000U);
  options_.timeout = std::chrono::milliseconds(100);
  EXPECT_EQ(of("/slow-body").limit, Limit::fetch_time);
  EXPECT_EQ(of("/nothing-here").limit, Limit::none);
}

TEST_F(Fetching, RedirectsCanBeBounded) {
  options_.max_redirects = 0;
  EXPECT_NE(body(server_.at("/hops?1")).find("more than 0 redirects"), std::string::npos);
  options_.max_redirects = 9;
  EXPECT_TRUE(comes(server_.at("/hops?9")));
}

TEST_F(Fetching, TimeIsCountedOverAllHops) {
  options_.timeout = std::chrono::milliseconds(600);
  options_.max_redirects = 100;
  EXPECT_NE(body(server_.at("/slow-loop")).find("timed out"), std::string::npos);
}

TEST_F(Fetching, LowSpeedCanBeSet) {
  EXPECT_NE(body(server_.at("/slow-body")).find("too slow"), std::string::npos);
  options_.low_speed = 0;
  options_.timeout = std::chrono::milliseconds(1500);
  EXPECT_NE(body(server_.at("/slow-body")).find("timed out"), std::string::npos);
}

TEST_F(Fetching, PrivateAddressesNeedLeave) {
  options_.allow_private_hosts.clear();
  EXPECT_EQ(body(server_.at("/page")),
            "error: " + server_.at("/page") + ": refused: 127.0.0.1 is a loopback address");
  options_.allow_private = true;
  EXPECT_TRUE(comes(server_.at("/page")));
}

TEST_F(Fetching, AnythingIsTakenWhenAsked) {
  EXPECT_FALSE(comes(server_.at("/image")));
  options_.wanted = Wanted::any;
  EXPECT_EQ(body(server_.at("/image")).size(), 5008U);
}

TEST_F(Fetching, StopEndsARunningFetch) {
  options_.timeout = std::chrono::milliseconds(20'000);
  options_.low_speed_time = std::chrono::seconds(0);
  Fetcher fetcher(options_);
  std::thread stopper([&] {
    while (server_.log().find("/silent") == std::string::npos) std::this_thread::yield();
    fetcher.stop();
  });
  Result<Response> answer = fetcher.fetch(server_.at("/silent"));
  stopper.join();
  ASSERT_FALSE(answer);
  EXPECT_TRUE(answer.error().message.ends_with(": stopped")) << answer.error().message;
}

TEST_F(Fetching, ProxyTakesEveryRequest) {
  // The test server sees an absolute address in the request line, as a proxy does, and has no such page.
  options_.proxy = server_.at("");
  EXPECT_NE(body("http://example.com/page").find("404"), std::string::npos);
  EXPECT_NE(server_.log().find("\"http://example.com/page\""), std::string::npos) << server_.log();
}

TEST_F(Fetching, BehindAProxyTheNameIsJudged) {
  options_.proxy = server_.at("");
  for (const char* url :
       {"http://169.254.169.254/latest", "http://localhost/", "http://[::1]/", "http://10.1/"}) {
    EXPECT_NE(body(url).find(": refused: "), std::string::npos) << url;
  }
  EXPECT_EQ(server_.log().find("latest"), std::string::npos);
}

TEST_F(Fetching, EnvironmentNamesAProxyUnlessItIsLeftOut) {
  setenv("http_proxy", server_.at("").c_str(), 1);
  setenv("no_proxy", "127.0.0.1", 1);
  options_.use_environment = true;
  (void)body("http://example.com/by-environment");
  EXPECT_TRUE(comes(server_.at("/page"))) << "excepted by no_proxy";
  options_.use_environment = false;
  options_.resolve = {"example.com:80:127.0.0.1"};
  (void)body("http://example.com/not-by-environment");
  unsetenv("http_proxy");
  unsetenv("no_proxy");
  const std::string log = server_.log();
  EXPECT_NE(log.find("example.com/by-environment"), std::string::npos);
  EXPECT_EQ(log.find("not-by-environment"), std::string::npos);
}

TEST(Proxies, ExceptionsAreHostsAndWhatIsBelowThem) {
  const auto proxy = [](const std::string& except, std::string_view address) {
    const Proxies proxies("http://p.example:1", "http://s.example:2", except);
    return std::string(proxies.for_url(*parse_url(address)));
  };
  EXPECT_EQ(proxy("", "http://a.example/"), "http://p.example:1");
  EXPECT_EQ(proxy("", "https://a.example/"), "http://s.example:2");
  EXPECT_EQ(proxy("*", "https://a.example/"), "");
  EXPECT_EQ(proxy("b.example, A.example", "http://a.example/"), "");
  EXPECT_EQ(proxy(".a.example", "http://x.a.example/"), "");
  EXPECT_EQ(proxy("a.example", "http://xa.example/"), "http://p.example:1");
  EXPECT_EQ(proxy("a.example:80", "http://a.example/"), "");
  EXPECT_EQ(proxy("a.example:81", "http://a.example/"), "http://p.example:1");
  EXPECT_EQ(proxy("::1", "http://[::1]/"), "");
  EXPECT_EQ(proxy("[::1]:80", "http://[::1]/"), "");
}

class Tls : public testing::Test {
 protected:
  std::string body(const std::string& url) {
    Result<Response> answer = Fetcher(options_).fetch(url);
    return answer ? answer->body : "error: " + answer.error().message;
  }
  Server server_{Server::Tls::yes};
  FetchOptions options_ = server_.options();
};

TEST_F(Tls, CertificatesAreVerifiedUnlessInsecureIsSpelledOut) {
  EXPECT_NE(body(server_.tls("/page")).find("certificate"), std::string::npos) << body(server_.tls("/page"));
  options_.insecure = true;
  EXPECT_NE(body(server_.tls("/page")).find("Bridge"), std::string::npos);
}

TEST_F(Tls, RootsCanBeGiven) {
  options_.ca_file = server_.certificate();
  EXPECT_NE(body(server_.tls("/page")).find("Bridge"), std::string::npos) << body(server_.tls("/page"));
  options_.resolve = {"bad.example:" + std::to_string(server_.port(2)) + ":127.0.0.1"};
  options_.allow_private = true;
  const std::string wrong_name = body(server_.address("https://bad.example", 2, "/page"));
  EXPECT_TRUE(wrong_name.starts_with("error: ")) << wrong_name;
}

TEST_F(Tls, RedirectsMayLeadUpToHttpsButNotDown) {
  options_.ca_file = server_.certificate();
  EXPECT_NE(body(server_.at("/to?" + server_.tls("/page"))).find("Bridge"), std::string::npos);
  EXPECT_NE(body(server_.tls("/to?" + server_.at("/page"))).find("it leads from https to http"),
            std::string::npos);
}

}  // namespace
}  // namespace pith::fetch
