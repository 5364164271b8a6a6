#include "serve/wire.hpp"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>

namespace pith::serve {

namespace http = boost::beast::http;

namespace {

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Message message_of(const http::request<http::string_body>& request) {
  Message out{
      .method = view(request.method_string()), .target = view(request.target()), .body = request.body()};
  const auto hosts = request.equal_range(http::field::host);
  for (auto host = hosts.first; host != hosts.second; ++host) out.hosts.push_back(view(host->value()));
  out.origin = view(request[http::field::origin]);
  out.fetch_site = view(request["Sec-Fetch-Site"]);
  out.content_type = view(request[http::field::content_type]);
  out.content_encoding = view(request[http::field::content_encoding]);
  out.transfer_encoding = view(request[http::field::transfer_encoding]);
  return out;
}

Problem problem_of(boost::beast::error_code error) {
  if (error == http::error::header_limit) return {431, "the head of a request is at most 16 KiB long"};
  if (error == http::error::body_limit) return {413, "the body is too long"};
  if (error == boost::beast::error::timeout) return {408, "the request did not come in time"};
  return {400, "this is no request of HTTP/1.1: " + error.message()};
}

}  // namespace pith::serve
