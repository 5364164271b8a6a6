#include "pith/extract.hpp"
#include "pith/render.hpp"

#include "paths.hpp"
#include "serve/client.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

namespace pith::serve {
namespace {

using Json = nlohmann::json;

constexpr std::string_view html = "Content-Type: text/html\r\n";
constexpr std::string_view json = "Content-Type: application/json\r\n";

TEST_F(Serving, GivesTheArticleThatExtractGives) {
  start();
  const Answer answer = ask("POST /v1/extract?url=https%3A%2F%2Fexample.org%2Fkeeper", html, page());
  ASSERT_EQ(answer.status, 200) << answer.body;
  RenderOptions options;
  options.provenance = options.image_list = true;
  const std::string bytes = page();
  EXPECT_EQ(
      answer.body,
      to_json(*extract({.bytes = bytes, .url = "https://example.org/keeper", .content_type = "text/html"}),
              options) +
          '\n');
}

TEST_F(Serving, TakesAPageAndOptionsAsJson) {
  start();
  const Json body = {{"html", page()}, {"options", {{"format", "txt"}, {"drop", "h1, p:first-child"}}}};
  EXPECT_EQ(ask("POST /v1/extract", json, body.dump()).status, 400) << "a selector that cannot be read";
  const Json other = {
      {"html", page()}, {"url", "https://example.org/"}, {"options", {{"format", "md"}, {"comments", true}}}};
  const Answer answer = ask("POST /v1/extract", json, other.dump());
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.head.find("Content-Type: text/markdown"), std::string::npos);
  EXPECT_NE(answer.body.find("On the sixth evening"), std::string::npos);
}

TEST_F(Serving, HasEveryFormat) {
  start();
  for (const char* format : {"json", "txt", "md", "html", "xml", "tei", "explanation"}) {
    const Answer answer = ask("POST /v1/extract?format=" + std::string(format), html, page());
    EXPECT_EQ(answer.status, 200) << format;
    EXPECT_NE(answer.body.find("On the sixth evening"), std::string::npos) << format;
    EXPECT_NE(answer.head.find("sandbox"), std::string::npos) << format;
  }
  const Answer row = ask("POST /v1/extract?format=csv", html, page());
  EXPECT_EQ(row.status, 200);
  EXPECT_EQ(row.body.rfind("id,", 0), 0U) << row.body;
  EXPECT_EQ(std::ranges::count(row.body, '\n'), 2) << row.body;
  EXPECT_EQ(ask("POST /v1/extract?format=txt", html, "<p>Too little").status, 422);
  EXPECT_EQ(Json::parse(ask("POST /v1/extract", html, "<p>Too little").body).at("outcome"), "none");
}

TEST_F(Serving, TellsOfItself) {
  start();
  EXPECT_EQ(Json::parse(ask("GET /v1/health").body).at("status"), "ok");
  const Json description = Json::parse(ask("GET /openapi.json").body);
  EXPECT_TRUE(description.at("paths").contains("/v1/extract"));
  ask("POST /v1/extract", html, page());
  const std::string metrics = ask("GET /metrics").body;
  EXPECT_NE(metrics.find("pith_requests_total{call=\"extract\",status=\"200\"} 1\n"), std::string::npos)
      << metrics;
  EXPECT_NE(metrics.find("pith_pages_total{outcome=\"article\"} 1\n"), std::string::npos) << metrics;
  EXPECT_NE(metrics.find("pith_extract_seconds_count 1\n"), std::string::npos) << metrics;
  const Answer front = ask("GET /");
  EXPECT_NE(front.body.find("<textarea"), std::string::npos);
  EXPECT_NE(front.head.find("frame-ancestors 'none'"), std::string::npos);
}

// tools/generate/assets.py has to be run after a change.
TEST_F(Serving, ServesWhatLiesBesideIt) {
  start();
  for (const auto& [name, target] :
       {std::pair{"form.html", "/"}, {"form.js", "/"}, {"openapi.json", "/openapi.json"}}) {
    std::ifstream file(PITH_SOURCE_DIR "/src/serve/" + std::string(name));
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(ask("GET " + std::string(target)).body.find(text), std::string::npos) << name;
  }
}

TEST_F(Serving, KeepsAConnectionAndAnswersInOrder) {
  start();
  Client client(port());
  client.send(request("POST /v1/extract?format=txt", html, page()) + request("GET /v1/health") +
              request("HEAD /openapi.json") + request("GET /v1/health", "Connection: close\r\n"));
  EXPECT_NE(client.receive().body.find("lighthouse"), std::string::npos);
  EXPECT_EQ(client.receive().body, "{\"status\":\"ok\"}\n");
  EXPECT_EQ(client.receive(true).status, 200);
  EXPECT_EQ(client.receive().status, 200);
  client.end();
  EXPECT_TRUE(client.is_closed());
}

TEST_F(Serving, TakesABodyInChunksAndOneThatWaitsForLeave) {
  start();
  Client client(port());
  const std::string bytes = page();
  std::array<char, 16> size{};
  const int digits = std::snprintf(size.data(), size.size(), "%zx", bytes.size());
  client.send("POST /v1/extract HTTP/1.1\r\n" + host() + std::string(html) +
              "Transfer-Encoding: chunked\r\n\r\n" +
              std::string(size.data(), static_cast<std::size_t>(digits)) + "\r\n" + bytes + "\r\n0\r\n\r\n");
  EXPECT_EQ(client.receive().status, 200);
  client.send("POST /v1/extract HTTP/1.1\r\n" + host() + std::string(html) +
              "Expect: 100-continue\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  client.send(bytes);
  EXPECT_EQ(client.receive().status, 200);
}

TEST_F(Serving, RefusesPrivateAddresses) {
  start();
  for (const char* url : {"http://127.0.0.1/", "http://localhost:22/", "http://169.254.169.254/latest/",
                          "http://[::1]/", "http://2130706433/", "http://10.0.0.1/"}) {
    const Answer answer = ask("GET /v1/extract?url=" + std::string(url));
    EXPECT_EQ(answer.status, 502) << url << ' ' << answer.body;
    EXPECT_NE(answer.body.find("refused: "), std::string::npos) << url << ' ' << answer.body;
  }
}

TEST_F(Serving, AnswersToItsOwnNamesOnly) {
  ServerOptions options;
  options.names = {"pith.example"};
  start(options);
  const std::string number = std::to_string(port());
  const auto status = [&](const std::string& host) {
    return ask_raw("GET /v1/health HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status;
  };
  EXPECT_EQ(status("localhost:" + number), 200);
  EXPECT_EQ(status("LOCALHOST"), 200);
  EXPECT_EQ(status("[::1]:" + number), 200);
  EXPECT_EQ(status("pith.example"), 200);
  EXPECT_EQ(status("rebound.example:" + number), 421);
  EXPECT_EQ(ask("GET /v1/health", "Origin: http://pith.example:" + number + "\r\n").status, 200);
  EXPECT_EQ(ask("GET /v1/health", "Origin: https://evil.example\r\n").status, 403);
}

TEST_F(Serving, TurnsAwayWhatItCannotHold) {
  ServerOptions options;
  options.connections = 2;
  start(options);
  Client first(port());
  Client second(port());
  first.send(request("GET /v1/health"));
  second.send(request("GET /v1/health"));
  EXPECT_EQ(first.receive().status, 200);
  EXPECT_EQ(second.receive().status, 200);
  const Answer third = ask("GET /v1/health");
  EXPECT_EQ(third.status, 503);
  EXPECT_NE(third.head.find("Retry-After: 1"), std::string::npos);
}

TEST_F(Serving, TellsThoseWhoComeWhenTheQueueIsFullToComeAgain) {
  ServerOptions options;
  options.service.waiting = 1;
  start(options);
  std::string large = "<html><body><article>";
  for (int i = 0; i < 4'000; ++i)
    large += "<p>One more paragraph of the many that this page is made of, which takes time.</p>";
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 12; ++i) {
    clients.push_back(std::make_unique<Client>(port()));
    clients.back()->send(request("POST /v1/extract", html, large));
  }
  int good = 0;
  int busy = 0;
  for (const auto& client : clients) {
    const Answer answer = client->receive();
    good += answer.status == 200 ? 1 : 0;
    busy += answer.status == 503 && answer.head.find("Retry-After") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(good + busy, 12);
  EXPECT_GE(good, 1);
  EXPECT_GE(busy, 1);
}

TEST_F(Serving, WaitsForNobodyForEver) {
  ServerOptions options;
  options.idle = options.head = options.body = std::chrono::milliseconds(200);
  start(options);
  Client idle(port());
  EXPECT_TRUE(idle.is_closed());
  Client slow(port());
  slow.send("GET /v1/health HTTP/1.1\r\nHost");
  EXPECT_EQ(slow.receive().status, 408);
  Client slow_body(port());
  slow_body.send("POST /v1/extract HTTP/1.1\r\n" + host() + std::string(html) +
                 "Content-Length: 100\r\n\r\nx");
  EXPECT_EQ(slow_body.receive().status, 408);
}

TEST_F(Serving, RefusesWhatIsTooLarge) {
  ServerOptions options;
  options.body_bytes = 1'000;
  options.all_bodies = 1'500'000;
  start(options);
  EXPECT_EQ(ask("POST /v1/extract", html, std::string(1'001, 'x')).status, 413);
  Client one(port());
  one.send("POST /v1/extract HTTP/1.1\r\n" + host() + std::string(html) + "Content-Length: 900\r\n\r\nx");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(ask("POST /v1/extract", html, page().substr(0, 900)).status, 503);
}

TEST_F(Serving, EndsWhenItIsToldToWithWhatRunsAnswered) {
  start();
  Client idle(port());
  idle.send(request("GET /v1/health"));
  EXPECT_EQ(idle.receive().status, 200);
  const auto begun = std::chrono::steady_clock::now();
  stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
  EXPECT_TRUE(idle.is_closed());
}

TEST(Server, SaysWhyItCannotListen) {
  const auto nowhere = Server::create({.address = "nowhere"});
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, ErrorCode::usage);
  const auto first = Server::create({.port = 0});
  ASSERT_TRUE(first);
  const auto second = Server::create({.port = first->port()});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::input);
}

}  // namespace
}  // namespace pith::serve
