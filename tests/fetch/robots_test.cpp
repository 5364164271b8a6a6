#include "fetch/robots.hpp"

#include <gtest/gtest.h>

namespace pith::fetch {
namespace {

using std::chrono::milliseconds;

bool allows(std::string_view text, std::string_view target) { return Robots(text, "pith").allows(target); }

TEST(RobotsFile, WithoutRulesEverythingIsAllowed) {
  EXPECT_TRUE(Robots().allows("/"));
  EXPECT_TRUE(allows("", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/a"));
  EXPECT_TRUE(allows("<!DOCTYPE html><p>Disallow: /</p>", "/a"));
  EXPECT_TRUE(allows("Disallow: /\n", "/a")) << "a rule without a group holds for no one";
}

TEST(RobotsFile, OwnGroupGoesBeforeTheGeneralOne) {
  const char* text = "User-agent: *\nDisallow: /\n\nUser-agent: PITH/2.0\nDisallow: /private\n";
  EXPECT_TRUE(allows(text, "/a"));
  EXPECT_FALSE(allows(text, "/private/a"));
  EXPECT_FALSE(Robots(text, "other").allows("/a"));
  EXPECT_FALSE(Robots(text, "pithy").allows("/a"));
}

TEST(RobotsFile, GroupsOfOneNameAreJoinedAndNamesShareAGroup) {
  const char* text = "User-agent: pith\nDisallow: /a\nUser-agent: x\nUser-agent: pith\nDisallow: /b\n";
  EXPECT_FALSE(allows(text, "/a"));
  EXPECT_FALSE(allows(text, "/b"));
  EXPECT_TRUE(Robots(text, "x").allows("/a"));
  EXPECT_FALSE(Robots(text, "x").allows("/b"));
}

TEST(RobotsFile, LongestPatternDecidesAllowFirst) {
  const char* text = "User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /x\nAllow: /x\n";
  EXPECT_FALSE(allows(text, "/news/a"));
  EXPECT_TRUE(allows(text, "/news/open/a"));
  EXPECT_TRUE(allows(text, "/x"));
}

TEST(RobotsFile, StarsAndEnds) {
  const char* text =
      "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print/*x\nDisallow: /only$\nDisallow: *ends\n";
  EXPECT_FALSE(allows(text, "/a/b.pdf"));
  EXPECT_TRUE(allows(text, "/a/b.pdf?x"));
  EXPECT_FALSE(allows(text, "/a/print/b/x/c"));
  EXPECT_TRUE(allows(text, "/a/print/b"));
  EXPECT_FALSE(allows(text, "/only"));
  EXPECT_TRUE(allows(text, "/only/more"));
  EXPECT_FALSE(allows(text, "/this/ends/here"));
}

TEST(RobotsFile, SpellingsOfOnePathAreOne) {
  const char* text = "User-agent: *\nDisallow: /caf\xC3\xA9\nDisallow: /%7euser\nDisallow: /a%2fb\n";
  EXPECT_FALSE(allows(text, "/caf%c3%A9"));
  EXPECT_FALSE(allows(text, "/~user"));
  EXPECT_FALSE(allows(text, "/a%2Fb"));
  EXPECT_TRUE(allows(text, "/a/b"));
}

TEST(RobotsFile, ToleratesWhatIsFoundInTheWild) {
  EXPECT_FALSE(allows("\xEF\xBB\xBFuser-AGENT : *  # all\r\n  DISALLOW:/a # not this\r\n", "/a"));
  EXPECT_FALSE(allows("User-agent: *\rDisallow: /a\r", "/a"));
  EXPECT_FALSE(allows("User-agent: *\nSitemap: https://h.example/s.xml\nNoindex: /\nDisallow: /a", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /", "/robots.txt"));
}

TEST(RobotsFile, Delay) {
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: 2.5\n", "pith").crawl_delay(), milliseconds(2500));
  for (const char* bad : {"-1", "x", "nan", "inf", "1e300", ""}) {
    EXPECT_FALSE(Robots("User-agent: *\nCrawl-delay: " + std::string(bad), "pith").crawl_delay()) << bad;
  }
}

TEST(RobotsFile, WhatTakesTooLongToDecideIsRefused) {
  std::string text = "User-agent: *\n";
  int rules = 0;
  while (text.size() < max_robots_bytes) text += "Disallow: /*x" + std::to_string(++rules) + '\n';
  const std::string address = "/" + std::string(99, 'a');
  EXPECT_TRUE(allows(text, address));
  EXPECT_FALSE(allows(text, address + std::string(100, 'a')));
  const std::string elsewhere = "User-agent: *\nDisallow: /b/*x\nDisallow: /*y\n";
  EXPECT_TRUE(allows(elsewhere, "/" + std::string(3'000'000, 'a')))
      << "a rule for another folder costs nothing";
}

TEST(RobotsFile, HostileRulesAreMatchedInLinearTime) {
  std::string text = "User-agent: *\n";
  for (int i = 0; i < 400; ++i)
    text += "Disallow: /*" + std::string(300, 'a') + "b*" + std::string(300, 'a') + "c\n";
  EXPECT_TRUE(allows(text, "/" + std::string(8000, 'a')));
}

TEST(RobotsFile, ProductTokenIsTheNamesBeginning) {
  EXPECT_EQ(product_token("pith/0.1 (x)"), "pith");
  EXPECT_EQ(product_token("My-Bot_x 1"), "My-Bot_x");
  EXPECT_EQ(product_token("*"), "");
}

}  // namespace
}  // namespace pith::fetch
