// Every request that is wrong in one way is told so: a problem (RFC 9457) of status 4xx.
#include "serve/client.hpp"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace pith::serve {
namespace {

constexpr std::string_view html = "Content-Type: text/html\r\n";
constexpr std::string_view json = "Content-Type: application/json\r\n";

using Malformed = Serving;

/// The head of a request without the line that ends it, and what follows, as they are.
std::vector<std::string> broken_heads(const std::string& host) {
  std::vector<std::string> out = {
      "\r\n\r\n\r\n",
      "GET\r\n" + host + "\r\n",
      "GET /v1/health\r\n" + host + "\r\n",
      "GET /v1/health HTTP/2.0\r\n" + host + "\r\n",
      "GET /v1/health HTTP/0.9\r\n" + host + "\r\n",
      "GET /v1/health HTTP/1.1x\r\n" + host + "\r\n",
      "GET /v1/health http/1.1\r\n" + host + "\r\n",
      "GET  /v1/health HTTP/1.1\r\n" + host + "\r\n",
      "GET /v1/health  HTTP/1.1\r\n" + host + "\r\n",
      " GET /v1/health HTTP/1.1\r\n" + host + "\r\n",
      "G\x01T /v1/health HTTP/1.1\r\n" + host + "\r\n",
      "GET /v1/\x01health HTTP/1.1\r\n" + host + "\r\n",
      std::string("GET /v1/he\0alth HTTP/1.1\r\n", 26) + host + "\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + "No colon here\r\n\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + ": no name\r\n\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + "Bad name: x\r\n\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + "Bad\tname: x\r\n\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + "X: a\x01z\r\n\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + "X: a\rb\r\n\r\n",
      "\x16\x03\x01\x02 is how TLS begins\r\n\r\n",
      "SSH-2.0-client\r\n\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + "X: " + std::string(20'000, 'x') + "\r\n\r\n",
      "GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\n" + host + "\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + "Truncated",
  };
  return out;
}

/// Whose sender may not ask, or asks for what is not there.
std::vector<std::string> refused(const std::string& host) {
  const auto get = [](const std::string& fields) { return "GET /v1/health HTTP/1.1\r\n" + fields + "\r\n"; };
  return {
      get(""),
      get(host + host),
      get("Host: \r\n"),
      get("Host: example.org\r\n"),
      get("Host: 127.0.0.1.example.org\r\n"),
      get("Host: localhost:1\r\n"),
      get("Host: user@localhost\r\n"),
      get(host + "Origin: http://example.org\r\n"),
      get(host + "Origin: null\r\n"),
      get(host + "Origin: file://\r\n"),
      get(host + "Origin: http://127.0.0.1:1\r\n"),
      get(host + "Sec-Fetch-Site: cross-site\r\n"),
      "GET /nowhere HTTP/1.1\r\n" + host + "\r\n",
      "GET /v1/extract/ HTTP/1.1\r\n" + host + "\r\n",
      "GET /../etc/passwd HTTP/1.1\r\n" + host + "\r\n",
      "GET * HTTP/1.1\r\n" + host + "\r\n",
      "GET ftp://127.0.0.1/ HTTP/1.1\r\n" + host + "\r\n",
      "GET /v1/health?x=1 HTTP/1.1\r\n" + host + "\r\n",
      "GET /v1/health#x HTTP/1.1\r\n" + host + "\r\n",
      "POST /v1/health HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n",
      "PUT /v1/extract HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n",
      "DELETE /v1/extract HTTP/1.1\r\n" + host + "\r\n",
      "OPTIONS /v1/extract HTTP/1.1\r\n" + host + "\r\n",
      "TRACE / HTTP/1.1\r\n" + host + "\r\n",
      "BREW / HTTP/1.1\r\n" + host + "\r\n",
      "GET /v1/health HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\nxx",
  };
}

std::vector<std::string> broken_bodies(const std::string& host) {
  const auto post = [&host](const std::string& fields, const std::string& body) {
    return "POST /v1/extract HTTP/1.1\r\n" + host + fields + "\r\n" + body;
  };
  const std::string type(html);
  return {
      post(type, ""),
      post(type + "Content-Length: 0\r\n", ""),
      post(type + "Content-Length: -1\r\n", "x"),
      post(type + "Content-Length: two\r\n", "xx"),
      post(type + "Content-Length: 1 2\r\n", "xx"),
      post(type + "Content-Length: 2\r\nContent-Length: 3\r\n", "xxx"),
      post(type + "Content-Length: 99999999999999999999\r\n", "x"),
      post(type + "Content-Length: 17000000\r\n", "x"),
      post(type + "Content-Length: 10\r\n", "short"),
      post(type + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
      post(type + "Transfer-Encoding: gzip\r\n", "x"),
      post(type + "Transfer-Encoding: chunked\r\n", "x\r\n"),
      post(type + "Transfer-Encoding: chunked\r\n", "5\r\nabc\r\n0\r\n\r\n"),
      post(type + "Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFFFF\r\nx"),
      post(type + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
      post("Content-Length: 2\r\n", "xx"),
      post("Content-Type: image/png\r\nContent-Length: 2\r\n", "xx"),
      post("Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 2\r\n", "xx"),
      post(type + "Content-Encoding: gzip\r\nContent-Length: 2\r\n", "xx"),
  };
}

TEST_F(Malformed, HeadsAndBodiesAreAnsweredByAProblem) {
  start();
  std::vector<std::string> all = broken_heads(host());
  for (const std::string& each : refused(host())) all.push_back(each);
  for (const std::string& each : broken_bodies(host())) all.push_back(each);
  EXPECT_GE(all.size(), 60U);
  for (const std::string& bytes : all) {
    const Answer answer = ask_raw(bytes);
    EXPECT_TRUE(answer.status >= 400 && answer.status < 500)
        << answer.status << " for " << bytes.substr(0, 300);
    EXPECT_NE(answer.head.find("Content-Type: application/problem+json"), std::string::npos)
        << bytes.substr(0, 300);
    const auto problem = nlohmann::json::parse(answer.body, nullptr, false);
    ASSERT_TRUE(problem.is_object()) << bytes.substr(0, 300);
    EXPECT_EQ(problem.value("status", 0), answer.status);
    EXPECT_FALSE(problem.value("detail", "").empty());
  }
}

TEST_F(Malformed, RequestsForAnArticleAreAnsweredByAProblem) {
  start();
  for (const char* target :
       {"/v1/extract", "/v1/extract?url", "/v1/extract?url=", "/v1/extract?url=example.org",
        "/v1/extract?url=ftp://x/", "/v1/extract?url=javascript:alert(1)", "/v1/extract?url=http://",
        "/v1/extract?url=%zz", "/v1/extract?url=%", "/v1/extract?url=http://x/%ff",
        "/v1/extract?url=http://x/&url=http://y/", "/v1/extract?url=http://x/&what=1",
        "/v1/extract?url=http://x/&format=pdf", "/v1/extract?url=http://x/&focus=",
        "/v1/extract?url=http://x/&captions=yes", "/v1/extract?format=json&format=txt&url=http://x/"}) {
    const Answer answer = ask("GET " + std::string(target));
    EXPECT_EQ(answer.status, 400) << target << ' ' << answer.body;
  }
  const std::string deep(100, '[');
  for (const std::string& body : std::vector<std::string>{"{",
                                                          "[]",
                                                          "null",
                                                          R"("x")",
                                                          "{}",
                                                          R"({"html":1})",
                                                          R"({"html":null})",
                                                          R"({"url":"x"})",
                                                          R"({"url":[]})",
                                                          R"({"page":"x"})",
                                                          R"({"html":"x","options":[]})",
                                                          R"({"html":"x","options":{"focus":1}})",
                                                          R"({"html":"x","options":{"focus":"all"}})",
                                                          R"({"html":"x","options":{"nothing":"x"}})",
                                                          R"({"html":"x","options":{"drop":""}})",
                                                          R"({"html":"x","options":{"drop":"p["}})",
                                                          "{\"html\":\"\xff\"}",
                                                          R"({"html":"\ud800"})",
                                                          deep,
                                                          R"({"html":)" + deep,
                                                          R"({"html":"x"} more)"}) {
    const Answer answer = ask("POST /v1/extract", json, body);
    EXPECT_EQ(answer.status, 400) << body.substr(0, 100) << ' ' << answer.body;
  }
}

TEST_F(Malformed, TextThatIsHostileIsSpelledOut) {
  start();
  const Answer answer = ask_raw(
      "GET / HTTP/1.1\r\nHost: \xe2\x80\xae\xc2\x9b"
      "31m<script>\r\n\r\n");
  EXPECT_GE(answer.status, 400);
  for (const char c : answer.body) EXPECT_TRUE(c == '\n' || (c >= ' ' && c < 0x7f)) << answer.body;
}

TEST_F(Malformed, ABrokenRequestEndsItsConnection) {
  start();
  Client client(port());
  client.send("nonsense\r\n\r\n" + request("GET /v1/health"));
  EXPECT_EQ(client.receive().status, 400);
  client.end();
  EXPECT_TRUE(client.is_closed());
}

}  // namespace
}  // namespace pith::serve
