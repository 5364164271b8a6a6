// Every page of fixtures/pages gives the text and the fields that are written down beside it.
#include "pith/pith.hpp"

#include "paths.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path& fixtures() {
  static const fs::path path = fs::path(PITH_SOURCE_DIR) / "fixtures";
  return path;
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << "cannot read " << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> page_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(fixtures() / "pages")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Lines of `want` that are missing ("-") and lines of `got` that are too much ("+"), in order.
std::string difference(const std::string& want, const std::string& got) {
  const std::vector<std::string> a = lines_of(want);
  const std::vector<std::string> b = lines_of(got);
  // common[i][j]: how many lines the rest of `a` from i and of `b` from j have in common
  std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::ostringstream out;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
      out << "- " << a[i] << '\n';
      ++i;
    } else {
      out << "+ " << b[j] << '\n';
      ++j;
    }
  }
  return out.str();
}

class FixturePage : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const fs::path folder = fixtures() / "pages" / GetParam();
    fields_ = Json::parse(content(folder / "expected.json"));
    text_ = content(folder / "expected.txt");
    const std::string source = content(folder / "source.html");
    const std::string url = fields_.value("fetched", fields_.at("url").get<std::string>());
    auto result = pith::extract({.bytes = source, .url = url});
    ASSERT_TRUE(result) << result.error().message;
    article_ = std::move(*result);
    if (!fields_.contains("comments")) return;
    pith::Options options;
    options.comments = true;
    result = pith::extract({.bytes = source, .url = url}, options);
    ASSERT_TRUE(result) << result.error().message;
    discussed_ = std::move(*result);
  }

  Json fields_;
  std::string text_;
  pith::Article article_;
  pith::Article discussed_;  // with its comments; empty unless the page is here for them
};

/// A form of the article that only some pages hold to, byte for byte.
void expect_form(const std::string& name, const std::string& file, const std::string& got) {
  const fs::path path = fixtures() / "pages" / name / file;
  if (!fs::exists(path)) return;
  EXPECT_EQ(difference(content(path), got), "") << file << ": - is missing, + is too much";
}

TEST_P(FixturePage, GivesItsMarkdownAndHtml) {
  const pith::RenderOptions body_only{.metadata = false};
  expect_form(GetParam(), "expected.md", pith::to_markdown(article_, body_only));
  expect_form(GetParam(), "expected.html", pith::to_html(article_, body_only));
  expect_form(GetParam(), "expected.comments.md", pith::to_markdown(discussed_, body_only));
  expect_form(GetParam(), "expected.comments.html", pith::to_html(discussed_, body_only));
}

TEST_P(FixturePage, GivesItsTextAndFields) {
  const std::string text = article_.blocks.empty() ? std::string() : pith::to_text(article_);
  std::string found = difference(text_, text);
  const Json got = Json::parse(pith::to_json(article_));
  for (const auto& [key, want] : fields_.items()) {
    if (key == "fetched" || key == "comments" || got.value(key, Json()) == want) continue;
    found += key + ": " + got.value(key, Json()).dump() + " instead of " + want.dump() + '\n';
  }
  if (const auto want = fields_.find("comments"); want != fields_.end()) {
    const Json comments = Json::parse(pith::to_json(discussed_)).value("comments", Json());
    if (comments != *want) found += "comments: " + comments.dump(1) + " instead of " + want->dump(1) + '\n';
  }
  EXPECT_EQ(found, "") << "- is missing, + is too much";
}

INSTANTIATE_TEST_SUITE_P(Pages, FixturePage, testing::ValuesIn(page_names()), [](const auto& test) {
  std::string name = test.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Fixtures, ReadmeSaysOfEachPageWhyItIsHere) {
  std::set<std::string> told;
  for (const std::string& line : lines_of(content(fixtures() / "README.md"))) {
    const std::string_view name = std::string_view(line).substr(0, line.find(" |"));
    if (name.substr(0, 2) == "| ") told.emplace(name.substr(2));
  }
  for (const std::string& name : page_names()) EXPECT_EQ(told.count(name), 1U) << name;
}

}  // namespace
