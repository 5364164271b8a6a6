// Milliseconds of processor time a page: the whole extraction with metadata, and Gumbo's parse of the same
// page as it comes.
//
//     pith_clock PASSES FILE-OR-FOLDER...
//
// Walks over all pages PASSES times, first with pith and then with Gumbo, so that each finds
// what it keeps from page to page where it left it, as other extractors do when they are timed.
// Prints a line a page: bytes, pith's time, Gumbo's time (medians over the passes), 1 if pith
// gave an error instead of an article, path.
#include "pith/pith.hpp"

#include "charset/decode.hpp"
#include "pages.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <gumbo.h>

namespace {

using pith::bench::processor_time;

struct Times {
  std::vector<double> pith, gumbo;
  bool failed = false;
};

class Clock {
 public:
  void time_pith(const std::string& bytes, Times& out) {
    const double begin = processor_time();
    const auto article = extractor_.extract({.bytes = bytes});
    if (article) text_ = pith::to_text(*article);
    out.failed = !article;
    out.pith.push_back(processor_time() - begin);
  }

  void time_gumbo(const std::string& bytes, Times& out) {
    const auto decoded = pith::charset::decode(bytes, {}, storage_);
    const double parse = processor_time();
    GumboOptions options = kGumboDefaultOptions;
    gumbo_destroy_output(&options,
                         gumbo_parse_with_options(&options, decoded.text.data(), decoded.text.size()));
    out.gumbo.push_back(processor_time() - parse);
  }

 private:
  // Wide enough for every page that is asked for.
  static pith::Options options() {
    pith::Options out;
    out.limits.bytes = std::size_t{100} << 20;
    out.limits.nodes = 2'000'000;
    out.limits.memory = std::size_t{2} << 30;
    out.limits.parse_ms = out.limits.total_ms = 60'000;
    return out;
  }

  pith::Extractor extractor_ = pith::Extractor::create(options()).value();
  std::string storage_;
  std::string text_;
};

}  // namespace

int main(int argc, char** argv) {
  const int passes = argc > 1 ? std::atoi(argv[1]) : 0;
  if (argc < 3 || passes < 1) {
    std::fprintf(stderr, "usage: pith_clock PASSES FILE-OR-FOLDER...\n");
    return 2;
  }
  const auto files = pith::bench::read_files({argv + 2, argv + argc});
  std::vector<Times> times(files.size());
  Clock clock;
  if (!files.empty()) {
    Times warm_up;
    clock.time_pith(files.front().bytes, warm_up);
  }
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = 0; i < files.size(); ++i) clock.time_pith(files[i].bytes, times[i]);
    for (std::size_t i = 0; i < files.size(); ++i) clock.time_gumbo(files[i].bytes, times[i]);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::printf("%zu\t%.4f\t%.4f\t%d\t%s\n", files[i].bytes.size(), pith::bench::median(times[i].pith) * 1e3,
                pith::bench::median(times[i].gumbo) * 1e3, times[i].failed ? 1 : 0, files[i].path.c_str());
  }
  return 0;
}
