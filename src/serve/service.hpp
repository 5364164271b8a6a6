// Answers calls: the articles by threads of its own, the rest at once.
#ifndef PITH_SERVE_SERVICE_HPP
#define PITH_SERVE_SERVICE_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"
#include "pith/fetch.hpp"

#include "serve/call.hpp"
#include "serve/message.hpp"
#include "serve/metrics.hpp"
#include "serve/pool.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace pith::serve {

struct ServiceOptions {
  Options extraction;  ///< of calls that say nothing else; what it borrows must outlive the service
  FetchOptions fetching;
  unsigned workers = 1;       ///< pages extracted at once
  unsigned fetchers = 8;      ///< pages fetched at once
  std::size_t waiting = 256;  ///< calls that may wait for either of them
};

class Service {
 public:
  using Done = std::function<void(Reply)>;

  explicit Service(const ServiceOptions& options);

  /// Calls `done` once, at once or later from another thread; not after stop(). False: too many calls wait.
  bool answer(Call call, const Gauges& gauges, Done done);

  Metrics& metrics() { return metrics_; }
  std::size_t waiting() const { return extracting_.waiting() + fetching_.waiting(); }
  const Options& defaults() const { return options_.extraction; }

  /// Waits for the calls that are worked on, and breaks off what they fetch; drops those that wait.
  void stop();

 private:
  /// What a thread keeps.
  struct Tool {
    Extractor extractor;
    std::unique_ptr<Fetcher> fetcher;  ///< made for the first page on the web
  };

  Tool make_tool() const;
  Reply extract(const Call& call, Tool& tool);
  Reply extract_unguarded(const Call& call, Tool& tool);
  Result<Response> fetch(const Call& call, Tool& tool);

  ServiceOptions options_;
  Metrics metrics_;
  std::mutex mutex_;
  std::vector<Fetcher*> fetchers_;  // of all tools
  bool stopped_ = false;
  Pool<Tool> extracting_;
  Pool<Tool> fetching_;
};

/// The page at "/", and the description of the interface (OpenAPI).
Reply front_page();
Reply description();

}  // namespace pith::serve

#endif
