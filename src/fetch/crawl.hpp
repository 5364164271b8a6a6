// Many visits at once in one curl multi loop: the order of things, politeness, robots.txt, retries.
#ifndef PITH_FETCH_CRAWL_HPP
#define PITH_FETCH_CRAWL_HPP

#include "pith/fetch.hpp"

#include "fetch/cache.hpp"
#include "fetch/pace.hpp"
#include "fetch/proxy.hpp"
#include "fetch/robots.hpp"
#include "fetch/transfer.hpp"
#include "fetch/visit.hpp"

#include <atomic>
#include <memory>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include <curl/curl.h>

namespace pith::fetch {

class Crawl {
 public:
  /// All is borrowed for the crawl's life.
  struct Context {
    const FetchOptions& fetch;
    const CrawlOptions& crawl;
    const Proxies& proxies;
    const std::atomic<bool>& stopped;
    CURLM* multi;  // without handles; its connections outlive the crawl
    Cache* cache;  // or nullptr
    const Fetcher::Source& next;
    const Fetcher::Sink& done;
  };
  explicit Crawl(const Context& context);
  ~Crawl();
  Crawl(const Crawl&) = delete;
  Crawl& operator=(const Crawl&) = delete;

  void run();

 private:
  using Id = Pace::Job;
  struct Job;
  struct Site;

  void take_urls();
  void start_jobs();
  bool taker_is_ready() const { return !context_.crawl.ready || context_.crawl.ready(); }
  void wait();
  void collect();
  void give_up();

  void enqueue(Id id);
  bool use_cache(Job& job);
  void begin(Id id);
  bool may_go(Id id, Job& job);
  void ask_robots(Site& site, const std::string& origin, const std::string& host);
  void learn_robots(Job& job, Result<Response> result);
  void start_transfer(Id id, Job& job);
  void end_transfer(Id id, CURLcode code);
  bool retry(Id id, Job& job);
  void conclude(Id id, Job& job);
  bool next_visit(Job& job);
  void report(Id id, Job& job);
  void forget_sites();
  double chance();
  Pace::Time now() const { return std::chrono::steady_clock::now(); }

  Context context_;
  std::string product_;
  Pace pace_;
  std::unordered_map<Id, std::unique_ptr<Job>> jobs_;
  std::unordered_map<std::string, std::unique_ptr<Site>> sites_;  // by origin
  std::vector<std::unique_ptr<Transfer>> idle_;
  std::size_t active_ = 0;
  std::size_t taken_ = 0;  // URLs from the source
  Id last_id_ = 0;
  bool source_ended_ = false;
  bool source_waits_ = false;
  bool taker_waits_ = false;  // for itself: nothing begins
  std::minstd_rand random_;
};

}  // namespace pith::fetch

#endif
