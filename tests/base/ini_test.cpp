#include "base/ini.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(IniTest, LinesHaveSectionKeyAndValue) {
  const Result<std::vector<IniEntry>> got = read_ini(
      "\xEF\xBB\xBF"
      "a = 1\r\n# a = 2\n ; a = 3\n\n[ x y ]\nb=#c, .d = e # f\nempty =");
  ASSERT_TRUE(got);
  ASSERT_EQ(got->size(), 4U);
  EXPECT_EQ((*got)[0].key, "a");
  EXPECT_EQ((*got)[0].value, "1");
  EXPECT_EQ((*got)[0].line, 1U);
  EXPECT_EQ((*got)[1].section, "x y");
  EXPECT_EQ((*got)[1].key, "");
  EXPECT_EQ((*got)[2].section, "x y");
  EXPECT_EQ((*got)[2].value, "#c, .d = e # f");
  EXPECT_EQ((*got)[2].line, 6U);
  EXPECT_EQ((*got)[3].value, "");
}

TEST(IniTest, MistakesNameTheirLine) {
  const auto error = [](std::string_view text) { return read_ini(text).error().message; };
  EXPECT_EQ(error("a = 1\nb"), "line 2: expected NAME = VALUE, not 'b'");
  EXPECT_EQ(error("= 1"), "line 1: expected NAME = VALUE, not '= 1'");
  EXPECT_EQ(error("[a"), "line 1: a section is written [NAME]");
  EXPECT_EQ(error("[]"), "line 1: a section is written [NAME]");
  EXPECT_EQ(error("["), "line 1: a section is written [NAME]");
  EXPECT_EQ(error("\x1b[2J"), "line 1: expected NAME = VALUE, not '\\x1b[2J'");
}

}  // namespace
}  // namespace pith
