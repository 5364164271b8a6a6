#include "score/walls.hpp"

#include "dom/parse.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

/// The text of the blocks that are left of a page.
std::string left(const std::string& body) {
  const std::string html = "<body>" + body + "</body>";  // attributes are read from it later
  dom::Parser parser;
  const dom::Document& document = **parser.parse(html, Limits{});
  std::vector<Element> elements;
  Segmentation segmentation;
  survey(document, elements);
  segment(document, elements, segmentation);
  std::string out;
  for (const TextBlock& block : segmentation.blocks) out += std::string(segmentation.text_of(block)) + "|";
  return out;
}

const std::string text = "<p>The ferry sails twice a day.</p>";
const std::string consent =
    "<p>We and our partners store cookies on your device, with your consent, to measure how our pages are "
    "read.</p>";
const std::string answer = "<button>Accept</button>";

TEST(Walls, ABoxThatAsksForConsentIsLeft) {
  EXPECT_EQ(left(text + "<div class=cmp-popup>" + consent + answer + "</div>"),
            "The ferry sails twice a day.|");
  EXPECT_EQ(left("<dialog open>" + consent + answer + "</dialog>" + text), "The ferry sails twice a day.|");
  EXPECT_EQ(left("<div role=dialog>" + consent + "<a role=button>OK</a></div>" + text),
            "The ferry sails twice a day.|");
}

TEST(Walls, ABoxThatAsksForALoginIsLeft) {
  const std::string login =
      "<h4>Log in or create an account</h4><input type=email><input type=password>"
      "<p>With a free account you can read ten stories a month and comment on them.</p>";
  EXPECT_EQ(left("<div class='modal fade'>" + login + "</div>" + text), "The ferry sails twice a day.|");
  EXPECT_NE(left("<div class='modal fade'><p>" + std::string(30, 'x') +
                 " and ten words more of some story</p></div>"),
            "");
}

TEST(Walls, WhatOnlySpeaksOfItStays) {
  // No class says so, nothing to answer with, or code.
  for (const std::string& box :
       {"<div class=story>" + consent + answer + "</div>", "<section id=cookies>" + consent + "</section>",
        "<section id=cookies>" + consent + answer + "<pre>cookies.get(key)</pre></section>",
        std::string("<div class=notice><p>The harbour is closed on Monday and on Tuesday, as the crane is "
                    "painted.</p><button>OK</button></div>")}) {
    EXPECT_NE(left(box + text), "The ferry sails twice a day.|") << box;
  }
}

TEST(Walls, ABoxAroundTheTextIsNone) {
  for (const std::string& around : {"<article>" + text + "</article>", "<main>" + text + "</main>",
                                    "<h1>A ferry</h1>" + text, "<nav>Menu</nav>" + text}) {
    const std::string got = left("<div class=has-cookie-notice>" + around + consent + answer + "</div>");
    EXPECT_NE(got.find("The ferry sails"), std::string::npos) << around;
  }
  // Of a dialog's own parts neither its headline nor its sections are what the page is there for.
  EXPECT_EQ(left("<div class=consent-dialog><h1>Your privacy</h1><article class=consent-modal>" + consent +
                 answer + "</article></div>" + text),
            "The ferry sails twice a day.|");
}

TEST(Walls, WordsAreCountedInManyLanguages) {
  for (const char* sentence :
       {"Ihre Einwilligung können Sie jederzeit in den Datenschutzeinstellungen widerrufen.",
        "Vous pouvez retirer votre consentement à tout moment.", "Usamos cookies para medir la audiencia.",
        "Мы используем файлы cookie.", "사이트는 쿠키를 사용합니다."}) {
    WallWords words;
    words.add(sentence);
    EXPECT_TRUE(words.speaks_of_consent()) << sentence;
  }
  WallWords words;
  words.add(
      "The minister consented to nothing, and the court will hear the case in the spring of next year.");
  EXPECT_FALSE(words.speaks_of_consent());
  EXPECT_FALSE(words.speaks_of_login());
}

}  // namespace
}  // namespace pith::score
