#include "cli/crawler.hpp"

#include <utility>

namespace pith::cli {

namespace {

// Besides those that the fetcher has taken already.
constexpr std::size_t most_queued = 1000;

}  // namespace

Crawler::Crawler(const Settings& settings, Taker taker) : settings_(settings), taker_(std::move(taker)) {}

Crawler::~Crawler() { stop(); }

void Crawler::add(input::Item item) {
  std::unique_lock lock(mutex_);
  if (!fetcher_ && !stopped_) {
    fetcher_.emplace(settings_.fetching);
    thread_ = std::jthread([this] { run(); });
  }
  room_.wait(lock, [this] { return queue_.size() < most_queued || stopped_; });
  if (stopped_) {
    lock.unlock();
    taker_.take(std::move(item), Error{ErrorCode::fetch, "stopped"});
    return;
  }
  queue_.push_back(std::move(item));
  fetcher_->wake();
}

void Crawler::end() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  if (fetcher_) fetcher_->wake();
}

void Crawler::wake() {
  const std::lock_guard lock(mutex_);
  if (fetcher_) fetcher_->wake();
}

void Crawler::stop() {
  const std::lock_guard lock(mutex_);
  ended_ = stopped_ = true;
  room_.notify_all();
  if (!fetcher_) return;
  fetcher_->stop();
  fetcher_->wake();
}

void Crawler::run() {
  CrawlOptions crawl = settings_.crawl;
  crawl.ready = taker_.ready;
  fetcher_->fetch_all([this](std::string& url) { return next(url); },
                      [this](std::size_t place, const std::string&, Result<Response> result) {
                        done(place, std::move(result));
                      },
                      crawl);
  // After stop() the fetcher asks for nothing more.
  std::unique_lock lock(mutex_);
  while (!queue_.empty()) {
    input::Item item = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    taker_.take(std::move(item), Error{ErrorCode::fetch, "stopped"});
    lock.lock();
  }
}

Supply Crawler::next(std::string& url) {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) return ended_ ? Supply::end : Supply::later;
  input::Item item = std::move(queue_.front());
  queue_.pop_front();
  room_.notify_one();
  url = item.url;
  under_way_.emplace(places_++, std::move(item));
  return Supply::url;
}

void Crawler::done(std::size_t place, Result<Response> result) {
  auto entry = under_way_.extract(place);
  taker_.take(std::move(entry.mapped()),
              result ? Result<Loaded>(loaded(*std::move(result))) : Result<Loaded>(result.error()));
}

}  // namespace pith::cli
