// The title where its witnesses disagree.
#include "meta/reading.hpp"

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

std::string title(std::string_view head, std::string_view above, std::string_view url = {},
                  Context context = {}) {
  return metadata_of(article_page(head, above), url, context).title;
}

TEST(Title, IsNotTheSitesOwnHeadline) {
  // A logo, a blog's name, a call to the reader: nothing else on the page says anything like it.
  const std::string ferry =
      "<title>Ferry returns after two winters</title>"
      "<meta property=og:title content='Ferry returns after two winters'>";
  for (const std::string_view h1 :
       {"Harbour Notes", "Contact us", "Mein Tagebuch", "Le carnet du port", "港の日記"}) {
    EXPECT_EQ(title(ferry, "<h1>" + std::string(h1) + "</h1>"), "Ferry returns after two winters") << h1;
  }
  EXPECT_EQ(title("<title>Ferry returns after two winters</title>", "<h1>The build.time blog</h1>"),
            "Ferry returns after two winters");
}

TEST(Title, IsTheHeadlineThoughTheHeadSaysAnother) {
  // <title> is written for search engines, og:title for friends: where they differ, readers' headline counts.
  EXPECT_EQ(
      title("<title>Ferry timetable and news</title><meta property=og:title content='Guess who is back!'>",
            "<h1>Old ferry sails again</h1>"),
      "Old ferry sails again");
  EXPECT_EQ(
      title("<title>Ferry timetable and news</title>"
            "<meta property=og:title content='Ferry timetable and news'>"
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Old ferry sails "
            "again\"}</script>",
            "<h1>Old ferry sails again</h1>"),
      "Old ferry sails again");
}

TEST(Title, IsTheHeadlineThatNamesTheAddress) {
  // <title> and metadata agree on another one, but the page's address is made of the h1.
  const std::string head =
      "<title>Island hopping on a budget | Harbour Notes</title>"
      "<meta property=og:title content='Island hopping on a budget'>";
  EXPECT_EQ(title(head, "<h1>Cheap ferry tickets</h1>", "https://paper.example/travel/cheap-ferry-tickets/"),
            "Cheap ferry tickets");
  EXPECT_EQ(title(head, "<h1>Billige Tickets</h1>", "https://paper.example/reise/billige-tickets.html?p=2"),
            "Billige Tickets");
  EXPECT_EQ(title(head, "<h1>Cheap ferry tickets</h1>", "https://paper.example/travel/budget-island-hopping"),
            "Island hopping on a budget");
  EXPECT_EQ(title(head, "<h1>Travel</h1>", "https://paper.example/travel/4711"),
            "Island hopping on a budget");
  EXPECT_EQ(title(head, "<h1>Cheap ferry tickets</h1>", "https://paper.example/"),
            "Island hopping on a budget");
}

TEST(Title, LeavesALineThatStandsBehindTheHeadlineInTheH1) {
  const std::string head = "<title>Ferry returns after two winters - Harbour Notes</title>";
  EXPECT_EQ(
      title(head, "<h1>Ferry returns after two winters <small>Both banks ask who will pay</small></h1>"),
      "Ferry returns after two winters");
  EXPECT_EQ(title(head, "<h1>Ferry returns after two winters<span>Both banks ask who will pay</span></h1>"),
            "Ferry returns after two winters");
  EXPECT_EQ(title(head, "<h1>Ferry returns after two winters and a spring</h1>"),
            "Ferry returns after two winters and a spring")
      << "no line of its own";
  EXPECT_EQ(title("<title>Ferry returns after two winters: a story</title>"
                  "<meta property=og:title content='Ferry returns after two winters: a story'>",
                  "<h1>Ferry returns after two winters: <em>a story</em></h1>"),
            "Ferry returns after two winters: a story");
}

TEST(Title, IsSpelledAsTheMetadataDoWhereTheH1IsInCapitals) {
  EXPECT_EQ(title("<meta property=og:title content='Ferry Returns'>", "<h1>FERRY RETURNS</h1>"),
            "Ferry Returns");
  EXPECT_EQ(title("<meta property=og:title content='A Ferry Comes'>", "<h1>FERRY RETURNS</h1>"),
            "FERRY RETURNS");
}

TEST(Title, StandsLastBehindPointers) {
  EXPECT_EQ(title("<title>Harbour Notes » Ferries » Ferry returns after two winters</title>", "<div>x</div>",
                  "https://harbournotes.example/4711"),
            "Ferry returns after two winters");
}

TEST(Title, LeavesASectionThatIsGluedToTheHeadline) {
  const std::string head =
      "<title>Ferry returns after two winters | Harbour Notes</title>"
      "<meta property=og:title content='Ferry returns after two winters'>";
  EXPECT_EQ(title(head, "<h1><span>News</span>Ferry returns after two winters</h1>"),
            "Ferry returns after two winters");
  EXPECT_EQ(title(head, "<h1><span>Local news</span> Ferry returns after two winters</h1>"),
            "Ferry returns after two winters");
  EXPECT_EQ(title("<title>Fähre fährt wieder nach Süden</title>",
                  "<h1><span>Panorama</span>Fähre fährt wieder nach Süden</h1>"),
            "Fähre fährt wieder nach Süden");
}

TEST(Title, LeavesTheDayBeforeTheHeadlineThatTheHeadLeavesToo) {
  const std::string head =
      "<title>Preparing the ferry for winter | Harbour Notes</title>"
      "<meta property=og:title content='Preparing the ferry for winter'>";
  for (const std::string_view day : {"Dec 18 2025", "18 December 2025", "2025-12-18", "18.12.2025"}) {
    EXPECT_EQ(title(head, "<h1><time>" + std::string(day) + "</time> Preparing the ferry for winter</h1>"),
              "Preparing the ferry for winter")
        << day;
  }
  EXPECT_EQ(title("<title>2025 Preparing the ferry for winter</title>",
                  "<h1>2025 Preparing the ferry for winter</h1>"),
            "2025 Preparing the ferry for winter");
}

TEST(Title, LeavesTheHostThatALinkInItLeadsTo) {
  const std::string head = "<title>Old ferry sails again - Harbour Links</title>";
  EXPECT_EQ(title(head, "<h1>Old ferry sails again <small>(courier.example)</small> 154</h1>"),
            "Old ferry sails again");
  EXPECT_EQ(title(head, "<h1>Old ferry sails again (after two winters)</h1>"),
            "Old ferry sails again (after two winters)");
}

TEST(Title, OfAFrontPageSaysItsNameOnce) {
  const std::string_view url = "https://www.harbournotes.example/";
  EXPECT_EQ(title("<title>Harbour Notes: ferries, tides & weather - Harbour Notes</title>", "", url),
            "Harbour Notes: ferries, tides & weather");
  EXPECT_EQ(title("<title>The Harbour Notes - Harbour Notes</title>", "", url),
            "The Harbour Notes - Harbour Notes");
  EXPECT_EQ(title("<title>Harbour Notes - ferries, tides & weather</title>", "", url),
            "Harbour Notes - ferries, tides & weather");
}

TEST(Title, MayStandInTheBodyIfTheHeadHasNone) {
  const std::string late =
      "<div hidden><title>Ferry returns after two winters - Harbour Notes</title></div>"
      "<h1>94</h1><h1>Ω 48</h1>";
  const std::string stated =
      "<meta property=og:site_name content='Harbour Notes'>"
      "<meta property=og:title content='Ferry returns after two winters - Harbour Notes'>";
  EXPECT_EQ(title(stated, late), "Ferry returns after two winters");
  const std::string of_all_pages = "<title>News of the harbour, day and night</title><h1>Ferry returns</h1>";
  EXPECT_EQ(title("", of_all_pages), "Ferry returns");
  EXPECT_EQ(title("<title>Ferry returns</title>", "<title>Another</title><p>x</p>"), "Ferry returns");
}

TEST(Title, IsNoStandfirst) {
  EXPECT_EQ(
      title("<title>Ferry returns to the northern islands after two long winters</title>"
            "<meta property=og:title content='Ferry returns to the northern islands after two long winters'>",
            "<h2>Ferry returns to the northern islands after two long winters, say owners</h2>"),
      "Ferry returns to the northern islands after two long winters");
}

TEST(Title, EndsBeforeTheSite) {
  EXPECT_EQ(title("<title>Friend-finder rule is the must-have of the year – TechCourier</title>", ""),
            "Friend-finder rule is the must-have of the year");
  EXPECT_EQ(title("<title>Ferry of Varnholm - Wikipedia</title>", "", "https://en.wikipedia.org/wiki/Ferry"),
            "Ferry of Varnholm");
  EXPECT_EQ(title("<title>Ferry returns | News | Harbour Notes</title>"
                  "<meta property=og:site_name content='Harbour Notes'>",
                  ""),
            "Ferry returns");
  EXPECT_EQ(title("<title>港口的轮渡在两个冬天之后重新启航_社会新闻_海港网</title>", ""),
            "港口的轮渡在两个冬天之后重新启航");
  EXPECT_EQ(title("<title>港口的轮渡在两个冬天之后重新启航-海港网</title>", ""),
            "港口的轮渡在两个冬天之后重新启航");
  EXPECT_EQ(title("<title>フェリーが二度の冬を越えて再び出航：港新聞</title>"
                  "<meta property=og:site_name content='港新聞'>",
                  ""),
            "フェリーが二度の冬を越えて再び出航");
  EXPECT_EQ(
      title("<title>Fähre fährt wieder: Hafenblatt</title><meta property=og:site_name content=Hafenblatt>",
            ""),
      "Fähre fährt wieder");
  EXPECT_EQ(title("<title>Submitting patches: how to get a change into the kernel</title>", "",
                  "https://docs.kernel.example/process"),
            "Submitting patches: how to get a change into the kernel");
}

TEST(Title, KeepsWhatHeadlineAndMetadataAgreeOn) {
  EXPECT_EQ(title("<title>Colleges: a guide for islanders</title>"
                  "<meta property=og:title content='Colleges: a guide for islanders'>",
                  "<h1>Colleges: a guide for islanders</h1>", "https://www.colleges.example/guide"),
            "Colleges: a guide for islanders");
  EXPECT_EQ(title("<title>Varnholm v Eskmouth | second half | Harbour Notes</title>"
                  "<meta property=og:title content='Varnholm v Eskmouth | second half'>",
                  "<h1>Varnholm v Eskmouth | second half</h1>"),
            "Varnholm v Eskmouth | second half");
  // <title> and og:title are shorter; the headline of JSON-LD is that of the page.
  EXPECT_EQ(title("<title>Ferries with a twist - Harbour Notes</title>"
                  "<meta property=og:title content='Ferries with a twist - Harbour Notes'>"
                  "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
                  "\"headline\":\"Old routes revisited: Ferries with a twist\"}</script>",
                  "<h1>Old routes revisited: Ferries with a twist</h1>"),
            "Old routes revisited: Ferries with a twist");
}

TEST(Title, DoesNotVanishWhereTheApplicationBearsIt) {
  EXPECT_EQ(title("<title>Ferry returns</title><meta name=application-name content='Ferry returns'>",
                  "<h1>Ferry returns</h1>"),
            "Ferry returns");
}

TEST(Title, IsNoDescription) {
  const std::string described =
      "The ferry to the northern islands returns after two winters in the yard, and the children of the "
      "school were "
      "its first passengers on Monday.";
  EXPECT_EQ(title("<title>Ferry returns | Harbour Notes</title><meta name=description content='" + described +
                      "'><script type=application/ld+json>{\"@type\":\"Article\",\"name\":\"Ferry returns\","
                      "\"headline\":\"" +
                      described + "\"}</script>",
                  ""),
            "Ferry returns");
}

TEST(Title, DoesNotBeginWithItsDay) {
  EXPECT_EQ(title("<title>2024.03.05: Why our ferry got slower</title>", ""), "Why our ferry got slower");
  EXPECT_EQ(title("<title>2024-03-05: Fähre fährt wieder</title>", ""), "Fähre fährt wieder");
  EXPECT_EQ(title("<title>5 March 2024: what happened</title>", ""), "5 March 2024: what happened");
  EXPECT_EQ(title("<title>1984: a novel of the sea</title>", ""), "1984: a novel of the sea");
}

TEST(Title, IsNoTemplate) {
  EXPECT_EQ(title("<title>Ferry returns | {{site.name}}</title>", ""), "Ferry returns");
  EXPECT_EQ(title("<title>{{page.title}}</title>", "<h1>Ferry returns</h1>"), "Ferry returns");
  EXPECT_EQ(title("<title>Ferry returns</title><meta property=og:title content='${article.title}'>", ""),
            "Ferry returns");
}

TEST(Title, OfAnOfferIsItsName) {
  const Context service{.page_type = PageType::service};
  EXPECT_EQ(title("<title>Ferry Charter Services | Harbour Boats</title>", "<h1>Ferry Charter</h1>",
                  "https://boats.example/charter", service),
            "Ferry Charter");
  EXPECT_EQ(title("<title>Hire a boat today | Ferry Charter | Harbour Boats</title>",
                  "<h1>Ferry Charter</h1>", "https://boats.example/charter", service),
            "Ferry Charter");
  EXPECT_EQ(title("<title>Ferry Charter | Harbour Boats</title>", "<h1>Set sail with people who care</h1>",
                  "https://boats.example/charter", service),
            "Ferry Charter");
}

TEST(Title, IsNotTheBlogsThatPrecedesIt) {
  EXPECT_EQ(
      metadata_of(article_page("<title>Harbour Notes: Ferry returns after a fight</title>",
                               "<h1>Harbour Notes</h1><h3 class=post-title>Ferry returns after a fight</h3>"))
          .title,
      "Ferry returns after a fight");
}

TEST(Title, KeepsABarThatTheHeadingHasWithoutTheSite) {
  const auto title = [](std::string_view page_title, std::string_view heading) {
    return metadata_of(article_page("<title>" + std::string(page_title) + "</title>",
                                    "<h1>" + std::string(heading) + "</h1>"),
                       "https://www.bayledger.example/x")
        .title;
  };
  EXPECT_EQ(title("Rovers 1, United 2 | second half | Bay Ledger", "Rovers 1, United 2 | second half"),
            "Rovers 1, United 2 | second half");
  EXPECT_EQ(title("Ferry returns after a fight | Bay Ledger", "Ferry returns after a fight | Bay Ledger"),
            "Ferry returns after a fight");
}

TEST(Title, LosesTheSiteInManyShapes) {
  for (const std::string_view shape :
       {"* – Bay Ledger – News from the coast", "Bay Ledger - News - *", "* (Bay Ledger)", "* [Bay Ledger]",
        "*|Bay Ledger", "* < News < Page - Bay Ledger"}) {
    constexpr std::string_view headline = "Ferry returns after a fight";
    std::string title(shape);
    title.replace(title.find('*'), 1, headline);
    EXPECT_EQ(metadata_of(article_page("<title>" + title + "</title>", ""), "https://www.bayledger.example/x")
                  .title,
              headline)
        << shape;
  }
}

TEST(Title, IsStatedWhereThePageHasALabel) {
  const auto title = [](std::string_view page_title) {
    return metadata_of(
               article_page("<title>" + std::string(page_title) +
                                "</title><meta property=og:title content='Ferry returns after a fight'>",
                            ""))
        .title;
  };
  EXPECT_EQ(title("Loading..."), "Ferry returns after a fight");
  EXPECT_EQ(title("undefined"), "Ferry returns after a fight");
  EXPECT_EQ(title("Ferry returns"), "Ferry returns");
  EXPECT_EQ(title("The island has its boat"), "The island has its boat");
}

}  // namespace
}  // namespace pith::meta
