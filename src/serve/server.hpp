// The service on a socket: HTTP/1.1 by Boost.Beast, one thread for all connections.
#ifndef PITH_SERVE_SERVER_HPP
#define PITH_SERVE_SERVER_HPP

#include "pith/error.hpp"

#include "serve/service.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pith::serve {

struct ServerOptions {
  ServiceOptions service = {};
  std::string address = "127.0.0.1";        ///< to listen on, IPv4 or IPv6
  std::uint16_t port = 8080;                ///< 0: any that is free
  std::vector<std::string> names = {};      ///< further hosts that it answers to
  std::size_t body_bytes = 16'000'000;      ///< of one request
  std::size_t all_bodies = 256'000'000;     ///< of all requests that are being read or worked on
  std::size_t connections = 512;            ///< open at once; further ones are told to come again
  std::chrono::milliseconds idle{30'000};   ///< between two requests of a connection
  std::chrono::milliseconds head{10'000};   ///< to send the head of a request, from its first byte on
  std::chrono::milliseconds body{30'000};   ///< to send its body, and to take the answer
  std::chrono::milliseconds grace{10'000};  ///< for running calls, once it is to stop
};

class Server {
 public:
  /// Listens from here on. Fails with input where the address cannot be had, usage where it is none.
  static Result<Server> create(const ServerOptions& options);
  ~Server();
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  /// Serves until stop().
  void run();

  /// Takes no more connections and ends run() when the running calls are answered, or the grace is over. For
  /// any thread.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace pith::serve

#endif
