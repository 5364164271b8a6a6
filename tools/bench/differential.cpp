// Does a page give the same article when the parser sees it without the sieve?
//
//     pith_differential FILE-OR-FOLDER...
//
// Prints where the articles differ and what that came to; status 1 if any differ.
#include "pith/render.hpp"

#include "extract/page_reader.hpp"
#include "pages.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

namespace {

std::string article_of(pith::PageReader& reader, const std::string& bytes) {
  const auto article = reader.extract({.bytes = bytes});
  return article ? pith::to_json(*article) : article.error().message;
}

// What stands around the first difference.
std::string around(const std::string& text, std::size_t at) {
  const std::size_t from = at > 30 ? at - 30 : 0;
  return text.substr(from, 60);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: pith_differential FILE-OR-FOLDER...\n");
    return 2;
  }
  pith::Options options;
  options.limits.parse_ms = options.limits.total_ms = 60'000;  // without the sieve it takes longer
  pith::PageReader with(options, pith::score::Model::built_in());
  pith::PageReader without(options, pith::score::Model::built_in(), {}, pith::dom::Sieving::none);
  const auto files = pith::bench::read_files({argv + 1, argv + argc});
  std::size_t different = 0;
  for (const auto& file : files) {
    const std::string a = article_of(with, file.bytes);
    const std::string b = article_of(without, file.bytes);
    if (a == b) continue;
    ++different;
    const auto at =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    std::printf("%s\n  with:    %s\n  without: %s\n", file.path.c_str(), around(a, at).c_str(),
                around(b, at).c_str());
  }
  std::printf("%zu pages, %zu differ\n", files.size(), different);
  return different == 0 ? 0 : 1;
}
