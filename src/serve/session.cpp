#include "serve/session.hpp"

#include "serve/wire.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

namespace pith::serve {

namespace http = boost::beast::http;
namespace asio = boost::asio;

namespace {

constexpr std::size_t usual_body = 1 << 20;  // what is reserved for a body of unknown length, at least

std::string_view name_of(Call::Kind kind) {
  switch (kind) {
    case Call::Kind::page: return "page";
    case Call::Kind::description: return "openapi";
    case Call::Kind::health: return "health";
    case Call::Kind::metrics: return "metrics";
    case Call::Kind::extract: return "extract";
  }
  return {};
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, Shared& shared)
    : shared_(shared), stream_(std::move(socket)), patience_(stream_.get_executor()) {
  shared_.sessions.insert(this);
}

Session::~Session() {
  release_body();
  shared_.sessions.erase(this);
}

void Session::release_body() { shared_.body_bytes -= std::exchange(reserved_, 0); }

void Session::turn_away() {
  closing_ = true;
  reply(to_reply({503, "there are too many connections"}));
}

void Session::stop() {
  closing_ = true;
  if (idle_) stream_.cancel();
}

// Until the first byte comes, the connection may be idle for longer than a request may take.
void Session::await() {
  parser_.emplace();
  parser_->header_limit(longest_head);
  parser_->body_limit(shared_.options.body_bytes);
  call_ = "none";
  head_only_ = false;
  if (buffer_.size() > 0) return read_head();
  idle_ = true;
  stream_.expires_after(shared_.options.idle);
  stream_.async_read_some(buffer_.prepare(4096), [self = shared_from_this()](Error error, std::size_t size) {
    if (error) return;
    self->buffer_.commit(size);
    self->read_head();
  });
}

/// What is read from here on breaks off after `time`.
void Session::limit(std::chrono::milliseconds time) {
  stream_.expires_never();
  timed_out_ = false;
  patience_.expires_after(time);
  patience_.async_wait([waiting = weak_from_this()](Error error) {
    const auto self = waiting.lock();
    if (error || !self) return;
    self->timed_out_ = true;
    self->stream_.socket().cancel(error);
  });
}

void Session::read_head() {
  idle_ = false;
  begun_ = std::chrono::steady_clock::now();
  limit(shared_.options.head);
  http::async_read_header(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](Error error, std::size_t /*size*/) { self->on_head(error); });
}

void Session::on_head(Error error) {
  patience_.cancel();
  if (error) return refuse(error);
  begun_ = std::chrono::steady_clock::now();
  const auto& request = parser_->get();
  head_only_ = request.method() == http::verb::head;
  if (const auto checked = shared_.guard.check(message_of(request)); !checked) {
    closing_ = closing_ || !parser_->is_done();
    return reply(to_reply(checked.error()));
  }
  if (parser_->is_done()) return take();
  const auto length = parser_->content_length();
  const std::size_t expected =
      std::max(usual_body, length ? static_cast<std::size_t>(*length) : shared_.options.body_bytes);
  if (length && *length > shared_.options.body_bytes) return refuse(make_error_code(http::error::body_limit));
  if (shared_.body_bytes + expected > shared_.options.all_bodies) {
    closing_ = true;
    return reply(to_reply({503, "too much is being read already"}));
  }
  reserved_ = expected;
  shared_.body_bytes += reserved_;
  if (!boost::beast::iequals(request[http::field::expect], "100-continue")) return read_body();
  static const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(stream_, asio::buffer(go_on),
                    [self = shared_from_this()](Error failed, std::size_t /*size*/) {
                      if (!failed) self->read_body();
                    });
}

void Session::read_body() {
  limit(shared_.options.body);
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](Error error, std::size_t /*size*/) { self->on_body(error); });
}

void Session::on_body(Error error) {
  patience_.cancel();
  if (error) return refuse(error);
  take();
}

// What cannot be read is answered, too, but not what broke off before it began.
void Session::refuse(Error error) {
  closing_ = true;
  if (timed_out_) error = make_error_code(boost::beast::error::timeout);
  if (error == http::error::end_of_stream || error == asio::error::operation_aborted ||
      error == asio::error::connection_reset)
    return;
  reply(to_reply(problem_of(error)));
}

Gauges Session::gauges() const { return {shared_.sessions.size(), shared_.service.waiting()}; }

void Session::take() {
  stream_.expires_never();
  closing_ = closing_ || !parser_->get().keep_alive();
  Result<Call, Problem> call = read_call(message_of(parser_->get()), shared_.service.defaults());
  if (!call) return reply(to_reply(call.error()));
  call_ = name_of(call->kind);
  // The worker gives the session back to its thread: it must not be the one that ends it.
  auto done = [self = shared_from_this()](Reply reply) mutable {
    const auto executor = self->stream_.get_executor();
    asio::post(executor, [self = std::move(self), reply = std::move(reply)]() mutable {
      self->reply(std::move(reply));
    });
  };
  if (!shared_.service.answer(*std::move(call), gauges(), std::move(done)))
    reply(to_reply({503, "too many calls wait already"}));
}

void Session::reply(Reply reply) {  // NOLINT(performance-unnecessary-value-param): it ends here
  release_body();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun_;
  shared_.service.metrics().answered(call_, reply.status, taken.count());
  write(reply);
}

void Session::write(const Reply& reply) {
  closing_ = closing_ || shared_.stopping;
  const auto response = std::make_shared<http::response<http::string_body>>();
  response->version(11);
  response->result(reply.status);
  response->reason(std::string(title_of(reply.status)));
  response->set(http::field::server, "pith");
  response->set(http::field::content_type, reply.type);
  response->set(http::field::cache_control, "no-store");
  response->set("X-Content-Type-Options", "nosniff");
  response->set("Referrer-Policy", "no-referrer");
  response->set("Cross-Origin-Resource-Policy", "same-origin");
  // The page at "/" says more in its head; an article as HTML is nobody's page here.
  response->set("Content-Security-Policy", call_ == "page"
                                               ? "frame-ancestors 'none'"
                                               : "default-src 'none'; frame-ancestors 'none'; sandbox");
  if (reply.status == 503) response->set(http::field::retry_after, "1");
  if (!reply.allow.empty()) response->set(http::field::allow, reply.allow);
  response->keep_alive(!closing_);
  response->content_length(reply.body.size());
  if (!head_only_) response->body() = reply.body;
  stream_.expires_after(shared_.options.body);
  http::async_write(stream_, *response,
                    [self = shared_from_this(), response](Error error, std::size_t /*size*/) {
                      self->on_written(error, self->closing_);
                    });
}

void Session::on_written(Error error, bool close) {
  if (error) return;
  if (!close) return await();
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  stream_.expires_after(std::chrono::seconds(2));
  buffer_.clear();
  drain(0);
}

// To close while bytes of the client wait to be read would tear the answer away from it.
void Session::drain(std::size_t so_far) {
  constexpr std::size_t most = 4 << 20;
  if (so_far > most) return;
  stream_.async_read_some(buffer_.prepare(65'536),
                          [self = shared_from_this(), so_far](Error error, std::size_t size) {
                            if (!error) self->drain(so_far + size);
                          });
}

}  // namespace pith::serve
