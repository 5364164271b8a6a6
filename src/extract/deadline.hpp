// How long a page may take.
#ifndef PITH_EXTRACT_DEADLINE_HPP
#define PITH_EXTRACT_DEADLINE_HPP

#include "pith/extract.hpp"

#include <chrono>
#include <string>

namespace pith {

/// Begins to run when it is made.
class Deadline {
 public:
  explicit Deadline(const Limits& limits)
      : total_ms_(limits.total_ms),
        at_(std::chrono::steady_clock::now() + std::chrono::milliseconds(limits.total_ms)) {}

  bool has_passed() const { return std::chrono::steady_clock::now() > at_; }
  std::chrono::steady_clock::time_point at() const { return at_; }
  Error error() const {
    return {ErrorCode::limit, "the extraction takes more than " + std::to_string(total_ms_) + " ms",
            Limit::total_time, total_ms_};
  }

 private:
  std::uint32_t total_ms_;
  std::chrono::steady_clock::time_point at_;
};

}  // namespace pith

#endif
