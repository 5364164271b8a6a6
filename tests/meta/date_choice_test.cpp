// The date where its witnesses disagree.
#include "meta/reading.hpp"

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

std::string date(std::string_view head, std::string_view above, std::string_view below = {},
                 std::string_view language = "en-GB") {
  return metadata_of(article_page(head, above, below, language)).date;
}

TEST(DateChoice, IsNotThatOfACard) {
  const std::string head = "<meta property=article:published_time content=2020-05-12T10:30:00Z>";
  EXPECT_EQ(
      date(head,
           "<h1>Ferry returns</h1><ul><li><h3 class=entry-title>Hens on board</h3><p>3 June 2021</p></ul>"),
      "2020-05-12");
  EXPECT_EQ(date(head, "<h1>Ferry returns</h1><article><h2>Hens on board</h2><p>3 June 2021</p></article>"),
            "2020-05-12");
  EXPECT_EQ(date(head, "<h1>Ferry returns</h1><p>13 May 2020</p>"), "2020-05-13") << "what its reader sees";
}

TEST(DateChoice, ReadsAllNumbersOfAPageInOneOrder) {
  const std::string us = "<h1>Ferry returns</h1><p>Published 01/03/2024</p><p>Updated 01/15/2024</p>";
  EXPECT_EQ(date("", us, {}, "en"), "2024-01-03");
  const std::string uk = "<h1>Ferry returns</h1><p>Published 01/03/2024</p><p>Updated 15/03/2024</p>";
  EXPECT_EQ(date("", uk, {}, "en"), "2024-03-01");
  const Metadata both =
      metadata_of(article_page("<meta property=article:published_time content=2024-03-01T08:00:00Z>",
                               "<h1>Ferry returns</h1><p>Published 01/03/2024</p><p>Updated 02/03/2024</p>"));
  EXPECT_EQ(both.date, "2024-03-01");
  EXPECT_EQ(both.date_modified, "2024-03-02");
}

TEST(DateChoice, KnowsTheNamesOfTheHead) {
  for (const std::string_view name :
       {"DC.Issued", "dc:created", "og:regDate", "dcterms.issued", "DC.date.issued"}) {
    EXPECT_EQ(date("<meta name='" + std::string(name) + "' content=2020-05-12>", ""), "2020-05-12") << name;
  }
  EXPECT_EQ(date("", "<h1>Ferry returns</h1><span itemprop=dateCreated datetime=2020-05-12>lately</span>"),
            "2020-05-12");
  EXPECT_EQ(date("", "<h1>Ferry returns</h1><abbr data-utime=1589279400 class=timestamp>lately</abbr>"),
            "2020-05-12");
}

TEST(DateChoice, IsNotThatOfWhatOthersRead) {
  const std::string most_read =
      "<aside class=most-read><ol><li><a href=/a>Hens on board</a> 3 February 2018</ol></aside>";
  EXPECT_EQ(date("<meta name=publish-date content=2017-01-05>", "<h1>Ferry returns</h1>", most_read),
            "2017-01-05");
  EXPECT_EQ(date("<meta name=time content=2017-01-05>", "<h1>Ferry returns</h1>", most_read), "2017-01-05");
  EXPECT_EQ(date("", "<h1>Ferry returns</h1><p>5 January 2017</p>",
                 "<p>12 comments, last of 9 February 2018</p>" + most_read),
            "2017-01-05");
  EXPECT_EQ(
      date("", "<p>12 comments, last of 9 February 2018</p><h1>Ferry returns</h1><p>5 January 2017</p>"),
      "2017-01-05");
}

TEST(DateChoice, StandsInAttributesForScripts) {
  for (const std::string_view element :
       {"<span class=date data-date=1483615800>a while ago</span>",
        "<span class=timestamp data-timestamp=1483615800000>2 years ago</span>",
        "<time data-datetime=2017-01-05T10:30:00Z>a while ago</time>",
        "<span class=published data-publish-date=2017-01-05>a while ago</span>"}) {
    EXPECT_EQ(date("", "<h1>Ferry returns</h1>" + std::string(element)), "2017-01-05") << element;
  }
  EXPECT_EQ(date("", "<h1>Ferry returns</h1><span class=date data-time=4>5 January 2017</span>"),
            "2017-01-05")
      << "no date in the attribute";
}

TEST(DateChoice, IsTheFirstOfTheDayAndItsChangeInOneLine) {
  const Metadata both = metadata_of(
      article_page("",
                   "<h1>Ferry returns</h1><p>Tuesday 29 November 2016 16.44 EST Last modified on Wednesday 1 "
                   "March 2017 10.00 EST</p>"));
  EXPECT_EQ(both.date, "2016-11-29");
  EXPECT_EQ(both.date_modified, "2017-03-01");
  EXPECT_EQ(
      date("",
           "<h1>Ferry returns</h1><p>Between 29 November 2016 and 1 March 2017 she lay on the ground of the "
           "river, where divers found her bell.</p>"),
      "");
}

TEST(DateChoice, IsNotTheDayAPictureWasTaken) {
  const std::string figure =
      "<h1>Ferry returns</h1><figure><img src=/i.jpg><figcaption>The pier, December 1, "
      "2016</figcaption></figure>";
  EXPECT_EQ(date("", figure + "<p>5 December 2016</p>"), "2016-12-05");
  EXPECT_EQ(date("<meta name=date content=2016-12-05>", figure), "2016-12-05");
}

TEST(DateChoice, MayStandInATooltip) {
  EXPECT_EQ(date("", "<h1>Ferry returns</h1><time title='December 5, 2016 10:30 AM'>2 years ago</time>"),
            "2016-12-05");
  EXPECT_EQ(date("", "<h1>Ferry returns</h1><span class=posted-on title=2016-12-05>2 years ago</span>"),
            "2016-12-05");
}

TEST(DateChoice, IsReadInTheLanguageOfTheText) {
  const std::string french =
      "Le conseil municipal a voté mardi le retour du bac, après une longue séance au cours de laquelle les "
      "habitants des deux rives ont demandé qui paierait le bateau.";
  const std::string page = "<!doctype html><html><body><h1>Le bac revient</h1><p>05/01/2017</p><p>" + french +
                           "</p><p>" + french + "</p></body></html>";
  EXPECT_EQ(metadata_of(page, "https://journal.example/x").date, "2017-05-01")
      << "nothing says how to read it";
  EXPECT_EQ(metadata_of(page, "https://journal.example/x", {.text = french}).date, "2017-01-05");
}

TEST(DateChoice, IsNotThatOfTheTermsOrOfTheStory) {
  const std::string footer =
      "<footer><p>&copy; 2012-2024 Harbour Notes. Terms last changed 2 January 2021.</p></footer>";
  EXPECT_EQ(date("", "<h1>Ferry returns</h1>", footer), "");
  EXPECT_EQ(
      date("", "<h1>Ferry returns</h1>", "<footer>Datenschutzerklärung, Stand 2. Januar 2021</footer>", "de"),
      "");
  EXPECT_EQ(
      date("",
           "<h1>Ferry returns</h1><p>The storm of 3 February 1998 had damaged the ferry before, and the bow "
           "was then mended within a year.</p>",
           footer),
      "");
}

TEST(DateChoice, HearsElementsOfScripts) {
  const auto date = [](std::string_view above, std::string_view head = {}) {
    return metadata_of(article_page(head, "<h1>Ferry returns</h1>" + std::string(above))).date;
  };
  EXPECT_EQ(date("<relative-time datetime=2016-12-05T10:00:00Z>5 years ago</relative-time>"), "2016-12-05");
  EXPECT_EQ(date("<time content=2016-12-05>5 years ago</time>"), "2016-12-05");
  EXPECT_EQ(date("<span class=timeago title=2016-12-05T10:30:00Z>5 years ago</span>"), "2016-12-05");
  EXPECT_EQ(date("", "<meta name=prism.publicationDate content=2016-12-05>"), "2016-12-05");
  EXPECT_EQ(date("<p class=date>05/12/2016</p>", "<meta property=og:locale content=en_GB>"), "2016-12-05");
  EXPECT_EQ(date("<p class=date>05/12/2016</p>", "<meta property=og:locale content=en_US>"), "2016-05-12");
}

}  // namespace
}  // namespace pith::meta
