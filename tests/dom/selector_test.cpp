#include "dom/selector.hpp"

#include "dom/parse.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith::dom {
namespace {

constexpr std::string_view page = R"(<body>
<div id=top class="a b"><p id=p1 class=lead>x</p><section id=s1><p id=p2>y</p></section></div>
<div id=low lang=en-GB data-kind="Side Bar" class="b"><ul id=u><li id=l1>1</li><li id=l2 class="ad &amp;">2</li></ul></div>
<a id=a1 href="https://example.org/x.pdf">z</a></body>)";

/// The ids of what a selector names, or its error.
std::string ids(std::string_view text, std::string_view html = page) {
  const Result<Selector> selector = Selector::parse(text);
  if (!selector) return selector.error().message;
  Parser parser;
  const auto document = parser.parse(html, Limits{}, Sieving::full);
  if (!document) return document.error().message;
  std::string out;
  for (const NodeId id : selector->select(**document))
    out += (out.empty() ? "" : " ") + (*document)->attribute(id, "id");
  return out;
}

struct Case {
  std::string_view selector;
  std::string_view ids;
};

class Selectors : public testing::TestWithParam<Case> {};

TEST_P(Selectors, NameTheseElements) {
  EXPECT_EQ(ids(GetParam().selector), GetParam().ids) << GetParam().selector;
}

INSTANTIATE_TEST_SUITE_P(
    Each, Selectors,
    testing::Values(Case{"p", "p1 p2"}, Case{"P", "p1 p2"}, Case{"body *", "top p1 s1 p2 low u l1 l2 a1"},
                    Case{".b", "top low"}, Case{".a.b", "top"}, Case{".A", ""}, Case{"#p2", "p2"},
                    Case{"p.lead", "p1"}, Case{"div p", "p1 p2"}, Case{"div > p", "p1"},
                    Case{"div>section>p", "p2"}, Case{"div section p", "p2"}, Case{"body > p", ""},
                    Case{"p, li", "p1 p2 l1 l2"}, Case{"div ul > li, #a1", "l1 l2 a1"}, Case{"[href]", "a1"},
                    Case{"[data-kind='Side Bar']", "low"}, Case{"[DATA-KIND=\"side bar\" i]", "low"},
                    Case{"[data-kind=side]", ""}, Case{"[data-kind~=Bar]", "low"}, Case{"[lang|=en]", "low"},
                    Case{"[lang|=e]", ""}, Case{"[href^='https:']", "a1"}, Case{"a[href$='.pdf']", "a1"},
                    Case{"[href*=example]", "a1"}, Case{"[href*='']", ""}, Case{"[class~='&']", "l2"},
                    Case{"li:not(.ad)", "l1"}, Case{"div:has(.ad)", "low"},
                    Case{"div:has(section > p)", "top"}, Case{"div:not(:has(ul))", "top"},
                    Case{":is(p, li):not(#p1, #l1)", "p2 l2"}, Case{"  p  ", "p1 p2"},
                    Case{"[ href ]", "a1"}));

class BrokenSelectors : public testing::TestWithParam<Case> {};

TEST_P(BrokenSelectors, SayWhatIsWrongAndWhere) {
  const std::string said = ids(GetParam().selector);
  EXPECT_EQ(said, "selector " + std::string(GetParam().selector) + ": " + std::string(GetParam().ids));
}

INSTANTIATE_TEST_SUITE_P(
    Each, BrokenSelectors,
    testing::Values(Case{"", "there is nothing to select at character 1"},
                    Case{"p,", "there is nothing to select at character 3"},
                    Case{"p >", "there is nothing to select at character 4"},
                    Case{".", "a name is missing at character 2"},
                    Case{"[a", "an operator or ']' is missing at character 3"},
                    Case{"[a=", "a value is missing at character 4"},
                    Case{"[a='b", "a quote is not closed at character 4"},
                    Case{"[a=b", "']' is missing at character 5"},
                    Case{"[=b]", "an attribute's name is missing at character 2"},
                    Case{"p + p", "combinators other than a space and > are not supported at character 3"},
                    Case{"p:hover", "':hover' is not supported at character 8"},
                    Case{"p:not(", "there is nothing to select at character 7"},
                    Case{"p:not(b", "')' is missing at character 8"},
                    Case{"blink", "HTML has no element blink at character 6"},
                    Case{"p)", "unexpected ')' at character 2"},
                    Case{"p!", "unexpected '!' at character 2"}));

TEST(Selector, MistakesAreSaidWithoutControlCharacters) {
  EXPECT_EQ(ids("p\x1b[2J"), "selector p\\x1b[2J: unexpected '\\x1b' at character 2");
  const std::string said = ids("p!" + std::string(10'000, 'x'));
  EXPECT_LT(said.size(), 300U) << said;
}

TEST(Selector, IsBounded) {
  std::string many = "p";
  for (int i = 0; i < 64; ++i) many += ", p";
  EXPECT_NE(ids(many).find("there is too much in it"), std::string::npos);
  std::string nested = "p";
  for (int i = 0; i < 128; ++i) nested += i % 2 == 0 ? ":is(p)" : "[id]";
  EXPECT_NE(ids(nested).find("there is too much in it"), std::string::npos);
  EXPECT_NE(ids(":not(:not(:not(:not(:not(p)))))").find("nested too deep"), std::string::npos);
}

TEST(Selector, TakesTimeInProportionOnDeepPages) {
  std::string html;
  for (int i = 0; i < 400; ++i) html += "<div>";
  for (int i = 0; i < 20'000; ++i) html += "<i class=x>a</i>";
  Parser parser;
  const auto document = parser.parse(html, Limits{}, Sieving::full);
  ASSERT_TRUE(document);
  const auto selector = Selector::parse("div:has(.x) .x:not(#none)");
  ASSERT_TRUE(selector);
  EXPECT_EQ(selector->select(**document).size(), 20'000U);
}

}  // namespace
}  // namespace pith::dom
