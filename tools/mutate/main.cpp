// pith_mutate FOLDER COUNT [SEED [LONGEST]]: extracts COUNT mutations of the pages below FOLDER, one after
// the other in one process, and says what they cost. Ends with 1 if one took more than three seconds of
// processor time or memory did not come back.
#include "pith/pith.hpp"

#include "mutator.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <malloc.h>
#include <unistd.h>

namespace {

constexpr double longest_page = 3;  // seconds
constexpr double slack = 1.2;       // of the memory held at the beginning

std::vector<std::string> read_pages(const char* folder) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    if (out.back().empty()) out.pop_back();
  }
  std::sort(out.begin(), out.end());  // whatever order the file system has
  return out;
}

double seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double resident_megabytes() {
  malloc_trim(0);
  long pages = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

struct Tally {
  long long bytes = 0;
  long articles = 0;
  long errors = 0;
  long slow = 0;
  double slowest = 0;
};

void extract_one(const std::string& page, pith::Extractor& extractor, Tally& tally) {
  const double begin = seconds();
  const auto article = extractor.extract({page, "https://example.org/a/page"});
  std::size_t written = 0;
  if (article) written = pith::to_json(*article).size() + pith::to_markdown(*article).size();
  const double took = seconds() - begin;
  tally.bytes += static_cast<long long>(page.size());
  tally.errors += article ? 0 : 1;
  tally.articles += article && article->outcome != pith::Outcome::none && written > 0 ? 1 : 0;
  tally.slow += took > longest_page ? 1 : 0;
  tally.slowest = std::max(tally.slowest, took);
}

void report(long done, const Tally& tally, double base) {
  std::printf(
      "%ld pages, %.1f GB, %.0f s: %ld articles, %ld errors, slowest %.2f s, %ld over %.0f s, %.0f MB held, "
      "%.0f at the beginning\n",
      done, static_cast<double>(tally.bytes) / 1e9, seconds(), tally.articles, tally.errors, tally.slowest,
      tally.slow, longest_page, resident_megabytes(), base);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fprintf(stderr, "usage: pith_mutate FOLDER COUNT [SEED [LONGEST]]\n");
    return 2;
  }
  const std::vector<std::string> pages = read_pages(words[1]);
  if (pages.empty()) {
    std::fprintf(stderr, "%s: no pages\n", words[1]);
    return 2;
  }
  const long wanted = std::atol(words[2]);
  const std::uint64_t seed = count > 3 ? std::strtoull(words[3], nullptr, 10) : 1;
  const std::size_t longest = count > 4 ? std::strtoull(words[4], nullptr, 10) : 100'000;
  pith::mutate::Mutator mutator(pages, seed, longest);
  constexpr long warm = 2000;  // pages after which what is kept from page to page has its size
  constexpr long interval = 50'000;
  Tally tally;
  double base = 0;
  pith::Extractor extractor = pith::Extractor::create().value();
  for (long done = 1; done <= wanted; ++done) {
    extract_one(mutator.next(), extractor, tally);
    if (done == warm) base = resident_megabytes();
    if (done % interval == 0) report(done, tally, base);
  }
  report(wanted, tally, base);
  const bool grown = base > 0 && resident_megabytes() > base * slack;
  return tally.slow > 0 || grown ? 1 : 0;
}
