// Each room by itself, on pages that are prepared up to it: Google Benchmark's
// figures are of one walk over all of them.
//
//     pith_micro FOLDER [BENCHMARK OPTION...]
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

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using namespace pith;

/// A page with what each room left of it.
class Prepared {
 public:
  explicit Prepared(std::string page) : bytes(std::move(page)) {
    text = charset::decode(bytes, {}, storage).text;
    const auto parsed = parser.parse(text, {});
    if (!parsed) return;
    document = *parsed;
    reader.emplace(*document);
    score::survey(*document, elements);
    score::segment(*document, elements, segmentation);
    score::fill_features(view(), table);
    verdict = score::judge(view(), table, score::Model::built_in(), Focus::balanced);
    assemble(article);
    article.meta = reader->read({});
  }

  score::PageView view() const { return {*document, elements, segmentation, {}}; }

  void assemble(Article& out) const {
    block::assemble(*document, {elements, segmentation.blocks, verdict.keep, verdict.probability}, {}, out);
  }

  std::string bytes;
  std::string storage;
  std::string_view text;
  dom::Parser parser;
  const dom::Document* document = nullptr;
  std::optional<meta::MetadataReader> reader;
  std::vector<score::Element> elements;
  score::Segmentation segmentation;
  score::FeatureTable table;
  score::Verdict verdict;
  Article article;
};

using Pages = std::vector<std::unique_ptr<Prepared>>;

Pages read_pages(const std::string& folder) {
  Pages out;
  for (bench::File& file : bench::read_files({folder})) {
    auto page = std::make_unique<Prepared>(std::move(file.bytes));
    if (page->document != nullptr) out.push_back(std::move(page));
  }
  return out;
}

void add(const char* name, const Pages& pages, const std::function<void(Prepared&)>& room) {
  benchmark::RegisterBenchmark(name, [&pages, room](benchmark::State& state) {
    std::int64_t bytes = 0;
    for (const auto& page : pages) bytes += static_cast<std::int64_t>(page->bytes.size());
    for (auto _ : state) {
      for (const auto& page : pages) room(*page);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages.size()));
    state.SetBytesProcessed(state.iterations() * bytes);
  })->Unit(benchmark::kMillisecond);
}

template <class Render>
void add_form(const char* name, const Pages& pages, Render render) {
  add(name, pages, [render](Prepared& page) { benchmark::DoNotOptimize(render(page.article)); });
}

void add_all(const Pages& pages) {
  add("charset", pages, [storage = std::string()](Prepared& page) mutable {
    charset::sniff(page.bytes);
    benchmark::DoNotOptimize(charset::decode(page.bytes, {}, storage));
  });
  add("dom/sieve", pages,
      [sieved = dom::Sieved()](Prepared& page) mutable { dom::sieve(page.text, sieved); });
  add("dom/sieve and parse", pages, [parser = std::make_shared<dom::Parser>()](Prepared& page) {
    benchmark::DoNotOptimize(parser->parse(page.text, {}).has_value());
  });
  add("meta/JSON-LD", pages,
      [](Prepared& page) { benchmark::DoNotOptimize(meta::MetadataReader(*page.document).article_body()); });
  add("score/survey", pages, [](Prepared& page) { score::survey(*page.document, page.elements); });
  add("score/segment", pages,
      [](Prepared& page) { score::segment(*page.document, page.elements, page.segmentation); });
  add("score/features", pages, [](Prepared& page) { score::fill_features(page.view(), page.table); });
  add("score/judge", pages, [](Prepared& page) {
    page.verdict = score::judge(page.view(), page.table, score::Model::built_in(), Focus::balanced);
  });
  add("block", pages, [](Prepared& page) {
    Article article;
    page.assemble(article);
  });
  add("meta", pages, [](Prepared& page) { benchmark::DoNotOptimize(page.reader->read({})); });
  add("tidy", pages, [](Prepared& page) {
    Article article = page.article;
    tidy::tidy(article, {page.reader->headlines(), true});
  });
  add("meta/fingerprints", pages,
      [](Prepared& page) { meta::fingerprint(page.article.meta, page.article.text); });
  add("meta/language", pages,
      [](Prepared& page) { benchmark::DoNotOptimize(meta::detect_language(page.article.text, {})); });
  add_form("render/txt", pages, [](const Article& article) { return to_text(article); });
  add_form("render/md", pages, [](const Article& article) { return to_markdown(article); });
  add_form("render/json", pages, [](const Article& article) { return to_json(article); });
  add_form("render/html", pages, [](const Article& article) { return to_html(article); });
  add_form("render/xml", pages, [](const Article& article) { return to_xml(article); });
  add("whole", pages, [extractor = std::make_shared<Extractor>(Extractor::create().value())](Prepared& page) {
    benchmark::DoNotOptimize(extractor->extract({.bytes = page.bytes}).has_value());
  });
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: pith_micro FOLDER [--benchmark_filter=REGEX ...]\n");
    return 2;
  }
  const Pages pages = read_pages(argv[1]);
  if (pages.empty()) {
    std::fprintf(stderr, "no pages in %s\n", argv[1]);
    return 4;
  }
  add_all(pages);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
