// What has become of the pages of a batch, in numbers.
#ifndef PITH_CLI_SUMMARY_HPP
#define PITH_CLI_SUMMARY_HPP

#include "archive/record.hpp"
#include "cli/pipeline.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pith::cli {

class Summary {
 public:
  void add(const Record& record);
  /// A page that says the same as an earlier one.
  void add_repeat() { ++repeats_; }

  /// "2000 pages, 178.2 MB in 4.1 s: 487/s, 43.4 MB/s", "1950 articles, 30 thin, 15 without an article, 5
  /// failed (3 limit, 2 input)", "passed over in archives: 2000 request": a line each, those that have
  /// something to say.
  std::vector<std::string> lines(std::chrono::milliseconds elapsed, const archive::Skipped& skipped) const;

 private:
  std::uint64_t pages_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t thin_ = 0;
  std::uint64_t without_ = 0;
  std::uint64_t repeats_ = 0;
  std::map<std::string, std::uint64_t, std::less<>> failed_;  // by the kind of error
};

/// "43.4 MB": millions of bytes, with a decimal.
std::string megabytes(double bytes);

}  // namespace pith::cli

#endif
