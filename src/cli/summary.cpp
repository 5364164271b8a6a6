#include "cli/summary.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace pith::cli {

namespace {

std::string with_decimal(double number) {
  const auto tenths = static_cast<std::uint64_t>(std::llround(number * 10));
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

std::string list(const archive::Skipped& counts) {
  std::string out;
  for (const auto& [what, count] : counts) {
    if (!out.empty()) out += ", ";
    out += std::to_string(count) + ' ' + what;
  }
  return out;
}

}  // namespace

std::string megabytes(double bytes) { return with_decimal(bytes / 1e6) + " MB"; }

void Summary::add(const Record& record) {
  ++pages_;
  bytes_ += record.bytes;
  if (record.error) {
    ++failed_[std::string(to_string(record.error->code))];
  } else if (record.no_article) {
    ++without_;
  } else {
    ++(record.thin ? thin_ : articles_);
  }
}

std::vector<std::string> Summary::lines(std::chrono::milliseconds elapsed,
                                        const archive::Skipped& skipped) const {
  const double seconds = std::max(static_cast<double>(elapsed.count()) / 1000, 0.001);
  std::vector<std::string> out;
  out.push_back(std::to_string(pages_) + " pages, " + megabytes(static_cast<double>(bytes_)) + " in " +
                with_decimal(seconds) +
                " s: " + std::to_string(std::llround(static_cast<double>(pages_) / seconds)) + "/s, " +
                megabytes(static_cast<double>(bytes_) / seconds) + "/s");
  std::string outcomes = std::to_string(articles_) + " articles, " + std::to_string(thin_) + " thin, " +
                         std::to_string(without_) + " without an article, ";
  if (repeats_ > 0) outcomes += std::to_string(repeats_) + " of them repeats, ";
  std::uint64_t failed = 0;
  for (const auto& [kind, count] : failed_) failed += count;
  outcomes += std::to_string(failed) + " failed";
  if (failed > 0) outcomes += " (" + list(failed_) + ')';
  out.push_back(std::move(outcomes));
  if (!skipped.empty()) out.push_back("passed over in archives: " + list(skipped));
  return out;
}

}  // namespace pith::cli
