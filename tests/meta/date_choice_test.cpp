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

}  // namespace
}  // namespace pith::meta
