#include "serve/client.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace pith::serve {

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{20, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) std::abort();
}

Client::~Client() { ::close(socket_); }

void Client::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // refused before it was read: the answer tells
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void Client::end() const { ::shutdown(socket_, SHUT_WR); }

bool Client::fill() {
  std::array<char, 65536> bytes{};
  const auto size = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (size <= 0) return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(size));
  return true;
}

Answer Client::receive(bool head_only) {
  std::size_t end = std::string::npos;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return {};
  }
  Answer out;
  out.head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  out.status = std::atoi(out.head.c_str() + std::string_view("HTTP/1.1 ").size());
  const std::size_t length = out.head.find("Content-Length: ");
  if (length == std::string::npos || head_only) return out;
  const std::size_t size = std::strtoul(out.head.c_str() + length + 16, nullptr, 10);
  while (buffer_.size() < size) {
    if (!fill()) return {};
  }
  out.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return out;
}

bool Client::is_closed() { return buffer_.empty() && !fill(); }

void Serving::start(ServerOptions options) {
  stop();
  options.port = 0;
  Result<Server> server = Server::create(options);
  ASSERT_TRUE(server) << server.error().message;
  server_.emplace(*std::move(server));
  thread_ = std::jthread([this] { server_->run(); });
}

void Serving::stop() {
  if (!server_) return;
  server_->stop();
  thread_.join();
  server_.reset();
}

std::string Serving::request(std::string_view line, std::string_view fields, std::string_view body) const {
  std::string out = std::string(line) + " HTTP/1.1\r\n" + host() + std::string(fields);
  if (!body.empty()) out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return out + "\r\n" + std::string(body);
}

Answer Serving::ask(std::string_view line, std::string_view fields, std::string_view body) const {
  return ask_raw(request(line, fields, body));
}

Answer Serving::ask_raw(std::string_view bytes) const {
  Client client(port());
  client.send(bytes);
  client.end();
  return client.receive(bytes.starts_with("HEAD"));
}

std::string Serving::page() {
  std::string out =
      "<html><head><title>The lighthouse keeper</title></head><body><nav><a href=/>Home</a></nav><article>"
      "<h1>The lighthouse keeper</h1>";
  for (const std::string_view day : {"first", "second", "third", "fourth", "fifth", "sixth"}) {
    out += "<p>On the " + std::string(day) +
           " evening the keeper climbed the stairs, trimmed the wick and wrote down the weather, as she had "
           "done "
           "every day since the war, because nobody had told her that the ships had gone.</p>";
  }
  return out + "</article></body></html>";
}

}  // namespace pith::serve
