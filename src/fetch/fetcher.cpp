#include "pith/fetch.hpp"

#include "fetch/crawl.hpp"
#include "fetch/failure.hpp"
#include "fetch/proxy.hpp"
#include "fetch/transfer.hpp"
#include "fetch/visit.hpp"

#include <atomic>
#include <utility>

namespace pith {

struct Fetcher::State {
  explicit State(FetchOptions given)
      : options(std::move(given)),
        proxies(options.proxy, options.use_environment),
        wrong(fetch::check(options)) {
    fetch::initialize_curl();
  }

  FetchOptions options;
  fetch::Proxies proxies;
  fetch::MaybeFailure wrong;  // what is wrong with the options
  std::atomic<bool> stopped = false;
  std::unique_ptr<fetch::Transfer> transfer;  // of fetch(); keeps its connections
};

std::string_view default_user_agent() { return "pith/" PITH_VERSION " (article extractor)"; }

Fetcher::Fetcher(FetchOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Fetcher::~Fetcher() = default;
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;

void Fetcher::stop() noexcept { state_->stopped.store(true, std::memory_order_relaxed); }

Result<Response> Fetcher::fetch(std::string_view url) {
  State& state = *state_;
  if (state.wrong) return fetch::error_of(url, *state.wrong);
  fetch::Visit visit(state.options, url);
  if (!visit.start()) return visit.result();
  if (!state.transfer) {
    state.transfer = std::make_unique<fetch::Transfer>(state.options, state.proxies, state.stopped);
  }
  fetch::Transfer& transfer = *state.transfer;
  bool more = true;
  while (more) {
    if (fetch::MaybeFailure failure = transfer.prepare(visit.ask())) {
      visit.fail(std::move(*failure));
      break;
    }
    more = visit.take(transfer.finish(curl_easy_perform(transfer.handle())));
  }
  transfer.forget_cookies();
  return visit.result();
}

void Fetcher::fetch_all(const Source& next, const Sink& done, const CrawlOptions& crawl) {
  State& state = *state_;
  if (!state.wrong) {
    fetch::Crawl({state.options, crawl, state.proxies, state.stopped, next, done}).run();
    return;
  }
  std::string url;
  for (std::size_t place = 0; next(url) == Supply::url; ++place)
    done(place, url, fetch::error_of(url, *state.wrong));
}

}  // namespace pith
