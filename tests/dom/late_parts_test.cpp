// Pages whose parts come late, and are put into their places by scripts.
#include "dom/late_parts.hpp"

#include "dom/parse.hpp"
#include "processor_time.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith::dom {
namespace {

/// The texts of a page in the order of its tree, each with a bar behind it.
std::string texts(std::string_view html, Sieving sieving = Sieving::full) {
  Parser parser;
  const auto parsed = parser.parse(html, Limits{}, sieving);
  if (!parsed) return parsed.error().message;
  std::string out;
  for (NodeId id = 0; id < (*parsed)->size(); ++id) {
    if ((*parsed)->tag(id) == Tag::text) out += std::string((*parsed)->characters(id)) + "|";
  }
  return out;
}

/// The text of a page without what templates hold.
std::string shown(std::string_view html, Sieving sieving = Sieving::full) {
  Parser parser;
  const auto parsed = parser.parse(html, Limits{}, sieving);
  return parsed ? (*parsed)->text_of((*parsed)->body()) : parsed.error().message;
}

constexpr std::string_view boundary =
    "<main><h1>Head</h1><!--$?--><template id=\"B:0\"></template><p>Loading<!--$-->nested<!--/$--></p>"
    "<!--/$--><p>Behind</p></main>";

TEST(LateParts, TakeTheirPlaces) {
  const std::string html =
      std::string("<body>").append(boundary) +
      "<div hidden id=\"S:0\"><p>One <b>two</b></p><div>Three</div></div><script>$RC=function(b,c,e){};"
      "$RC(\"B:0\",\"S:0\")</script><footer>End</footer>";
  EXPECT_EQ(texts(html), "Head|One |two|Three|Behind|End|");
  EXPECT_EQ(texts(html, Sieving::none), texts(html));
  EXPECT_EQ(put_late_parts(boundary), std::nullopt);
}

TEST(LateParts, StandInOneAnother) {
  EXPECT_EQ(texts(std::string("<body>").append(boundary) +
                  "<div hidden id=\"S:0\"><p>One</p><template id=\"P:1\"></template><p>Three</p></div>"
                  "<div hidden id=\"S:1\"><p>Two</p></div><script>$RS=function(a,b){};$RS(\"S:1\",\"P:1\")"
                  "</script><script>$RC(\"B:0\",\"S:0\")</script>"),
            "Head|One|Two|Three|Behind|");
}

TEST(LateParts, MayBeRowsOfATable) {
  EXPECT_EQ(
      texts(
          std::string("<body>").append(boundary) +
          "<div hidden id=\"S:0\"><table><tbody><tr><td>One</td></tr><template id=\"P:1\"></template></tbody>"
          "</table></div><table hidden><tbody id=\"S:1\"><tr><td>Two</td></tr></tbody></table><script>"
          "$RS(\"S:1\",\"P:1\")</script><script>$RC(\"B:0\",\"S:0\")</script>"),
      "Head|One|Two|Behind|");
}

TEST(LateParts, ShadowRootsAreReadInTheirPlaces) {
  const std::string html =
      "<body><p>One</p><x-card><template shadowrootmode=\"open\"><p>Two</p><x-in><template "
      "shadowrootmode=open>"
      "<p>Three</p></template></x-in><template><p>None</p></template></template><p>Four</p></x-card>";
  EXPECT_EQ(shown(html), "One Two Three Four");
  EXPECT_EQ(shown(html, Sieving::none), "One Two Three Four");
  EXPECT_EQ(shown("<body><template data-x=shadowrootmode><p>None</p></template><p>One</p>"), "One");
}

TEST(LateParts, ChildrenStandInTheSlotsOfAShadowRoot) {
  const std::string html =
      "<body><x-a><template shadowrootmode=open><slot name=head>none</slot><hr><slot></slot><p>By <slot "
      "name=by>nobody</slot></p><slot name=end></slot></template><p>Two</p>Three<img slot=end src=i><h2 "
      "slot=head>One</h2><p>Four</p><p slot=end>Five<p slot=end>Six</p></x-a><p>Seven</p>";
  EXPECT_EQ(texts(html), "One|Two|Three|Four|By |nobody|Five|Six|Seven|");
  EXPECT_EQ(texts(html, Sieving::none), texts(html));
}

TEST(LateParts, SlotsOfShadowRootsInOneAnother) {
  EXPECT_EQ(
      texts("<body><x-a><template shadowrootmode=open><x-b><template shadowrootmode=open><p>Two</p><slot>"
            "</slot></template><p>Three</p></x-b><slot name=a></slot></template><p slot=a>Four<x-c><template "
            "shadowrootmode=open><slot name=c></slot><slot></slot></template>Six<b slot=c>Five</b></x-c></p>"
            "</x-a>"),
      "Two|Three|Four|Five|Six|");
}

TEST(LateParts, ChildrenWithoutASlotStayBehindTheShadowRoot) {
  EXPECT_EQ(
      texts(
          "<body><x-a><template shadowrootmode=open><p>One</p><slot name=a></slot></template><p>Three</p><p "
          "slot=b>Four</p><p slot=a>Two</p></x-a>"),
      "One|Two|Three|Four|");
  // Tags that do not match.
  EXPECT_EQ(
      texts("<body><x-a><template shadowrootmode=open><slot name=a></template><p slot=a>One</x-b></x-a>Two"),
      "OneTwo|");
}

TEST(LateParts, StayWhereTheyAreWithoutAPlace) {
  EXPECT_EQ(
      texts("<body><p>Text</p><div hidden id=\"S:0\"><p>Part</p></div><script>$RC(\"B:0\",\"S:0\")</script>"),
      "Text|Part|");
  // It failed: what stands in for it is all there is.
  EXPECT_EQ(texts(std::string("<body>").append(boundary) + "<script>$RX(\"B:0\",\"1\")</script>"),
            "Head|Loadingnested|Behind|");
}

TEST(LateParts, AreReadWhereTheirTagsDoNotMatch) {
  EXPECT_EQ(
      texts(std::string("<body>").append(boundary) +
            "<div hidden id=\"S:0\"><div><p>One</p></div><script>$RC(\"B:0\",\"S:0\")</script><p>End</p>"),
      "Head|One|Behind|End|");
}

TEST(LateParts, NoneIsLost) {
  // Its place is in itself.
  EXPECT_EQ(
      texts("<body><p>Text</p><div hidden id=\"S:0\"><p>Part</p><!--$?--><template id=\"B:0\"></template>x"
            "<!--/$--></div><script>$RC(\"B:0\",\"S:0\")</script>"),
      "Text|Part|");
}

TEST(LateParts, CrowdsTakeLittleTime) {
  std::string places;
  std::string parts;
  for (int i = 0; i < 20'000; ++i) {
    const std::string n = std::to_string(i);
    places += "<!--$?--><template id=\"B:" + n + "\"></template>";
    parts += "<div hidden id=\"S:" + n + "\">a<template id=\"P:" + n +
             "\"></template></div><script>$RC(\"B:" + n + "\",\"S:" + n + "\")</script>";
  }
  EXPECT_LT(seconds_of([&] { texts("<body>" + places + parts); }), 10);
  std::string slots;
  std::string children;
  for (int i = 0; i < 20'000; ++i) {
    slots += "<slot name=s" + std::to_string(i) + "></slot>";
    children += "<p slot=s" + std::to_string(i) + ">a<x-" + std::to_string(i) + "></p>";
  }
  EXPECT_LT(
      seconds_of([&] {
        texts("<body><x-a><template shadowrootmode=open>" + slots + "</template>" + children + "</x-a>");
      }),
      10);
}

}  // namespace
}  // namespace pith::dom
