// A running server, and a client that sends any bytes.
#ifndef PITH_TESTS_SERVE_CLIENT_HPP
#define PITH_TESTS_SERVE_CLIENT_HPP

#include "serve/server.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <gtest/gtest.h>

namespace pith::serve {

struct Answer {
  int status = 0;  ///< 0: none came
  std::string head;
  std::string body;
};

/// One connection.
class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes) const;
  /// No more will be sent.
  void end() const;
  /// The next answer; of status 0 if the connection ends before one is whole.
  Answer receive(bool head_only = false);
  /// True if the server closes the connection within some seconds, without another byte.
  bool is_closed();

 private:
  bool fill();

  int socket_ = -1;
  std::string buffer_;
};

class Serving : public testing::Test {
 protected:
  ~Serving() override { stop(); }

  /// Starts a server on a free port; ends the one before.
  void start(ServerOptions options = {});
  void stop();

  std::uint16_t port() const { return server_->port(); }
  std::string host() const { return "Host: 127.0.0.1:" + std::to_string(port()) + "\r\n"; }
  /// "METHOD TARGET HTTP/1.1" with a Host, further fields (each with its line end) and a body.
  std::string request(std::string_view line, std::string_view fields = {}, std::string_view body = {}) const;
  /// Sends it on a connection of its own.
  Answer ask(std::string_view line, std::string_view fields = {}, std::string_view body = {}) const;
  Answer ask_raw(std::string_view bytes) const;

  static std::string page();

  std::optional<Server> server_;

 private:
  std::jthread thread_;
};

}  // namespace pith::serve

#endif
