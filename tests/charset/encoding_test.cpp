#include "charset/encoding.hpp"

#include "charset/convert.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith::charset {
namespace {

TEST(FindEncoding, KnowsLabelsInAnyCase) {
  EXPECT_EQ(find_encoding("UTF8")->name, "utf-8");
  EXPECT_EQ(find_encoding(" Latin1\n")->name, "windows-1252");
  EXPECT_EQ(find_encoding("CSEUCPKDFMTJAPANESE")->name, "euc-jp") << "the longest label";
  EXPECT_EQ(find_encoding("tis-620")->name, "windows-874");
  EXPECT_EQ(find_encoding("gb2312")->name, "gbk");
}

TEST(FindEncoding, KnowsNoOthers) {
  for (const std::string_view label :
       {"", " ", "utf-7", "utf-8 utf8", "latin", "x", "iso-2022-kr", "utf-32"}) {
    EXPECT_EQ(find_encoding(label), nullptr) << label;
  }
}

TEST(FindEncoding, TheSystemCanReadEachOfThem) {
  for (const std::string_view label :
       {"windows-1252", "ibm866",       "iso-8859-2",   "iso-8859-3",     "iso-8859-4",   "iso-8859-5",
        "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "iso-8859-8-i",   "iso-8859-10",  "iso-8859-13",
        "iso-8859-14",  "iso-8859-15",  "iso-8859-16",  "koi8-r",         "koi8-u",       "macintosh",
        "windows-874",  "windows-1250", "windows-1251", "windows-1253",   "windows-1254", "windows-1255",
        "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic", "gbk",          "gb18030",
        "big5",         "euc-jp",       "shift_jis",    "euc-kr"}) {
    const Encoding* encoding = find_encoding(label);
    ASSERT_NE(encoding, nullptr) << label;
    EXPECT_EQ(encoding->name, label);
    std::string out;
    const Fit fit = convert("a\xE1\xE1.", *encoding, out);  // a character or two in every one of them
    EXPECT_EQ(fit.errors, 0U) << label;
    EXPECT_GE(fit.characters, 1U) << label;
  }
}

TEST(MeasureUtf8, CountsCharactersAndErrors) {
  const Fit fit = measure_utf8("aé€😀 \xE9 \xE2\x82 \xC0\xAF");
  EXPECT_EQ(fit.characters, 3U);
  EXPECT_EQ(fit.errors, 4U);
}

}  // namespace
}  // namespace pith::charset
