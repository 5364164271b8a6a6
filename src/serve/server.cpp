#include "serve/server.hpp"

#include "serve/session.hpp"

#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace pith::serve {

namespace asio = boost::asio;
using boost::beast::error_code;
using tcp = asio::ip::tcp;

struct Server::State {
  explicit State(ServerOptions given)
      : options(std::move(given)),
        acceptor(context),
        pause(context),
        grace(context),
        service(options.service) {}

  error_code listen(const tcp::endpoint& endpoint) {
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return error;
    port = acceptor.local_endpoint(error).port();
    guard.emplace(options.address, port, options.names);
    shared.emplace(Shared{options, *guard, service});
    return error;
  }

  void accept() {
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
      if (shared->stopping) return;
      if (error) return accept_later();
      error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      const auto session = std::make_shared<Session>(std::move(socket), *shared);
      if (shared->sessions.size() > options.connections) {
        session->turn_away();
      } else {
        session->begin();
      }
      accept();
    });
  }

  // There are no more descriptors, say: they come back when connections end.
  void accept_later() {
    pause.expires_after(std::chrono::milliseconds(100));
    pause.async_wait([this](error_code error) {
      if (!error && !shared->stopping) accept();
    });
  }

  void stop() {
    if (std::exchange(shared->stopping, true)) return;
    error_code ignored;
    acceptor.close(ignored);
    pause.cancel();
    const auto open = shared->sessions;
    for (Session* session : open) session->stop();
    grace.expires_after(options.grace);
    grace.async_wait([this](error_code /*error*/) { context.stop(); });
    look_whether_done();
  }

  void look_whether_done() {
    if (shared->sessions.empty()) return context.stop();
    pause.expires_after(std::chrono::milliseconds(20));
    pause.async_wait([this](error_code error) {
      if (!error) look_whether_done();
    });
  }

  ServerOptions options;
  std::uint16_t port = 0;
  std::optional<Guard> guard;
  std::optional<Shared> shared;
  asio::io_context context{1};  // its handlers own the sessions, which know `shared`: it goes before that
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  asio::steady_timer grace;
  Service service;
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;

Result<Server> Server::create(const ServerOptions& options) {
  error_code error;
  const asio::ip::address address = asio::ip::make_address(options.address, error);
  if (error) return pith::Error{ErrorCode::usage, "this is no address to listen on: " + options.address};
  auto state = std::make_unique<State>(options);
  error = state->listen({address, options.port});
  if (error) {
    return pith::Error{ErrorCode::input, "cannot listen on " + options.address + " port " +
                                             std::to_string(options.port) + ": " + error.message()};
  }
  return Server(std::move(state));
}

std::uint16_t Server::port() const { return state_->port; }

void Server::run() {
  state_->accept();
  state_->context.run();
  state_->service.stop();
}

void Server::stop() {
  asio::post(state_->context, [state = state_.get()] { state->stop(); });
}

}  // namespace pith::serve
