// One connection: requests one after the other, each read within limits, answered, and the next one awaited.
#ifndef PITH_SERVE_SESSION_HPP
#define PITH_SERVE_SESSION_HPP

#include "serve/guard.hpp"
#include "serve/server.hpp"
#include "serve/service.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace pith::serve {

class Session;

/// What all connections share. For the server's thread alone.
struct Shared {
  const ServerOptions& options;
  const Guard& guard;
  Service& service;
  std::unordered_set<Session*> sessions = {};
  std::size_t body_bytes = 0;  ///< of all requests that are being read or worked on
  bool stopping = false;
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket socket, Shared& shared);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Waits for the first request, and goes on by itself.
  void begin() { await(); }
  /// There are too many connections: says so, and closes.
  void turn_away();
  /// Closes at once if no request is being read or answered; else after the answer.
  void stop();

 private:
  using Error = boost::beast::error_code;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  void await();
  void limit(std::chrono::milliseconds time);
  void read_head();
  void on_head(Error error);
  void read_body();
  void on_body(Error error);
  void refuse(Error error);
  void take();
  Gauges gauges() const;
  void reply(Reply reply);
  void write(const Reply& reply);
  void on_written(Error error, bool close);
  void drain(std::size_t so_far);
  void release_body();

  Shared& shared_;
  boost::beast::tcp_stream stream_;
  boost::asio::steady_timer patience_;  // of a request: the stream's own would close it before the answer
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::string_view call_ = "none";  // as the metrics name it
  std::size_t reserved_ = 0;        // of Shared::body_bytes
  std::chrono::steady_clock::time_point begun_;
  bool timed_out_ = false;
  bool idle_ = true;      // no byte of a request has come
  bool closing_ = false;  // the request cannot be read to its end, or is the last one
  bool head_only_ = false;
};

}  // namespace pith::serve

#endif
