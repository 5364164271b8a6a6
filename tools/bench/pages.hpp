// What the benchmarks share: pages from disk, and a clock.
#ifndef PITH_BENCH_PAGES_HPP
#define PITH_BENCH_PAGES_HPP

#include <filesystem>
#include <string>
#include <vector>

namespace pith::bench {

struct File {
  std::filesystem::path path;
  std::string bytes;
};

/// The files named, and every *.html below the folders named, sorted by path.
std::vector<File> read_files(const std::vector<std::string>& names);

/// Seconds of processor time this thread has had: what else the machine does counts less than on a clock.
double processor_time();

double median(std::vector<double> values);

}  // namespace pith::bench

#endif
