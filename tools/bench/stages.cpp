// Milliseconds of processor time a page by stage, one thread: the rooms by hand, in the order of src/extract,
// each with a stopwatch.
//
//     pith_stages FOLDER [PASSES]
//
// Reads every page below FOLDER (*.html) first, then walks over all of them PASSES times
// (default 5), and once before that without counting. A figure is the median, over the
// passes, of a pass's mean over the pages.
#include "pith/pith.hpp"

#include "block/assemble.hpp"
#include "charset/decode.hpp"
#include "charset/sniff.hpp"
#include "dom/parse.hpp"
#include "dom/sieve.hpp"
#include "meta/fingerprint.hpp"
#include "meta/language.hpp"
#include "meta/metadata_reader.hpp"
#include "pages.hpp"
#include "score/judge.hpp"
#include "tidy/tidy.hpp"

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace {

using pith::bench::median;
using pith::bench::processor_time;

enum Row : std::size_t {
  decode,
  sieve,
  parse,
  linked_data,
  segment,
  features,
  judge,
  assemble,
  metadata,
  tidy,
  language,
  render,
  whole,
  bare_parse,
  rows
};

constexpr std::array<const char*, rows> names = {
    "charset: bytes to UTF-8",
    "dom: sieve",
    "dom: parse",
    "meta: JSON-LD",
    "score: survey, segment",
    "score: features",
    "score: model, choice",
    "block: assemble",
    "meta: metadata",
    "tidy",
    "meta: language, fingerprints",
    "render: text",
    "whole: extract() and to_text()",
    "for scale: gumbo_parse of the unsieved page",
};

using Seconds = std::array<double, rows>;

// Does `work`, adds its time to `row` and returns what it returns.
template <class Work>
auto timed(double& row, const Work& work) {
  struct Stopwatch {
    double& row;
    double begin = processor_time();
    ~Stopwatch() { row += processor_time() - begin; }
  };
  const Stopwatch watch{row};
  return work();
}

// The rooms, with what they keep from page to page.
class Rooms {
 public:
  void walk(std::string_view bytes, Seconds& spent) {
    const auto decoded = timed(spent[decode], [&] {
      pith::charset::sniff(bytes);
      return pith::charset::decode(bytes, {}, storage_);
    });
    timed(spent[sieve], [&] { pith::dom::sieve(decoded.text, sieved_); });
    const auto document =
        timed(spent[parse], [&] { return parser_.parse(decoded.text, {}); });  // sieves, too
    if (document) read(**document, spent);
    timed(spent[bare_parse], [&] {
      GumboOptions options = kGumboDefaultOptions;
      gumbo_destroy_output(&options,
                           gumbo_parse_with_options(&options, decoded.text.data(), decoded.text.size()));
    });
    timed(spent[whole], [&] {
      if (const auto article = extractor_.extract({.bytes = bytes})) text_ = pith::to_text(*article);
    });
  }

 private:
  void read(const pith::dom::Document& document, Seconds& spent) {
    pith::meta::MetadataReader reader =
        timed(spent[linked_data], [&] { return pith::meta::MetadataReader(document); });
    timed(spent[segment], [&] {
      pith::score::survey(document, elements_);
      pith::score::segment(document, elements_, segmentation_);
    });
    const std::string article_body = timed(spent[linked_data], [&] { return reader.article_body(); });
    const pith::score::PageView page{document, elements_, segmentation_, {{}, article_body}};
    timed(spent[features], [&] { pith::score::fill_features(page, table_); });
    const auto verdict = timed(spent[judge], [&] {
      return pith::score::judge(page, table_, pith::score::Model::built_in(), pith::Focus::balanced);
    });
    pith::Article article;
    timed(spent[assemble], [&] {
      const pith::block::Choice choice{elements_, segmentation_.blocks, verdict.keep, verdict.probability};
      pith::block::assemble(document, choice, {}, article);
    });
    timed(spent[metadata], [&] { article.meta = reader.read(body(verdict)); });
    timed(spent[tidy], [&] {
      pith::tidy::tidy(article, {reader.headlines(), verdict.page_type == pith::PageType::article});
    });
    timed(spent[language], [&] {
      pith::meta::fingerprint(article.meta, article.text);
      article.meta.language = pith::meta::detect_language(article.text, article.meta.declared_language).tag;
    });
    timed(spent[render], [&] { text_ = pith::to_text(article); });
  }

  // Where the chosen text begins and ends.
  pith::meta::Context body(const pith::score::Verdict& verdict) const {
    pith::meta::Context context;
    for (std::size_t i = 0; i < verdict.keep.size(); ++i) {
      if (verdict.keep[i] == 0) continue;
      if (context.body_begin == pith::dom::no_node) context.body_begin = segmentation_.blocks[i].first;
      context.body_end = segmentation_.blocks[i].last + 1;
    }
    return context;
  }

  std::string storage_;
  pith::dom::Sieved sieved_;
  pith::dom::Parser parser_;
  std::vector<pith::score::Element> elements_;
  pith::score::Segmentation segmentation_;
  pith::score::FeatureTable table_;
  pith::Extractor extractor_ = pith::Extractor::create().value();
  std::string text_;
};

void print(const std::vector<Seconds>& passes, std::size_t pages) {
  const auto milliseconds = [&](std::size_t row) {
    std::vector<double> values;
    for (const Seconds& pass : passes) values.push_back(pass[row] * 1e3 / static_cast<double>(pages));
    return median(values);
  };
  const double all = milliseconds(whole);
  std::printf("| stage | ms a page | of the whole |\n| --- | ---: | ---: |\n");
  for (std::size_t row = 0; row < rows; ++row) {
    std::printf("| %s | %.3f | %.1f %% |\n", names[row], milliseconds(row), 100 * milliseconds(row) / all);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int passes = argc > 2 ? std::atoi(argv[2]) : 5;
  if (argc < 2 || passes < 1) {
    std::fprintf(stderr, "usage: pith_stages FOLDER [PASSES]\n");
    return 2;
  }
  const std::vector<pith::bench::File> pages = pith::bench::read_files({argv[1]});
  if (pages.empty()) {
    std::fprintf(stderr, "no pages in %s\n", argv[1]);
    return 4;
  }
  Rooms rooms;
  std::vector<Seconds> counted;
  for (int pass = 0; pass <= passes; ++pass) {
    Seconds spent{};
    for (const auto& page : pages) rooms.walk(page.bytes, spent);
    spent[parse] -= spent[sieve];
    if (pass > 0) counted.push_back(spent);
  }
  std::size_t bytes = 0;
  for (const auto& page : pages) bytes += page.bytes.size();
  std::printf("%zu pages of %zu kB, %d passes, one thread\n\n", pages.size(), bytes / pages.size() / 1000,
              passes);
  print(counted, pages.size());
  return 0;
}
