// Fetching pages over http and https, from a web that may be hostile. Target pith::fetch.
#ifndef PITH_FETCH_HPP
#define PITH_FETCH_HPP

#include "pith/error.hpp"
#include "pith/export.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// What kinds of bodies are worth having.
enum class Wanted : std::uint8_t {
  page,  ///< HTML and text; what its type says is an image, a film, a PDF … is refused before it is loaded
  any,   ///< whatever comes (feeds, packed sitemaps)
};

/// How to fetch, and the bounds on what one fetch may cost. The defaults suit the open web.
struct FetchOptions {
  std::chrono::milliseconds timeout{30'000};          ///< for one URL, all its redirects included; 0: none
  std::chrono::milliseconds connect_timeout{10'000};  ///< for name look-up, connection and TLS of one hop
  std::chrono::seconds low_speed_time{10};  ///< slower than `low_speed` for so long gives up; 0: never
  std::uint32_t low_speed = 100;            ///< bytes a second
  std::uint32_t max_redirects = 5;
  std::size_t max_wire_bytes = 16'000'000;  ///< of one body as it travels
  std::size_t max_body_bytes = 16'000'000;  ///< of one body after decompression, and of each step on the way
  std::vector<std::string> allow_private_hosts;  ///< `allow_private` for these only, "host" or "host:port"
  std::vector<std::string>
      headers;  ///< "Name: value"; sent to the origin of the first URL only, and not for its robots.txt
  std::vector<std::string> resolve;  ///< "host:port:address": names answered without asking DNS
  std::string user_agent;            ///< empty: default_user_agent()
  std::string proxy;    ///< for every URL; empty: by http_proxy, https_proxy, all_proxy and no_proxy
  std::string ca_file;  ///< PEM file of trusted roots instead of the system's
  std::string
      cache_folder;  ///< responses are kept here, and asked about when they are stale; empty: no cache
  std::uint64_t cache_bytes = 1'000'000'000;  ///< kept bodies, packed; what was not used for longest goes
  bool allow_private = false;  ///< also loopback, private, link-local and other addresses that are not public
  bool insecure = false;       ///< accept any TLS certificate
  bool use_environment = true;  ///< false: the proxy variables are ignored
  bool offline = false;         ///< only what is in the cache, however old; nothing is asked
  Wanted wanted = Wanted::page;
};

/// A body that was fetched whole, with status 2xx.
struct Response {
  std::string asked;  ///< the URL it was fetched by; no credentials, no fragment
  std::string url;    ///< where it came from after redirects; no credentials, no fragment
  int status = 0;
  std::string content_type;            ///< the header's value, or empty
  std::chrono::sys_seconds fetched{};  ///< when: the Date header, or of receipt where that says nothing
  std::string link;                    ///< values of the Link headers, joined by ", "
  std::string body;                    ///< decompressed
  std::size_t wire_bytes = 0;          ///< size of the body as it travelled
  std::uint32_t redirects = 0;
  std::vector<Response>
      parts;  ///< the pages on which its article goes on, if they were asked for (pith/parts.hpp)
};

/// How to fetch many URLs: how many at once, and how politely.
struct CrawlOptions {
  std::size_t connections = 32;  ///< exchanges at once
  std::size_t per_host = 1;      ///< exchanges at once with one host
  std::chrono::milliseconds delay{
      1000};                  ///< pause after each request to a host; a longer Crawl-delay is obeyed
  bool robots = true;         ///< ask robots.txt first (RFC 9309) and obey it, also for redirects
  std::uint32_t retries = 2;  ///< after what may go better next time: 429, 503, a lost connection …
  std::chrono::milliseconds backoff{
      1000};  ///< before the first retry; doubles with each, give or take a half
  std::chrono::milliseconds max_wait{60'000};  ///< longest Retry-After and Crawl-delay that is waited for
  std::size_t parts = 1;      ///< follow an article over so many pages at most (pith/parts.hpp)
  std::size_t window = 1000;  ///< URLs that are taken from the source ahead of being fetched
  /// Asked before each request, if set: false when the results' taker is behind. Then no request begins until
  /// it says true; it is asked again after wake(), or a moment later.
  std::function<bool()> ready;
};

/// What a source of URLs says when it is asked for the next one.
enum class Supply : std::uint8_t {
  url,    ///< here is one
  later,  ///< none now: the source waits for input; it is asked again after wake(), or a moment later
  end,    ///< there will be no more
};

/// "pith/VERSION (article extractor)".
PITH_API std::string_view default_user_agent();

/// Fetches pages, one after the other; connections are kept for the next. Not thread-safe, but for stop().
/// What fails is an Error of one line, "URL: cause": `fetch` (could not be had), `limit` (too large),
/// `not_text` (not a page), `usage` (an option's value). Where a limit of the options was exceeded, it says
/// which. The URL in it carries no credentials.
class PITH_API Fetcher {
 public:
  explicit Fetcher(FetchOptions options = {});
  ~Fetcher();
  Fetcher(Fetcher&&) noexcept;
  Fetcher& operator=(Fetcher&&) noexcept;
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  /// Fetches one URL as a browser would: no robots.txt, no retries, cookies only within this call. A user and
  /// password in the URL go to its own host and to no redirect.
  Result<Response> fetch(std::string_view url) { return fetch(url, url); }

  /// The same for a URL that another page or listing led to: the options' headers go to the origin of
  /// `first`, the URL that was given; to none if that is no address.
  Result<Response> fetch(std::string_view url, std::string_view first);

  /// Fetches many URLs in one loop on the calling thread, politely. `next` is asked for URLs and fills in the
  /// string; `done` is called once for each of them, in the order of completion, with its place in the
  /// source's order (from 0). Neither may block for long. Returns when the source has ended and all is done;
  /// after stop(), what was not done is reported as failed.
  using Source = std::function<Supply(std::string& url)>;
  using Sink = std::function<void(std::size_t place, const std::string& url, Result<Response> result)>;
  void fetch_all(const Source& next, const Sink& done, const CrawlOptions& crawl = {});

  /// Makes running and coming fetches fail soon with "stopped". Callable from any thread and from signal
  /// handlers.
  void stop() noexcept;

  /// Makes a running fetch_all ask its source, and whether the taker is ready, at once. Callable from any
  /// thread.
  void wake() noexcept;

 private:
  struct PITH_HIDDEN State;
  std::unique_ptr<State> state_;
};

}  // namespace pith

#endif
