// Extraction keeps nothing that threads share: each page of fixtures/pages gives the same article on every
// one of several threads at work at the same time. Under ThreadSanitizer this also sees who writes where.
#include "pith/pith.hpp"

#include "paths.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> fixture_pages() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(PITH_SOURCE_DIR) / "fixtures" / "pages")) {
    std::ifstream file(entry.path() / "source.html", std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return out;
}

std::vector<std::string> articles_of(const std::vector<std::string>& pages) {
  Extractor extractor = Extractor::create().value();
  std::vector<std::string> out;
  for (const std::string& bytes : pages) {
    const auto article = extractor.extract({.bytes = bytes});
    out.push_back(article ? to_json(*article, {.provenance = true}) : article.error().message);
  }
  return out;
}

TEST(Threads, GiveTheSameArticles) {
  const std::vector<std::string> pages = fixture_pages();
  ASSERT_GT(pages.size(), 40U);
  // The threads come first: what is built at its first use is then built by all of them at once.
  std::array<std::future<std::vector<std::string>>, 4> threads;
  for (std::size_t i = 0; i < threads.size(); ++i) {
    threads.at(i) = std::async(std::launch::async, [pages, i] {
      std::vector<std::string> mine = pages;
      std::rotate(mine.begin(), mine.begin() + static_cast<std::ptrdiff_t>(i * 7), mine.end());
      std::vector<std::string> out = articles_of(mine);
      std::rotate(out.begin(), out.end() - static_cast<std::ptrdiff_t>(i * 7), out.end());
      return out;
    });
  }
  std::vector<std::vector<std::string>> of_threads;
  of_threads.reserve(threads.size());
  for (auto& thread : threads) of_threads.push_back(thread.get());
  const std::vector<std::string> alone = articles_of(pages);
  for (const auto& articles : of_threads) EXPECT_EQ(articles, alone);
}

}  // namespace
}  // namespace pith
