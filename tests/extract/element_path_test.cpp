#include "extract/element_path.hpp"

#include "dom/parse.hpp"

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(ElementPaths, NameTagsWithTheirFirstClass) {
  const std::string html =
      "<body class=page><main><div class='\n story\twide'><p class=''><b id=x>words</b></p></div>";
  dom::Parser parser;
  const auto document = parser.parse(html, Limits{});
  ElementPaths path_of(**document);
  EXPECT_EQ(path_of((*document)->size() - 1), "main div.story p b #text");
  EXPECT_EQ(path_of((*document)->body()), "");
}

TEST(ElementPaths, AreShort) {
  const std::string html = "<div class='" + std::string(200, 'x') + " y'>words</div>";
  dom::Parser parser;
  const auto document = parser.parse(html, Limits{});
  EXPECT_EQ(ElementPaths(**document)((*document)->size() - 1), "div." + std::string(100, 'x') + " #text");
}

}  // namespace
}  // namespace pith
