#include "serve/metrics.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace pith::serve {
namespace {

// All digits of it: a sum that is rounded would stand still once it is large.
std::string exact(double number) {
  std::array<char, 32> digits{};
  const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end.ptr};
}

}  // namespace

void Metrics::answered(std::string_view call, unsigned status, double seconds) {
  const std::scoped_lock lock(mutex_);
  ++answers_[{std::string(call), status}];
  if (call != "extract") return;
  const auto bucket = std::ranges::lower_bound(bounds, seconds) - bounds.begin();
  ++buckets_.at(static_cast<std::size_t>(bucket));
  seconds_ += seconds;
}

void Metrics::extracted(std::string_view outcome, std::size_t bytes) {
  const std::scoped_lock lock(mutex_);
  ++outcomes_[std::string(outcome)];
  bytes_ += bytes;
}

std::string Metrics::text(const Gauges& gauges) const {
  std::ostringstream out;
  const auto head = [&out](std::string_view name, std::string_view kind, std::string_view help) {
    out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << kind << '\n';
  };
  const std::scoped_lock lock(mutex_);
  head("pith_requests_total", "counter", "Requests answered, by call and status.");
  for (const auto& [key, count] : answers_)
    out << "pith_requests_total{call=\"" << key.first << "\",status=\"" << key.second << "\"} " << count
        << '\n';
  head("pith_pages_total", "counter", "Pages extracted, by outcome.");
  for (const auto& [outcome, count] : outcomes_)
    out << "pith_pages_total{outcome=\"" << outcome << "\"} " << count << '\n';
  head("pith_page_bytes_total", "counter", "Bytes of the pages extracted.");
  out << "pith_page_bytes_total " << bytes_ << '\n';
  head("pith_extract_seconds", "histogram", "Time from a request read to its answer, of calls for articles.");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    sum += buckets_.at(i);
    out << "pith_extract_seconds_bucket{le=\"";
    if (i < bounds.size()) {
      out << exact(bounds.at(i));
    } else {
      out << "+Inf";
    }
    out << "\"} " << sum << '\n';
  }
  out << "pith_extract_seconds_sum " << exact(seconds_) << "\npith_extract_seconds_count " << sum << '\n';
  head("pith_connections", "gauge", "Open connections.");
  out << "pith_connections " << gauges.connections << '\n';
  head("pith_queue", "gauge", "Calls that wait for a worker.");
  out << "pith_queue " << gauges.waiting << '\n';
  return out.str();
}

}  // namespace pith::serve
