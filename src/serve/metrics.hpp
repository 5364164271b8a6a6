// What the service counts, in the form that Prometheus reads.
#ifndef PITH_SERVE_METRICS_HPP
#define PITH_SERVE_METRICS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace pith::serve {

/// What is true at the moment of asking.
struct Gauges {
  std::size_t connections = 0;
  std::size_t waiting = 0;  ///< calls in the queues
};

/// For any thread.
class Metrics {
 public:
  /// An answer: the call ("extract", "health" …; "none" if it was not understood) and how long it took.
  void answered(std::string_view call, unsigned status, double seconds);
  /// An article, by outcome.
  void extracted(std::string_view outcome, std::size_t bytes);

  std::string text(const Gauges& gauges) const;

 private:
  static constexpr std::array<double, 9> bounds = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                   0.1,   0.5,    2.5,   10};  // seconds

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, unsigned>, std::uint64_t> answers_;
  std::map<std::string, std::uint64_t> outcomes_;
  std::array<std::uint64_t, bounds.size() + 1> buckets_{};
  double seconds_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace pith::serve

#endif
