// What a client of `pith serve` may send: read as HTTP, judged by the guard, understood as a call.
#include "check.hpp"
#include "serve/call.hpp"
#include "serve/guard.hpp"
#include "serve/wire.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  namespace http = boost::beast::http;
  http::request_parser<http::string_body> parser;
  parser.header_limit(serve::longest_head);
  parser.body_limit(100'000);
  parser.eager(true);
  const auto check = [](const serve::Problem& problem) {
    fuzz::check(problem.status >= 400 && problem.status < 500,
                "what is wrong with a request is the client's fault");
    fuzz::check_clean(serve::to_reply(problem).body, "a problem");
  };
  boost::beast::error_code error;
  std::string_view rest = fuzz::view(data, size);
  while (!rest.empty() && !parser.is_done() && !error) {
    const std::size_t taken = parser.put(boost::asio::buffer(rest.data(), rest.size()), error);
    if (taken == 0) break;
    rest.remove_prefix(taken);
  }
  if (error && error != http::error::need_more) check(serve::problem_of(error));
  if (!parser.is_done()) return 0;
  const serve::Message message = serve::message_of(parser.get());
  static const serve::Guard guard("127.0.0.1", 8080, {});
  if (const auto allowed = guard.check(message); !allowed) check(allowed.error());
  const auto call = serve::read_call(message, {});
  if (!call) {
    check(call.error());
  } else {
    fuzz::check(!call->fetch || !call->url.empty(), "what is fetched has an address");
  }
  return 0;
}
