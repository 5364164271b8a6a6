#include "pith/fetch.hpp"

#include "fetch/cache.hpp"
#include "fetch/crawl.hpp"
#include "fetch/failure.hpp"
#include "fetch/proxy.hpp"
#include "fetch/transfer.hpp"
#include "fetch/visit.hpp"

#include <atomic>
#include <ctime>
#include <new>
#include <utility>

#include <curl/curl.h>

namespace pith {

struct Fetcher::State {
  explicit State(FetchOptions given)
      : options(std::move(given)),
        proxies(options.proxy, options.use_environment),
        usable(fetch::check(options)) {
    fetch::initialize_curl();
    multi.reset(curl_multi_init());
    if (!multi) throw std::bad_alloc();
    if (!usable || options.cache_folder.empty()) return;
    Result<std::unique_ptr<fetch::Cache>> opened = fetch::Cache::open(options);
    if (opened) {
      cache = std::move(*opened);
    } else {
      usable = fetch::failure_of(opened.error());
    }
  }

  // One hop of fetch(), from the cache or from the network; true if there is a further one.
  bool hop(fetch::Visit& visit);
  // fetch_all() where the options are not usable: all fail for that.
  void fetch_none(const Source& next, const Sink& done) const;

  struct CloseMulti {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
  };

  FetchOptions options;
  fetch::Proxies proxies;
  Result<void, fetch::Failure> usable;  // or what is wrong with the options
  std::atomic<bool> stopped = false;
  std::unique_ptr<fetch::Cache> cache;
  std::unique_ptr<CURLM, CloseMulti> multi;   // of fetch_all(); keeps its connections
  std::unique_ptr<fetch::Transfer> transfer;  // of fetch(); keeps its connections
};

bool Fetcher::State::hop(fetch::Visit& visit) {
  fetch::Ask ask = visit.ask();
  if (cache) {
    if (auto stored = cache->use(ask, std::time(nullptr))) return visit.take(std::move(*stored));
    ask.conditions = cache->conditions(ask);
  }
  if (options.offline) {
    visit.fail(fetch::not_in_cache());
    return false;
  }
  if (Result<void, fetch::Failure> ready = transfer->prepare(std::move(ask)); !ready) {
    visit.fail(std::move(ready).error());
    return false;
  }
  fetch::Exchange exchange = transfer->finish(curl_easy_perform(transfer->handle()));
  if (cache) cache->settle(transfer->asked(), exchange, std::time(nullptr));
  return visit.take(std::move(exchange));
}

std::string_view default_user_agent() { return "pith/" PITH_VERSION " (article extractor)"; }

Fetcher::Fetcher(FetchOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Fetcher::~Fetcher() = default;
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;

void Fetcher::stop() noexcept { state_->stopped.store(true, std::memory_order_relaxed); }

void Fetcher::wake() noexcept { curl_multi_wakeup(state_->multi.get()); }

Result<Response> Fetcher::fetch(std::string_view url, std::string_view first) {
  State& state = *state_;
  if (!state.usable) return fetch::error_of(url, state.usable.error());
  fetch::Visit visit(state.options, url, first);
  if (!visit.start()) return visit.result();
  if (!state.transfer) {
    state.transfer = std::make_unique<fetch::Transfer>(state.options, state.proxies, state.stopped);
  }
  while (state.hop(visit)) {
  }
  state.transfer->forget_cookies();
  return visit.result();
}

void Fetcher::fetch_all(const Source& next, const Sink& done, const CrawlOptions& crawl) {
  State& state = *state_;
  if (state.usable) {
    fetch::Crawl({state.options, crawl, state.proxies, state.stopped, state.multi.get(), state.cache.get(),
                  next, done})
        .run();
    return;
  }
  state.fetch_none(next, done);
}

void Fetcher::State::fetch_none(const Source& next, const Sink& done) const {
  std::size_t place = 0;
  while (!stopped.load(std::memory_order_relaxed)) {
    std::string url;
    const Supply supply = next(url);
    if (supply == Supply::end) return;
    if (supply == Supply::later) {
      curl_multi_poll(multi.get(), nullptr, 0, 20, nullptr);
    } else {
      done(place++, url, fetch::error_of(url, usable.error()));
    }
  }
}

}  // namespace pith
