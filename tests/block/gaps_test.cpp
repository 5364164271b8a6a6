// What stands between chosen blocks, or in a row with one, and is added to them.
#include "block/assembled.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::block {
namespace {

/// All blocks are as likely as not; those that `keep` says are chosen.
Article chosen(std::string_view html, const std::vector<std::uint8_t>& keep) {
  return assembled(html, {.keeps = only(keep)});
}

/// Blocks that are less likely than a heading between others must be.
Article unlikely(std::string_view html, const std::vector<std::uint8_t>& keep) {
  return assembled(html, {.keeps = only(keep), .likely = 0.2F});
}

TEST(Gaps, WhatIsPartOfTheTextByItsKindIsAdded) {
  // Blocks are numbered as they stand; all are equally likely.
  EXPECT_EQ(
      outline(chosen("<p>One</p><div class=x><div class='callout tip'><p>Go at noon.</p></div></div><p>Two, "
                     "and more words.</p>",
                     {1, 0, 1})),
      "p[One]p[Go at noon.]p[Two, and more words.]");
  EXPECT_EQ(outline(chosen("<p>One</p><div><ul><li>a<li>b</ul></div><p>Two</p>", {1, 0, 0, 1})),
            "p[One]li1[a]li1[b]p[Two]");
  EXPECT_EQ(
      outline(chosen("<p>One</p><aside><div>Ann Lee:</div><blockquote>Two</blockquote></aside><p>Three</p>",
                     {1, 0, 1, 1})),
      "p[One]p[Ann Lee:]p>1[Two]p[Three]");
  EXPECT_EQ(outline(chosen("<p>One</p><details><summary>Log</summary><p>Two</p></details><p>Three</p>",
                           {1, 0, 1, 1})),
            "p[One]p[Log]p[Two]p[Three]");
}

TEST(Gaps, TheFirstItemOfAListIsAdded) {
  EXPECT_EQ(outline(chosen("<p>One</p><ul><li>a<li>b<li>c</ul><p>Two</p>", {1, 0, 1, 1, 1})),
            "p[One]li1[a]li1[b]li1[c]p[Two]");
}

TEST(Gaps, HeadingsThatContentsLeadToAreAdded) {
  const std::vector<std::uint8_t> keep = {0, 1, 0, 1};
  EXPECT_EQ(outline(unlikely("<nav><a href='#s'>Set</a></nav><p>One</p><section id=s><h2>Set</h2><p>Two</p>",
                             keep)),
            "p[One]h2[Set]p[Two]");
  EXPECT_EQ(
      outline(unlikely(
          "<nav><a href='#s'>Set</a></nav><p>One</p><h2 id=s><a href='#s'>Set</a></h2><p>Two</p>", keep)),
      "p[One]h2[Set]p[Two]");
  EXPECT_EQ(
      outline(unlikely(
          "<nav><a href='#t'>Set</a></nav><p>One</p><h2 id=s><a href='#s'>Set</a></h2><p>Two</p>", keep)),
      "p[One]p[Two]");
  EXPECT_EQ(outline(unlikely(
                "<nav><a href='#s'>Set</a></nav><p>One</p><h2 id=s>Set</h2><p><a href=/a>Two</a></p>", keep)),
            "p[One]p[Two]");
  EXPECT_EQ(outline(unlikely(
                "<p>One</p><div><h2>Set</h2><span>[<a href='?action=edit'>edit</a>]</span></div><p>Two</p>",
                {1, 0, 0, 1})),
            "p[One]h2[Set]p[Two]");
}

TEST(Gaps, HeadingsAloneInABoxAreAdded) {
  EXPECT_EQ(outline(chosen("<p>One</p><div><a href='#s'></a><h2 id=s>Set</h2></div><p>Two</p>", {1, 0, 1})),
            "p[One]h2[Set]p[Two]");
  EXPECT_EQ(
      outline(chosen("<p>One</p><div><a href='/s'></a><h2>Set</h2></div><p>x</p><p>Two</p>", {1, 0, 0, 1})),
      "p[One]p[Two]");
}

TEST(Gaps, TitlesOfBoxesAndSourcesOfQuotesAreAdded) {
  EXPECT_EQ(outline(chosen("<p>One</p><div><div class=title>A box</div><p>Two</p></div><p>Three</p>",
                           {1, 0, 1, 1})),
            "p[One]p[A box]p[Two]p[Three]");
  EXPECT_EQ(outline(chosen("<p>One</p><div><div class='card title'>A box</div><p>Two</p></div><p>Three</p>",
                           {1, 0, 1, 1})),
            "p[One]p[Two]p[Three]");
  EXPECT_EQ(
      outline(chosen("<p>One</p><div><blockquote>Two</blockquote><div>— Ann Lee</div></div><p>Three</p>",
                     {1, 1, 0, 1})),
      "p[One]p>1[Two]p[— Ann Lee]p[Three]");
  EXPECT_EQ(outline(chosen("<p>One</p><div><blockquote>Two</blockquote><div>Share</div></div><p>Three</p>",
                           {1, 1, 0, 1})),
            "p[One]p>1[Two]p[Three]");
}

TEST(Gaps, ARowOfWhichSomeIsChosenIsWhole) {
  constexpr std::string_view table = "<p>One</p><table><tr><th>A<th>B<tr><td>a<td>b<tr><td>c<td>d</table>";
  EXPECT_EQ(outline(unlikely(table, {1, 0, 0, 1, 0, 0, 0})), "p[One]row[a\tb]");
}

}  // namespace
}  // namespace pith::block
