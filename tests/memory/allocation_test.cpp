// A page is extracted again and again, and each time the next allocation fails: what comes of it is an error
// or the article, nothing leaks, and nothing ends the process. And what is held between pages is counted.
#include "pith/pith.h"
#include "pith/pith.hpp"

#include "deflated.hpp"
#include "paths.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <dlfcn.h>
#include <execinfo.h>
#include <gtest/gtest.h>
#include <malloc.h>

// Every allocation of the process comes through here: those of the libraries, too.
extern "C" {
void* __libc_malloc(std::size_t size);                           // NOLINT
void* __libc_calloc(std::size_t count, std::size_t size);        // NOLINT
void* __libc_realloc(void* block, std::size_t size);             // NOLINT
void __libc_free(void* block);                                   // NOLINT
void* __libc_memalign(std::size_t alignment, std::size_t size);  // NOLINT
}

namespace {

constexpr long never = -1;
std::atomic<long> failing_call{never};  // counts down; the call at 0 fails
std::atomic<bool> failing_on{false};    // all calls behind it fail, too
std::atomic<long> calls{0};
std::atomic<long> blocks{0};  // that are held
std::atomic<long> bytes{0};   // of these
std::atomic<bool> counting{false};

/// CLD2 makes its scanner of raw pointers, and loses the first if there is no memory for the second.
bool is_called_by_cld2() {
  std::array<void*, 16> frames{};
  const int depth = backtrace(frames.data(), static_cast<int>(frames.size()));
  for (int i = 0; i < depth; ++i) {
    Dl_info where{};
    if (dladdr(frames.at(static_cast<std::size_t>(i)), &where) != 0 && where.dli_fname != nullptr &&
        std::string_view(where.dli_fname).find("libcld2") != std::string_view::npos)
      return true;
  }
  return false;
}

bool failed_in_cld2 = false;

/// Whether this call must fail.
bool fails() {
  if (!counting) return false;
  ++calls;
  if (failing_call == never) return false;
  if (failing_call > 0) return --failing_call, false;
  counting = false;
  failed_in_cld2 = failed_in_cld2 || is_called_by_cld2();
  counting = true;
  if (!failing_on) failing_call = never;
  errno = ENOMEM;
  return true;
}

long size_of(void* block) { return static_cast<long>(malloc_usable_size(block)); }

void* count(void* block) {
  if (block != nullptr) ++blocks;
  bytes += size_of(block);
  return block;
}

}  // namespace

extern "C" {
void* malloc(std::size_t size) { return fails() ? nullptr : count(__libc_malloc(size)); }
void* calloc(std::size_t number, std::size_t size) {
  return fails() ? nullptr : count(__libc_calloc(number, size));
}
void* realloc(void* block, std::size_t size) {
  if (fails()) return nullptr;
  const long before = size_of(block);
  void* out = __libc_realloc(block, size);
  if (block == nullptr) return count(out);
  if (out != nullptr) bytes += size_of(out) - before;
  return out;
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return fails() ? nullptr : count(__libc_memalign(alignment, size));
}
int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  *out = fails() ? nullptr : count(__libc_memalign(alignment, size));
  return *out == nullptr ? ENOMEM : 0;
}
void free(void* block) {
  if (block != nullptr) --blocks;
  bytes -= size_of(block);
  __libc_free(block);
}
}

namespace {

std::string content(const std::string& name) {
  std::ifstream file(std::filesystem::path(PITH_SOURCE_DIR) / "fixtures" / "pages" / name / "source.html",
                     std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Sample {
  std::string name;
  std::string bytes;
  std::string content_type;
};

/// Pages that lead through all rooms: several charsets, gzip, JSON-LD, text that
/// only a script holds, a text dump.
std::vector<Sample> samples() {
  return {
      {"charset that is found out", content("windows-1252-page"), ""},
      {"Japanese", content("shift-jis-page"), ""},
      {"gzip", pith::test::gzip(content("td-layout")), ""},
      {"JSON-LD", content("wordpress-blog"), "text/html; charset=utf-8"},
      {"text in a script", content("next-data-shell"), ""},
      {"text dump",
       "A menu\n\nThe headline of a page\n\nBy Jane Roe\n\n1. One point of it, as it was made.\n\n"
       "Some words that make a paragraph, and then some more of them; it ends here.\n",
       ""},
  };
}

/// Runs `work` with allocation number `call` failing. Returns how many blocks more are held than before.
long held_after_failure(const std::function<void()>& work, long call) {
  const long before = blocks;
  calls = 0;
  failed_in_cld2 = false;
  failing_call = call;
  counting = true;
  work();
  counting = false;
  failing_call = never;
  return failed_in_cld2 ? 0 : blocks - before;
}

/// Runs `work` with the first allocation failing, then the second, until none does. Returns
/// how many there were. Libraries keep things for later, and drop them when memory is short: a
/// leak is what is left behind each time.
long fail_each(const std::function<void()>& work, bool and_all_behind) {
  failing_on = and_all_behind;
  for (long call = 0;; ++call) {
    bool leaks = held_after_failure(work, call) > 0;
    const bool reached = calls > call;
    for (int again = 0; leaks && again < 4; ++again) leaks = held_after_failure(work, call) > 0;
    EXPECT_FALSE(leaks) << "blocks are left whenever call " << call << " of an extraction fails";
    if (!reached || leaks) return call;
  }
}

class Allocation : public testing::TestWithParam<bool> {};

TEST_P(Allocation, AFailedOneIsAnErrorInCpp) {
  for (const Sample& sample : samples()) {
    const auto work = [&] {
      try {
        const auto article = pith::extract({sample.bytes, "https://example.org/a/page", sample.content_type});
        if (!article) return;
        for (const auto& form : {pith::to_text, pith::to_markdown, pith::to_html, pith::to_xml}) {
          form(*article, pith::RenderOptions{});
        }
        pith::to_json(*article);
      } catch (const std::bad_alloc&) {  // the one thing that may be thrown
      }
    };
    work();  // what libraries keep for good, they have now
    EXPECT_GT(fail_each(work, GetParam()), 100) << sample.name;
  }
}

TEST_P(Allocation, AFailedOneIsAnErrorInC) {
  for (const Sample& sample : samples()) {
    long failed = 0;
    const auto work = [&] {
      pith_error* error = nullptr;
      pith_article* article = pith_extract(sample.bytes.data(), sample.bytes.size(), nullptr,
                                           sample.content_type.c_str(), nullptr, &error);
      if (article != nullptr) {
        std::size_t size = 0;
        pith_string_free(pith_article_render(article, PITH_FORMAT_JSON, 0, &size));
        pith_article_free(article);
      } else {
        failed += static_cast<long>(error != nullptr);
      }
      pith_error_free(error);
    };
    work();
    EXPECT_GT(fail_each(work, GetParam()), 100) << sample.name;
    EXPECT_GT(failed, 50) << sample.name;
  }
}

INSTANTIATE_TEST_SUITE_P(OneOrAllBehind, Allocation, testing::Bool());

TEST(Extractor, KeepsLittleOfALargePageForTheNext) {
  const std::string usual = content("wordpress-blog");
  std::string large = "<main><!--$?--><template id='B:0'></template><p>Loading</p><!--/$--></main>";
  large += "<div hidden id='S:0'>";
  for (int i = 0; i < 10; ++i)
    large += "<p>They met at the cafÃ© by the harbour, as they did every morning.</p>";
  large += "</div><script>";
  large.append(std::size_t{6} << 20, 'x').append("</script><script>$RC('B:0','S:0')</script>");

  auto extractor = pith::Extractor::create();
  ASSERT_TRUE(extractor->extract({usual}));
  const long before = bytes;
  const auto article = extractor->extract({large});
  ASSERT_TRUE(article);
  EXPECT_NE(article->text.find("the café by"), std::string::npos);  // encoded twice, in a late part
  ASSERT_TRUE(extractor->extract({usual}));
  EXPECT_LT(bytes - before, long{1} << 20);
}

}  // namespace
