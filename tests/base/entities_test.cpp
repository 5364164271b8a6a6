#include "base/entities.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(DecodeEntities, NamedReferences) {
  EXPECT_EQ(decode_entities("a &amp; b &lt;i&gt; &eacute; &hellip;"), "a & b <i> é …");
  EXPECT_EQ(decode_entities("&CounterClockwiseContourIntegral;&zwnj;"), "∳\u200C");
  EXPECT_EQ(decode_entities("&NotEqualTilde;"), "\u2242\u0338") << "two code points";
}

TEST(DecodeEntities, NamesAreCaseSensitive) {
  EXPECT_EQ(decode_entities("&Eacute;&eacute;&EACUTE;"), "Éé&EACUTE;");
}

TEST(DecodeEntities, OldNamesNeedNoSemicolonNewOnesDo) {
  EXPECT_EQ(decode_entities("&copy 2020 &hellip 1"), "© 2020 &hellip 1");
  EXPECT_EQ(decode_entities("&notit; &notin;"), "¬it; ∉") << "the longest name wins";
}

TEST(DecodeEntities, InAttributesAnUnclosedNameBeforeALetterOrEqualsSignStays) {
  EXPECT_EQ(decode_entities("/p?a=1&copy=2&ltx=3&lt;", true), "/p?a=1&copy=2&ltx=3<");
  EXPECT_EQ(decode_entities("1 &copy 2", true), "1 © 2");
  EXPECT_EQ(decode_entities("a&copy=2", false), "a©=2");
}

TEST(DecodeEntities, Numbers) {
  EXPECT_EQ(decode_entities("&#65;&#x42;&#X43 &#x1F600;"), "ABC 😀");
  EXPECT_EQ(decode_entities("&#150;&#x80;"), "–€") << "the windows-1252 range";
}

TEST(DecodeEntities, NumbersThatAreNoCharacterBecomeReplacements) {
  EXPECT_EQ(decode_entities("&#0;&#xD800;&#x110000;"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(decode_entities("&#4294967361;"), "\uFFFD") << "must not wrap around to A";
  EXPECT_EQ(decode_entities("&#" + std::string(5000, '9') + ";x"), "\uFFFDx");
}

TEST(DecodeEntities, WhatIsNoReferenceStays) {
  EXPECT_EQ(decode_entities("& && &; &# &#x &#; &#xg; &nonsense; AT&T"),
            "& && &; &# &#x &#; &#xg; &nonsense; AT&T");
  EXPECT_EQ(decode_entities("&"), "&");
  EXPECT_EQ(decode_entities(""), "");
}

TEST(DecodeEntities, DecodesOnce) { EXPECT_EQ(decode_entities("&amp;lt;&amp;amp;"), "&lt;&amp;"); }

}  // namespace
}  // namespace pith
