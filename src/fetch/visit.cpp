#include "fetch/visit.hpp"

#include "base/ascii.hpp"
#include "base/printable.hpp"
#include "fetch/freshness.hpp"
#include "fetch/robots.hpp"

#include <algorithm>
#include <ctime>
#include <utility>

namespace pith::fetch {

namespace {

// Those that say the server is busy or a part of it is down.
bool is_passing(int status) {
  return status == 408 || status == 425 || status == 429 || status == 500 || (status >= 502 && status <= 504);
}

std::string_view meaning(int status) {
  switch (status) {
    case 401: return " (a login is needed)";
    case 402: return " (payment is needed)";
    case 403: return " (forbidden)";
    case 404: return " (not found)";
    case 410: return " (gone)";
    case 429: return " (too many requests)";
    case 451: return " (withheld for legal reasons)";
    case 500: return " (the server failed)";
    case 503: return " (the server is not available)";
    default: return {};
  }
}

bool is_token(char c) {
  return ascii::is_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view name = line.substr(0, colon);
  if (!std::all_of(name.begin(), name.end(), is_token)) return false;
  return std::none_of(line.begin(), line.end(),
                      [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 127; });
}

}  // namespace

Result<void, Failure> check(const FetchOptions& options) {
  for (const std::string& line : options.headers) {
    if (!is_header(line)) return Failure{ErrorCode::usage, "not a header: \"" + printable(line, 80) + "\""};
  }
  if (options.offline && options.cache_folder.empty()) {
    return Failure{ErrorCode::usage, "offline, but no cache is named"};
  }
  if (!is_header("User-Agent: " + options.user_agent)) return Failure{ErrorCode::usage, "not a user agent"};
  return {};
}

bool Visit::start() {
  Result<Url> url = parse_url(asked_);
  if (!url) {
    outcome_ = failure_of(url.error());
    return false;
  }
  url_ = std::move(*url);
  response_.asked = url_.text;
  if (const Result<Url> first = parse_url(first_)) first_origin_ = first->origin();
  return true;
}

Ask Visit::ask() const {
  Ask ask;
  ask.url = url_;
  if (options_->timeout.count() > 0)
    ask.timeout = std::max(options_->timeout - spent_, std::chrono::milliseconds(1));
  ask.credentials = response_.redirects == 0 && !(url_.user.empty() && url_.password.empty());
  ask.own_headers = url_.origin() == first_origin_;
  ask.wanted = purpose_ == Purpose::robots ? Wanted::any : options_->wanted;
  if (purpose_ == Purpose::robots) ask.cut_at = max_robots_bytes + 1;
  return ask;
}

bool Visit::take(Exchange exchange) {
  const int status = exchange.head.status();
  spent_ += exchange.took;
  response_.status = status;
  outcome_ = std::move(exchange.outcome);
  if (!outcome_) return false;
  if (is_redirect(status)) {
    outcome_ = follow(exchange.head);
    return outcome_.has_value();
  }
  retry_after_ = exchange.head.get("Retry-After");
  outcome_ = judge_status(status);
  response_.url = url_.text;
  response_.content_type = exchange.head.get("Content-Type");
  response_.fetched = made_at(exchange.head, std::time(nullptr));
  response_.link = exchange.head.get_all("Link");
  response_.body = std::move(exchange.body);
  response_.wire_bytes = exchange.wire_bytes;
  return false;
}

Result<void, Failure> Visit::judge_status(int status) const {
  if (status == 204 || status == 205) {
    if (purpose_ == Purpose::robots) return {};  // no rules
    return Failure{ErrorCode::fetch, "status " + std::to_string(status) + ": there is no content"};
  }
  if (status == 206)
    return Failure{ErrorCode::fetch, "status 206: a part came where the whole was asked for"};
  if (status < 200 || status >= 300) {
    return Failure{ErrorCode::fetch, "status " + std::to_string(status).append(meaning(status)),
                   is_passing(status)};
  }
  return {};
}

Result<void, Failure> Visit::follow(const Head& head) {
  if (!head.has("Location")) {
    return Failure{ErrorCode::fetch,
                   "status " + std::to_string(response_.status) + " without an address to go to"};
  }
  if (response_.redirects == options_->max_redirects) {
    return over(Limit::redirects, options_->max_redirects,
                "more than " + std::to_string(options_->max_redirects) + " redirects", ErrorCode::fetch);
  }
  Result<Url> next = resolve_url(url_, head.get("Location"));
  if (!next) return Failure{ErrorCode::fetch, "redirect refused: " + next.error().message};
  if (url_.scheme == "https" && next->scheme == "http") {
    return Failure{ErrorCode::fetch, "redirect refused: it leads from https to http, to " +
                                         printable(next->text, longest_shown)};
  }
  url_ = std::move(*next);
  ++response_.redirects;
  return {};
}

Result<Response> Visit::result() {
  if (outcome_) return std::move(response_);
  if (response_.redirects > 0)
    outcome_.error().cause += " (redirected to " + printable(url_.text, longest_shown) + ")";
  return error_of(asked_, outcome_.error());
}

}  // namespace pith::fetch
