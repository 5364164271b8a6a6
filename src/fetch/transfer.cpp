#include "fetch/transfer.hpp"

#include "base/ascii.hpp"
#include "base/printable.hpp"
#include "fetch/address.hpp"
#include "fetch/media_type.hpp"

#include <algorithm>
#include <new>
#include <optional>

#include <sys/socket.h>
#include <unistd.h>

namespace pith::fetch {

namespace {

// Of a body that is not wanted, so much is read to keep the connection for the next request.
constexpr std::size_t max_unwanted_bytes = 65'536;
constexpr std::size_t max_reserve = 1'000'000;
// Enough of a body to tell markup from other things.
constexpr std::size_t sniff_bytes = 512;

// With a buffer no larger than a TLS record, libcurl 7.88 now and then misses the end of an HTTP/2 body whose
// last record fills it, and waits for ever. This is what the curl command takes.
constexpr long buffer_bytes = 102'400;

bool is_success(int status) { return status >= 200 && status < 300; }

bool may_go_better(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return true;
    default: return false;
  }
}

}  // namespace

void initialize_curl() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) throw std::bad_alloc();
}

bool allows_private(const FetchOptions& options, const Url& url) {
  if (options.allow_private) return true;
  const std::string with_port = url.host + ":" + std::to_string(url.port);
  return std::ranges::any_of(options.allow_private_hosts, [&](const std::string& host) {
    return ascii::equal_ignoring_case(host, url.host) || ascii::equal_ignoring_case(host, with_port);
  });
}

Transfer::Transfer(const FetchOptions& options, const Proxies& proxies, const std::atomic<bool>& stopped)
    : options_(options),
      proxies_(proxies),
      stopped_(stopped),
      easy_(curl_easy_init()),
      unpacking_(options.max_body_bytes) {
  if (!easy_) throw std::bad_alloc();
  set_basics();
  set_callbacks();
  set_tls();
}

void Transfer::append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  (void)list.release();
  list.reset(longer);
}

Transfer::~Transfer() = default;

Result<void, Failure> Transfer::prepare(Ask ask) {
  ask_ = std::move(ask);
  exchange_ = Exchange{};
  unpacking_ = Unpacking(at_least_the_cut(options_.max_body_bytes));
  refused_.clear();
  type_in_doubt_ = enough_ = out_of_memory_ = false;
  error_text_[0] = '\0';
  proxy_ = proxies_.for_url(ask_.url);
  if (!proxy_.empty() && !allows_private(options_, ask_.url)) {
    // The proxy looks the name up: what it will connect to can only be told from the name.
    const std::string_view why = why_not_public(ask_.url.host);
    if (!why.empty())
      return Failure{ErrorCode::fetch, "refused: " + ask_.url.host + " is " + std::string(why)};
  }
  set_request();
  set_headers();
  return {};
}

// What holds for every exchange. It is set once: resetting a handle and turning its
// cookies on again leaks in libcurl 7.88.
void Transfer::set_basics() {
  CURL* easy = easy_.get();
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
  curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");  // turns cookies on, reads none
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, buffer_bytes);
  const std::string agent =
      options_.user_agent.empty() ? std::string(default_user_agent()) : options_.user_agent;
  curl_easy_setopt(easy, CURLOPT_USERAGENT, agent.c_str());
  // The header is sent, but libcurl leaves the body as it is: it is unpacked
  // here, where both sizes are counted.
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, std::string(accepted_codings).c_str());
  curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
  if (options_.low_speed_time.count() > 0) {
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options_.low_speed));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.low_speed_time.count()));
  }
  for (const std::string& entry : options_.resolve) append(resolve_, entry);
  if (resolve_) curl_easy_setopt(easy, CURLOPT_RESOLVE, resolve_.get());
}

void Transfer::set_callbacks() {
  CURL* easy = easy_.get();
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, error_text_);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(easy, CURLOPT_XFERINFODATA, this);
}

void Transfer::set_tls() {
  CURL* easy = easy_.get();
  const long verify = options_.insecure ? 0L : 1L;
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, verify);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2 * verify);
  curl_easy_setopt(easy, CURLOPT_PROXY_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
  if (!options_.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());
}

// What differs from one exchange to the next: all of it is set or unset each time.
void Transfer::set_request() {
  CURL* easy = easy_.get();
  curl_easy_setopt(easy, CURLOPT_URL, ask_.url.text.c_str());
  curl_easy_setopt(easy, CURLOPT_PROXY, proxy_.c_str());
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
                   long{ask_.http1 ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS});
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(ask_.timeout.count()));
  const bool login = ask_.credentials;
  curl_easy_setopt(easy, CURLOPT_USERNAME, login ? ask_.url.user.c_str() : nullptr);
  curl_easy_setopt(easy, CURLOPT_PASSWORD, login ? ask_.url.password.c_str() : nullptr);
}

void Transfer::set_headers() {
  List headers;
  bool own_accept = false;
  if (ask_.own_headers) {
    for (const std::string& line : options_.headers) {
      own_accept = own_accept || ascii::starts_with_ignoring_case(line, "Accept:");
      const std::string_view bare = ascii::trim(line);
      const bool empty = bare.find(':') == bare.size() - 1;
      // To libcurl "Name:" means to leave a header out, "Name;" to send it empty.
      append(headers, empty ? std::string(bare.substr(0, bare.size() - 1)) + ";" : line);
    }
  }
  if (!own_accept && ask_.wanted == Wanted::page) {
    append(headers,
           "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5");
  }
  for (const std::string& line : ask_.conditions) append(headers, line);
  curl_easy_setopt(easy_.get(), CURLOPT_HTTPHEADER, headers.get());
  headers_ = std::move(headers);
}

void Transfer::forget_cookies() { curl_easy_setopt(easy_.get(), CURLOPT_COOKIELIST, "ALL"); }

Transfer& Transfer::of(CURL* easy) {
  void* self = nullptr;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &self);
  return *static_cast<Transfer*>(self);
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype purpose, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  try {
    const std::string_view why = why_not_public(address->addr);
    // A proxy may well be on the local network: the user chose it.
    if (!why.empty() && transfer.proxy_.empty() && !allows_private(transfer.options_, transfer.ask_.url)) {
      transfer.refused_ = "refused: " + spell(address->addr) + " is " + std::string(why);
      return CURL_SOCKET_BAD;
    }
  } catch (const std::bad_alloc&) {
    transfer.out_of_memory_ = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int Transfer::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<const Transfer*>(self)->stopped_.load(std::memory_order_relaxed) ? 1 : 0;
}

// The callbacks stand between C frames: nothing may be thrown through them. Returning another size than was
// given ends the transfer.
std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  try {
    transfer.exchange_.outcome = transfer.header_line(std::string_view(data, size * count));
  } catch (const std::bad_alloc&) {
    transfer.out_of_memory_ = true;
  }
  return !transfer.exchange_.outcome || transfer.out_of_memory_ ? 0 : size * count;
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (size * count == 0) return 0;
  try {
    transfer.exchange_.outcome = transfer.body_bytes(std::string_view(data, size * count));
  } catch (const std::bad_alloc&) {
    transfer.out_of_memory_ = true;
  }
  return !transfer.exchange_.outcome || transfer.out_of_memory_ || transfer.enough_ ? 0 : size * count;
}

// What is cut is bounded by that: a bound for pages may be lower. It comes in pieces that do not end there.
std::size_t Transfer::at_least_the_cut(std::size_t bound) const { return std::max(bound, 2 * ask_.cut_at); }

Result<void, Failure> Transfer::header_line(std::string_view line) {
  const bool before = exchange_.head.complete();
  if (Result<void, Failure> added = exchange_.head.add_line(line); !added) return added;
  if (before || !exchange_.head.complete()) return {};
  return judge_head();
}

Result<void, Failure> Transfer::judge_head() {
  const Head& head = exchange_.head;
  std::optional<std::uint64_t> length;
  if (Result<void, Failure> read = head.content_length(length); !read) return read;
  if (!is_success(head.status())) return {};
  if (ask_.cut_at == 0 && length.value_or(0) > options_.max_wire_bytes) {
    return over(Limit::wire_bytes, options_.max_wire_bytes,
                human_bytes(*length) + " long, the limit is " + human_bytes(options_.max_wire_bytes));
  }
  // Grown step by step, a body leaves holes of half its size behind. What a server promises need not come.
  if (!head.has("Content-Encoding"))
    exchange_.body.reserve(std::min<std::uint64_t>(length.value_or(0), max_reserve));
  type_in_doubt_ = ask_.wanted == Wanted::page && !may_be_page(head.get("Content-Type"));
  return unpacking_.start(head.get_all("Content-Encoding"));
}

Result<void, Failure> Transfer::judge_type() const {
  if (begins_as_markup(exchange_.body)) return {};
  return Failure{ErrorCode::not_text,
                 "not a page but " + quotable(essence(exchange_.head.get("Content-Type")), 80)};
}

Result<void, Failure> Transfer::body_bytes(std::string_view bytes) {
  exchange_.wire_bytes += bytes.size();
  if (!is_success(exchange_.head.status())) {
    enough_ = exchange_.wire_bytes > max_unwanted_bytes;
    return {};
  }
  if (exchange_.wire_bytes > at_least_the_cut(options_.max_wire_bytes)) {
    return over(Limit::wire_bytes, options_.max_wire_bytes,
                "larger than the limit of " + human_bytes(options_.max_wire_bytes));
  }
  if (Result<void, Failure> fed = unpacking_.feed(bytes, exchange_.body); !fed) return fed;
  if (type_in_doubt_ && exchange_.body.size() >= sniff_bytes) {
    type_in_doubt_ = false;
    return judge_type();
  }
  if (ask_.cut_at != 0 && exchange_.body.size() >= ask_.cut_at) {
    exchange_.body.resize(ask_.cut_at);
    enough_ = true;
  }
  return {};
}

Exchange Transfer::finish(CURLcode code) {
  if (out_of_memory_ || code == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  curl_off_t microseconds = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_TOTAL_TIME_T, &microseconds);
  exchange_.took = std::chrono::milliseconds(microseconds / 1000);
  const bool whole = code == CURLE_OK || (code == CURLE_WRITE_ERROR && enough_);
  if (exchange_.outcome && !whole) exchange_.outcome = explain(code);
  if (exchange_.outcome && is_success(exchange_.head.status()) && !enough_)
    exchange_.outcome = unpacking_.finish();
  if (exchange_.outcome && type_in_doubt_ && !exchange_.body.empty()) exchange_.outcome = judge_type();
  return std::move(exchange_);
}

Failure Transfer::explain(CURLcode code) const {
  Failure failure{ErrorCode::fetch, {}, may_go_better(code)};
  if (stopped_.load(std::memory_order_relaxed)) return {ErrorCode::fetch, "stopped"};
  if (!refused_.empty() && code == CURLE_COULDNT_CONNECT) return {ErrorCode::fetch, refused_};
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: failure.cause = "the host was not found"; break;
    case CURLE_GOT_NOTHING: failure.cause = "the server closed the connection without an answer"; break;
    case CURLE_PARTIAL_FILE: failure.cause = "the body ended early"; break;
    case CURLE_UNSUPPORTED_PROTOCOL: failure.cause = "the answer is not HTTP"; break;
    case CURLE_OPERATION_TIMEDOUT: failure.limit = Limit::fetch_time; [[fallthrough]];
    default:
      failure.cause =
          printable(error_text_[0] != '\0' ? error_text_ : curl_easy_strerror(code), longest_shown);
  }
  return failure;
}

}  // namespace pith::fetch
