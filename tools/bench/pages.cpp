#include "pages.hpp"

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <fstream>
#include <iterator>

#include <time.h>

namespace pith::bench {

namespace fs = std::filesystem;

std::vector<File> read_files(const std::vector<std::string>& names) {
  std::vector<fs::path> paths;
  for (const fs::path name : names) {
    if (!fs::is_directory(name)) {
      paths.push_back(name);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(name)) {
      if (entry.is_regular_file() && entry.path().extension() == ".html") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<File> files;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    files.push_back({path, {std::istreambuf_iterator<char>(file), {}}});
  }
  return files;
}

double processor_time() {
  std::timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace pith::bench
