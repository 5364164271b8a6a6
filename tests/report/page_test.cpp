#include "pith/explain.hpp"

#include "paths.hpp"
#include "report/sample.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith::report {
namespace {

std::string source(std::string_view name) {
  std::ifstream file(std::string(PITH_SOURCE_DIR "/src/report/") + std::string(name));
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t out = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++out;
  return out;
}

// tools/generate/assets.py has to be run after a change.
TEST(ReportPage, HasTheStyleAndTheScriptThatLieBesideIt) {
  const std::string page = to_html(explain_sample());
  EXPECT_NE(page.find("<style>" + source("report.css") + "</style>"), std::string::npos);
  EXPECT_NE(page.find("<script>" + source("report.js") + "</script>"), std::string::npos);
}

TEST(ReportPage, AllowsItsOwnScriptAloneAndLoadsNothing) {
  const std::string page = to_html(explain_sample());
  EXPECT_NE(page.find("default-src 'none'; script-src 'sha256-"), std::string::npos);
  EXPECT_NE(page.find("connect-src 'none'"), std::string::npos);
  EXPECT_EQ(page.find("unsafe"), std::string::npos);
  EXPECT_EQ(page.find("{{"), std::string::npos);
  EXPECT_EQ(count(page, "<script"), 2U);
  EXPECT_EQ(count(page, " src="), 0U);
}

TEST(ReportPage, HoldsHostileTextAsData) {
  const Explanation plain = explain_sample();
  const Explanation hostile = explain_sample(
      "<p>Words of a trap that is long enough to be read: &lt;/script>&lt;script>alert(1)&lt;/script> "
      "&lt;!-- and so on "
      "until the end of it.</p>");
  EXPECT_EQ(count(to_html(hostile), "<script"), count(to_html(plain), "<script"));
  EXPECT_EQ(count(to_html(hostile), "<!--"), 0U);
  EXPECT_NE(to_html(hostile).find("\\u003cscript>alert(1)"), std::string::npos);
}

TEST(ReportPage, EscapesItsName) {
  const std::string page = to_html({}, {.name = "</title><script>\x1b[31m"});
  EXPECT_NE(page.find("<title>&lt;/title&gt;&lt;script&gt;\\x1b[31m"), std::string::npos);
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace pith::report
