// A whole page: its article holds to the contract in every form, and the same bytes always give the same.
#include "articles.hpp"

#include <array>
#include <future>
#include <memory>

namespace {

using namespace pith;

Options options_of(unsigned choice) {
  Options out;
  out.focus = static_cast<Focus>(choice % 3);
  out.captions = (choice & 4) != 0;
  out.comments = (choice & 8) != 0;
  out.limits.total_ms = out.limits.parse_ms = 60'000;  // of a build that is slow
  if ((choice & 16) != 0) {
    out.limits.depth = 16;
    out.limits.nodes = 300;
    out.limits.attributes = 3;
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string_view bytes = fuzz::view(data, size);
  const unsigned choice = fuzz::take_choice(bytes);
  const Page page{bytes, "https://example.org/2020/05/12/a-page",
                  (choice & 32) != 0 ? "text/html; charset=utf-8" : ""};
  const Options options = options_of(choice);
  // One reader for all inputs: what it keeps from page to page must not be seen,
  // nor that two threads are at work.
  static std::array<std::unique_ptr<Extractor>, 256> readers;
  if (!readers[choice]) readers[choice] = std::make_unique<Extractor>(Extractor::create(options).value());
  auto second = std::async((choice & 64) != 0 ? std::launch::async : std::launch::deferred,
                           [&] { return readers[choice]->extract(page); });
  const Result<Article> article = extract(page, options);
  const Result<Article> again = second.get();
  fuzz::check(article.has_value() == again.has_value(), "the same bytes give the same");
  if (!article) {
    fuzz::check_clean(article.error().message, "an error");
    fuzz::check(article.error().message == again.error().message, "the same bytes give the same error");
    return 0;
  }
  fuzz::check(to_json(*article) == to_json(*again), "the same bytes give the same article");
  fuzz::check_article(*article);
  return 0;
}
