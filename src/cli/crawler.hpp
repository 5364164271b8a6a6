// Fetches the pages of a collection that are on the web: a thread with a loop of its own, politely.
#ifndef PITH_CLI_CRAWLER_HPP
#define PITH_CLI_CRAWLER_HPP

#include "pith/error.hpp"
#include "pith/fetch.hpp"

#include "cli/loader.hpp"
#include "cli/settings.hpp"
#include "input/source.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>

namespace pith::cli {

/// Its functions may be called from any thread.
class Crawler {
 public:
  /// Called by the crawler's thread, and by add() after stop().
  struct Taker {
    std::function<bool()> ready;  ///< false: the pages that were fetched are too many already
    std::function<void(input::Item item, Result<Loaded> page)> take;  ///< every item once, as they come
  };

  /// The settings must outlive it.
  Crawler(const Settings& settings, Taker taker);
  /// Stops and waits for the thread.
  ~Crawler();
  Crawler(const Crawler&) = delete;
  Crawler& operator=(const Crawler&) = delete;

  /// Queues a page; waits while too many are queued already.
  void add(input::Item item);
  /// There will be no more.
  void end();
  /// The taker may be ready again.
  void wake();
  /// What has not been fetched fails now.
  void stop();

 private:
  void run();
  Supply next(std::string& url);
  void done(std::size_t place, Result<Response> result);

  const Settings& settings_;
  Taker taker_;
  std::mutex mutex_;
  std::condition_variable room_;  // add() waits for it
  std::deque<input::Item> queue_;
  std::optional<Fetcher> fetcher_;  // from the first page on
  bool ended_ = false;
  bool stopped_ = false;
  std::unordered_map<std::size_t, input::Item> under_way_;  // by place; the thread's
  std::size_t places_ = 0;                                  // the thread's
  std::jthread thread_;                                     // as long as the fetcher
};

}  // namespace pith::cli

#endif
