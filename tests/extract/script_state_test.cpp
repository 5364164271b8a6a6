#include "extract/script_state.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

const std::string long_text(220, 'x');

std::vector<std::string> states_of(const std::string& script, const std::string& attributes = {}) {
  std::vector<std::string> states;
  add_states({attributes, script}, states);
  return states;
}

TEST(ScriptState, JsonIsTakenAsItIs) {
  const std::string json = R"({"a":")" + long_text + R"("})";
  EXPECT_EQ(states_of(json), std::vector<std::string>{json});
  EXPECT_TRUE(states_of(json, R"(type="application/ld+json")").empty());
  EXPECT_TRUE(states_of(R"({"a":"short"})").empty());
}

TEST(ScriptState, WhatCodeAssignsIsTaken) {
  const std::string json = R"({"a":")" + long_text + R"(","b":[1,{"c":"}"}]})";
  EXPECT_EQ(states_of("window.__STATE__ = " + json + ";var x = 1;"), std::vector<std::string>{json});
  EXPECT_EQ(states_of("boot(document, [" + json + "]);"), std::vector<std::string>{"[" + json + "]"});
  EXPECT_EQ(states_of("a(" + json + ");b(" + json + ")").size(), 2U);
}

TEST(ScriptState, JavaScriptIsPutInTheWordsOfJson) {
  EXPECT_EQ(states_of(R"(x={"a":")" + long_text + R"(","b":undefined,"c":!0,"d":!1,"e":void 0,"f":[1,],})"),
            std::vector<std::string>{R"({"a":")" + long_text +
                                     R"(","b":null,"c":true,"d":false,"e":null,"f":[1]})"});
  EXPECT_EQ(states_of(R"(x={"a":"\x3cp\x3eit\'s )" + long_text + R"("})"),
            std::vector<std::string>{R"({"a":"\u003cp\u003eit's )" + long_text + R"("})"});
}

TEST(ScriptState, StringsThatAreParsedAreTaken) {
  const std::string json = R"({"a":"it's )" + long_text + R"("})";
  EXPECT_EQ(states_of(R"(x=JSON.parse("{\"a\":\"it's )" + long_text + R"(\"}"))"),
            std::vector<std::string>{json});
  EXPECT_EQ(states_of(R"(x=JSON.parse('{"a":"it\'s )" + long_text + R"("}'))"),
            std::vector<std::string>{json});
  EXPECT_EQ(states_of(R"(x=JSON.parse("\u007b\u0022a\u0022:\u0022it's )" + long_text + R"(\u0022}"))"),
            std::vector<std::string>{json});
}

TEST(ScriptState, WhatHasNoEndIsLeft) {
  EXPECT_TRUE(states_of(R"(x={"a":")" + long_text).empty());
  EXPECT_TRUE(states_of(R"(x=JSON.parse("{\"a\":)" + long_text).empty());
  std::string openings;
  for (int i = 0; i < 100'000; ++i) openings += R"({"a":[)";
  EXPECT_TRUE(states_of("x=" + openings).empty());
  EXPECT_TRUE(states_of(R"(x={"a":")" + std::string(largest_state, 'x') + R"("})").empty());
}

}  // namespace
}  // namespace pith
