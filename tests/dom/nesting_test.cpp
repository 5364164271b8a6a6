// What the sieve folds, and what it must not: the tree is that of Gumbo alone.
#include "dom/nesting.hpp"

#include "dom/parse.hpp"
#include "dom/sieve.hpp"

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::dom {
namespace {

/// Every node with its depth, attributes and characters.
std::string outline(Parser& parser, std::string_view html, Sieving sieving) {
  const auto parsed = parser.parse(html, Limits{}, sieving);
  if (!parsed) return parsed.error().message;
  const Document& document = **parsed;
  std::string out;
  for (NodeId id = 0; id < document.size(); ++id) {
    out += std::string(document[id].depth, ' ') + std::string(to_string(document.tag(id)));
    out.append(document.attributes(id).rest()).append(" ").append(document.characters(id)).append("\n");
  }
  return out;
}

std::string outline(std::string_view html, Sieving sieving) {
  Parser parser;
  return outline(parser, html, sieving);
}

/// Elements that Gumbo sees, those that the page leaves out not counted.
auto elements_left(std::string_view html) {
  Sieved sieved;
  sieve(html, sieved);
  std::size_t count = 0;
  for (std::size_t at = 0; at + 1 < sieved.html.size(); ++at)
    count += sieved.html[at] == '<' && sieved.html[at + 1] != '/' && sieved.html[at + 1] != '!' ? 1 : 0;
  return count;
}

void expect_left(std::string_view html, std::size_t elements) {
  EXPECT_EQ(elements_left(html), elements) << html;
  EXPECT_EQ(outline(html, Sieving::full), outline(html, Sieving::none)) << html;
}

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

TEST(Nesting, WhatIsClosedInItselfIsFolded) {
  expect_left("<p>some <b class=x>bold</b> and <a href=y>a <i>link</i></a>", 1);
  expect_left("x<p>some <b class=x>bold</b></p>", 0);
  expect_left("x<div><ul><li>one</li> <li>two <img src=z></li></ul><h2>three</h2><hr></div>", 0);
  expect_left("x<ul><li>one</li><li><form>two</form></li><li>three</li></ul>", 3);
  expect_left("x<dl><dt>one</dt><dd>two</dd></dl><pre>\n a\n\n b</pre>", 0);
  expect_left("x<label>one <input type=text></label><button>two</button><svg><path/></svg><br>y", 0);
  expect_left("<table><tr><td><p>cell</p></td></tr></table>", 3);
}

TEST(Nesting, FoldedElementsKeepTheirAttributesAndSpace) {
  expect_left("<p>x</p><div id=a> <span class='b c'> d </span> <b> </b>&nbsp;<i>&#32;</i></div>", 0);
  expect_left("x<pre> <b>\n</b> <i> y </i>\n</pre>", 0);
  expect_left("x</><b class=x>y</b></></><search class=z>y</search>", 1);
}

TEST(Nesting, WhatClosesSomethingIsLeft) {
  expect_left("x<p>one<div>two</div></p>", 2);  // the paragraph
  expect_left("x<p>one<p>two</p></p>", 2);
  expect_left("x<h2>one<h3>two</h3></h2>", 2);  // the heading
  expect_left("x<a>one<a>two</a></a>", 2);      // the first link
  expect_left("x<a>one<div><a>two</a></div></a>", 3);
  expect_left("x<button>one<button>two</button></button>", 2);
  expect_left("x<ul><li>one<li>two</li></ul>", 3);  // the item
  expect_left("x<div><li>one<div><li>two</li></div></div>", 4);
  expect_left("x<dl><dt>one<dd>two</dl>", 3);
}

TEST(Nesting, WhatIsClosedByAnotherTagIsLeft) {
  expect_left("x<div><b>one</div>two</b>", 2);
  expect_left("x<b><i>one</b>two</i>", 2);
  expect_left("x<div>one</p>two</div>", 1);
  expect_left("x<h2>one</h3>two", 1);
}

TEST(Nesting, FormattingThatIsOpenedAgainIsSeenByGumbo) {
  expect_left("<p><b>one</p><div>two</div>", 3);
  expect_left("<p><b><b><b>one</p><p><b>two</b> three", 6);
  expect_left("<p><font color=red>one</p><div>two</div>", 3);
  expect_left("<p><a>one</p><p><a>two</a></p>", 4);
}

TEST(Nesting, WhereStartTagsAreNotTextNothingIsFolded) {
  expect_left("x<select><option><b>one</b></select><b>two</b>", 3);
  expect_left("x<template><b>one</b></template><b>two</b>", 2);
  expect_left("x<select><template></select></template><b>one</b>", 3);
  expect_left("<frameset><frame></frameset>", 2);
  expect_left("<div></div><frameset><frame></frameset>", 3);
  EXPECT_EQ(elements_left("x<svg><foreignObject><b>one</b></svg><b>two</b>"), 4U);
}

// Gumbo keeps text until it makes the next node.
TEST(Nesting, WhatAFormHoldsStaysInIt) {
  expect_left("<form><b>one</b></form>two", 1);
  expect_left("<form><b>one</b>two</form>three", 1);
  expect_left("<form><b>one</b></nothing></form><b>two</b>", 1);
  expect_left("<form><template><form></form></template><b>one</b></i></form>two", 3);
}

TEST(Nesting, WhatIsHiddenMayComeBack) {
  expect_left("x<p>one<button><form><div>two</div></form></button><div>three</div>", 5);
  expect_left("x<p>one<object><div>two</div></object><div>three</div>", 4);
  expect_left("x<h1>one<object><h2>two</h2></object><h3>three</h3>", 4);
}

TEST(Nesting, DeepOnesAreFoldedFromWithin) {
  expect_left("x" + repeated("<div>", 30) + "y" + repeated("</div>", 30), 14);
  expect_left("x" + repeated("<b>", 5) + "y" + repeated("</b>", 5) + "<b>z</b>", 5);
}

TEST(Nesting, WhatIsFoldedCountsForTheDepth) {
  const std::string html = "<section>x" + repeated("<div>", 10) + "y" + repeated("</div>", 10);
  for (std::uint32_t depth = 5; depth < 20; ++depth) {
    Limits limits;
    limits.depth = depth;
    Parser folded, unfolded;
    const auto a = folded.parse(html, limits);
    const auto b = unfolded.parse(html, limits, Sieving::unfolded);
    ASSERT_TRUE(a && b);
    EXPECT_EQ((*a)->complete(), (*b)->complete()) << depth;
    EXPECT_EQ((*a)->complete(), depth >= 13) << depth;
    EXPECT_EQ((*a)->size(), (*b)->size()) << depth;
  }
}

/// Tags in any order, some of them well nested.
std::string random_page(std::mt19937& random) {
  constexpr std::string_view tags[] = {
      "a",        "b",        "i",     "font",    "span",     "label",  "div",      "section",
      "p",        "ul",       "li",    "dl",      "dt",       "dd",     "h1",       "h2",
      "table",    "tr",       "td",    "caption", "select",   "option", "template", "form",
      "button",   "img",      "br",    "hr",      "input",    "svg",    "object",   "pre",
      "noscript", "textarea", "title", "center",  "frameset", "body",   "summary",  "nobr"};
  const auto below = [&random](std::size_t count) { return random() % count; };
  std::vector<std::string_view> some;
  for (std::size_t i = 3 + below(10); i > 0; --i) some.push_back(tags[below(std::size(tags))]);
  std::vector<std::string_view> open;
  std::string out = below(2) == 0 ? "x" : "";
  for (std::size_t i = 3 + below(30); i > 0; --i) {
    const std::string_view tag = some[below(some.size())];
    switch (below(8)) {
      case 0:
      case 1:
      case 2:
        out.append("<").append(tag).append(below(4) == 0 ? " id=y>" : ">");
        open.push_back(tag);
        break;
      case 3:
      case 4:
        if (!open.empty()) {
          out.append("</").append(open.back()).append(">");
          open.pop_back();
        }
        break;
      case 5: out.append("</").append(tag).append(">"); break;
      default: out.append("z");
    }
  }
  return out;
}

TEST(Nesting, AnyTagsGiveTheSameTreeFoldedAndNot) {
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same pages each time
  Parser parser;
  Sieved sieved;
  std::size_t folded = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string html = random_page(random);
    ASSERT_EQ(outline(parser, html, Sieving::full), outline(parser, html, Sieving::unfolded)) << html;
    sieve(html, sieved);
    folded += sieved.folded_nodes > 0 ? 1 : 0;
  }
  EXPECT_GT(folded, 5'000U);
}

}  // namespace
}  // namespace pith::dom
