#include "base/memo.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(Memo, WorksOutALongStringOnce) {
  Memo<std::size_t> memo;
  int made = 0;
  const auto size = [&](std::string_view text) { return ++made, text.size(); };
  const std::string one = "a class of an element";
  const std::string same = "a class of " + std::string("an element");  // elsewhere
  EXPECT_EQ(memo(one, size), one.size());
  EXPECT_EQ(memo(same, size), one.size());
  EXPECT_EQ(made, 1);
}

TEST(Memo, TellsStringsApartThatShareAPlace) {
  std::vector<std::string> keys;
  keys.reserve(2020);
  for (int i = 0; i < 2000; ++i) keys.push_back("same begin " + std::to_string(i) + " and the same end");
  for (int i = 0; i < 20; ++i) keys.emplace_back(i, 'x');
  Memo<std::string> memo;
  for (int pass = 0; pass < 2; ++pass) {
    for (const std::string& key : keys) {
      EXPECT_EQ(memo(key, [](std::string_view text) { return std::string(text) + "!"; }), key + "!");
    }
  }
}

}  // namespace
}  // namespace pith
