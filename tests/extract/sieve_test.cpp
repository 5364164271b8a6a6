// The sieve makes a page cheap to parse and changes nothing else: each page of fixtures/pages gives the same
// article without it. `tools/dev bench sieve` asks the same of whole folders.
#include "pith/render.hpp"

#include "extract/page_reader.hpp"
#include "paths.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace pith {
namespace {

namespace fs = std::filesystem;

std::string article_of(const std::string& bytes, dom::Sieving sieving) {
  const auto article = PageReader(Options{}, score::Model::built_in(), {}, sieving).extract({.bytes = bytes});
  return article ? to_json(*article) : article.error().message;
}

TEST(Sieve, ArticlesAreTheSameWithoutIt) {
  std::size_t pages = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(PITH_SOURCE_DIR) / "fixtures" / "pages")) {
    std::ifstream file(entry.path() / "source.html", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(article_of(bytes, dom::Sieving::full), article_of(bytes, dom::Sieving::none)) << entry.path();
    ++pages;
  }
  EXPECT_GT(pages, 40U);
}

}  // namespace
}  // namespace pith
