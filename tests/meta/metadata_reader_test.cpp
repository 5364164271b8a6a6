// Whole pages: what is chosen where the witnesses disagree.
#include "meta/metadata_reader.hpp"

#include "dom/parse.hpp"
#include "meta/reading.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

constexpr std::string_view paragraph =
    "<p>The ferry left the harbour at dawn with forty passengers, two lorries and a crate of hens that "
    "nobody claimed, "
    "and it did not come back until the following spring.</p>";

// A page with `head` and, around a text of three paragraphs, `above` and `below`.
std::string page(std::string_view head, std::string_view above, std::string_view below = {}) {
  std::string out = "<!doctype html><html lang=en><head>";
  out.append(head).append("</head><body><main><article>").append(above);
  for (int i = 0; i < 3; ++i) out.append(paragraph);
  return out.append("</article></main>").append(below).append("</body></html>");
}

Metadata read(const std::string& html, std::string_view url = "https://www.example.org/a-story",
              Context context = {}) {
  dom::Parser parser;
  const auto document = parser.parse(html, Limits{});
  MetadataReader reader(**document);
  context.url = url;
  return reader.read(context);
}

std::string source_of(const Metadata& metadata, std::string_view field) {
  for (const Provenance& p : metadata.provenance) {
    if (p.field == field) return p.source;
  }
  return {};
}

std::string names(const Metadata& metadata) {
  std::string out;
  for (const Person& person : metadata.authors) out += (out.empty() ? "" : "; ") + person.name;
  return out;
}

// Title

TEST(Title, IsTheHeadlineWithoutTheSite) {
  const Metadata m = read(page("<title>Ferry returns | Example News</title>", "<h1>Ferry returns</h1>"));
  EXPECT_EQ(m.title, "Ferry returns");
  EXPECT_EQ(source_of(m, "title"), "h1");
}

TEST(Title, KeepsASharpThatIsNoAnchor) {
  EXPECT_EQ(read(page("<title>What is new in C#</title>", "<h1>What is new in C#</h1>")).title,
            "What is new in C#");
  EXPECT_EQ(read(page("<title>Install</title>", "<h1>Install#</h1>")).title, "Install");
}

TEST(Title, LosesTheSitesNameKnownFromMetaOrHost) {
  EXPECT_EQ(read(page("<title>Ferry returns - The Coast Post</title>"
                      "<meta property=og:site_name content='The Coast Post'>",
                      ""))
                .title,
            "Ferry returns");
  EXPECT_EQ(read(page("<title>Ferry returns - Coast Post</title>", ""), "https://harbour.example/x").title,
            "Ferry returns - Coast Post");
  EXPECT_EQ(read(page("<title>Ferry returns - Coast Post</title>", ""), "https://www.coastpost.com/x").title,
            "Ferry returns");
}

TEST(Title, TakesNoLogoForAHeadline) {
  const Metadata m =
      read(page("<title>Ferry returns - Example</title><meta property=og:title content='Ferry returns'>",
                "<h1>Example</h1><h2 class=entry-title>Ferry returns</h2>"));
  EXPECT_EQ(m.title, "Ferry returns");
}

TEST(Title, KeepsWhatStandsBetweenBarsIfItIsTheLongest) {
  EXPECT_EQ(
      read(page("<title>x</title>", "<h1>Opinion | Let the ferry come back to us | Editorial</h1>")).title,
      "Let the ferry come back to us");
}

TEST(Title, LosesAKickerThatTheMetadataLeaveOut) {
  EXPECT_EQ(read(page("<title>Coast | CP</title><meta property=og:title content='The ferry is back at last'>",
                      "<h1><span>Harbour</span>: The ferry is back at last</h1>"))
                .title,
            "The ferry is back at last");
}

TEST(Title, IsNotTheLineBelowTheHeadline) {
  EXPECT_EQ(read(page("<title>Delete it. How we stopped counting and began to ask | by Jane Roe</title>",
                      "<h1>Delete it</h1><h2>How we stopped counting and began to ask</h2>"))
                .title,
            "Delete it");
}

TEST(Title, OfAThreadIsThePartAboveItsPostings) {
  const std::string html = page("<title>Coast Post - View topic - Which ferry shall I take?</title>",
                                "<h1>Coast Post</h1><h2>Which ferry shall I take?</h2>");
  EXPECT_EQ(read(html, "https://coastpost.example/t", {.page_type = PageType::forum}).title,
            "Which ferry shall I take?");
}

TEST(Title, OfAServiceIsWhatItOffersFirst) {
  const std::string html =
      page("<title>Ferry tickets - Cheap and fast | Example</title>", "<h1>Sail with us</h1>");
  EXPECT_EQ(read(html, "https://example.org/tickets", {.page_type = PageType::service}).title,
            "Ferry tickets");
  EXPECT_EQ(read(html, "https://example.org/", {.page_type = PageType::service}).title,
            "Ferry tickets - Cheap and fast");
}

TEST(Title, OfAServiceWithAnAuthorIsItsHeadline) {
  const std::string html =
      page("<title>Ten tips for the ferry | Example</title><meta name=author content='Jane Roe'>",
           "<h1>How to cross the bay with ten tips for the ferry</h1>");
  EXPECT_EQ(read(html, "https://example.org/tips", {.page_type = PageType::service}).title,
            "How to cross the bay with ten tips for the ferry");
}

TEST(Title, OfAFrontPageIsItsTitleWithTheName) {
  EXPECT_EQ(read(page("<title>Example - News of the coast</title>", "<h1>Ferry returns</h1>"),
                 "https://example.org/")
                .title,
            "Example - News of the coast");
}

TEST(Title, IsDecodedAndOneLine) {
  EXPECT_EQ(read(page("<meta property=og:title content='Fish &amp;amp; chips'>", "")).title,
            "Fish &amp; chips");
  EXPECT_EQ(read(page("", "<h1>Fish\n  &amp; <em>chips</em></h1>")).title, "Fish & chips");
}

// Authors

TEST(Authors, ComeFromJsonLdWithTheirPages) {
  const Metadata m =
      read(page(R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry returns",
      "author":[{"@type":"Person","name":"Jane Roe","url":"https://example.org/jane"},{"@type":"Person","name":"John Doe"}]}
      </script>)",
                "<h1>Ferry returns</h1>"));
  EXPECT_EQ(names(m), "Jane Roe; John Doe");
  EXPECT_EQ(m.authors.at(0).url, "https://example.org/jane");
  EXPECT_EQ(source_of(m, "author"), "json-ld");
}

TEST(Authors, ComeFromABylineUnderTheHeadline) {
  const Metadata m = read(page("", "<h1>Ferry returns</h1><div>By Jane Roe and John Doe</div>"));
  EXPECT_EQ(names(m), "Jane Roe; John Doe");
  EXPECT_EQ(source_of(m, "author"), "byline");
}

TEST(Authors, MayBeAnnouncedInTheLineBefore) {
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1><div>Written by</div><div>Jane Roe</div>"))),
            "Jane Roe");
}

TEST(Authors, MayStandBareBesideTheDate) {
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1><div>Jane Roe</div><div>May 12, 2020</div>"))),
            "Jane Roe");
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1><div>Jane Roe</div>"))), "");
  // The label of a button, not a particle and a family name.
  EXPECT_EQ(names(read(page("", "<h1>Angebote</h1><div>12. Mai 2020</div><a href='/x'>Zum Angebot</a>"))),
            "");
}

TEST(Authors, MaySignAtTheRight) {
  const std::string text =
      "<p>The ferry is back at the pier, and with it those who had to walk round the bay.</p>";
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1>" + text + "<p align=right><em>Jane Roe</em></p>"))),
            "Jane Roe");
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1>" + text + "<p><em>Jane Roe</em></p>"))), "");
}

TEST(Authors, AreNotEditorsNorPhotographers) {
  EXPECT_EQ(names(read(page("",
                            "<h1>Ferry returns</h1><div>By <a rel=author href=/jane>Jane Roe</a></div>"
                            "<div>Edited by <a class=author href=/john>John Doe</a></div>"))),
            "Jane Roe");
}

TEST(Authors, AreNotLicences) {
  for (const std::string link : {"by/4.0/", "by-sa/3.0/deed.de"}) {
    EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1>",
                              "<footer><a href='https://creativecommons.org/licenses/" + link +
                                  "'>Creative Commons Attribution Licence</a></footer>"))),
              "");
  }
}

TEST(Authors, ComeFromLibrariesWithTheFamilyNameFirst) {
  EXPECT_EQ(names(read(page("<meta name=citation_authors content='Roe, Jane; Doe, John'>", ""))),
            "Jane Roe; John Doe");
  EXPECT_EQ(names(read(page("<meta name=DC.creator content='Roe, Jane'>", ""))), "Jane Roe");
  EXPECT_EQ(names(read(page("<meta name=DC.creator content='van der Roe, Jane'>", ""))), "Jane van der Roe");
  EXPECT_EQ(names(read(page("<meta name=DC.creator content='Jane Roe, Reuters'>", ""))), "Jane Roe");
  EXPECT_EQ(names(read(page("<meta name=DC.creator content='Jane Roe, John Doe'>", ""))),
            "Jane Roe; John Doe");
}

TEST(Authors, HaveTheirPagesAddresses) {
  const Metadata m =
      read(page("", "<h1>Ferry returns</h1><div>By <a rel=author href=/jane>Jane Roe</a></div>"));
  ASSERT_EQ(names(m), "Jane Roe");
  EXPECT_EQ(m.authors[0].url, "https://www.example.org/jane");
}

TEST(Authors, OfTheMetadataOutweighAnyNumberOfUpdates) {
  std::string updates;
  for (int i = 0; i < 500; ++i) {
    updates += "<p><time datetime=2024-05-05T10:08:00Z>10:08</time> <span class=author>Una Update</span></p>";
  }
  const Metadata m = read(page(R"(<meta name=keywords content=")" + std::string(1000, ',') + R"(">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry returns",
      "author":{"@type":"Person","name":"Jane Roe"},"datePublished":"2024-05-05T10:30:00Z"}</script>)",
                               "<h1>Ferry returns</h1>" + updates));
  EXPECT_EQ(names(m), "Jane Roe");
  EXPECT_EQ(m.datetime, "2024-05-05T10:30:00Z");
}

TEST(Authors, AreNotTheSiteWhereAPersonIsCredited) {
  EXPECT_EQ(names(read(page(
                "<meta property=og:site_name content='Coast Post'><meta name=author content='Coast Post'>",
                "<h1>Ferry returns</h1><div class=byline>By Jane Roe, Coast Post</div>"))),
            "Jane Roe");
  EXPECT_EQ(names(read(page(
                "<meta property=og:site_name content='Coast Post'><meta name=author content='Coast Post'>",
                "<h1>Ferry returns</h1>"))),
            "Coast Post");
}

TEST(Authors, AreNotThoseOfCommentsAndCards) {
  EXPECT_EQ(names(read(page(
                "", "<h1>Ferry returns</h1>",
                "<div class=comments><div class=comment><span class=comment-author>Trudy Troll</span><p>No. "
                "</p></div></div><div class=related-posts><span class=author>Carl Card</span><h3>Other</h3>"
                "<a href=/x>More</a></div>"))),
            "");
}

TEST(Authors, AreTheFullNamesWhereOneWitnessHasThem) {
  EXPECT_EQ(names(read(page("<meta name=author content=Jane>",
                            "<h1>Ferry returns</h1><div class=byline>By Jane Roe</div>"))),
            "Jane Roe");
}

// `author` as JSON-LD's field of an article.
std::string linked(std::string_view author) {
  return R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry returns","author":)" +
         std::string(author) + "}</script>";
}

// A page whose text ends with `last`.
std::string ending(std::string_view last, std::string_view above = "<h1>Ferry returns</h1>") {
  std::string out = page("", above);
  return out.insert(out.find("</article>"), last);
}

TEST(Authors, AreReadFromObjectsAndListsOfAnyNesting) {
  const auto author = [](std::string_view json) {
    return names(read(page(linked(json), "<h1>Ferry returns</h1>")));
  };
  EXPECT_EQ(author(R"({"@type":"Person","name":{"@type":"Person","name":"Jane Roe"}})"), "Jane Roe");
  EXPECT_EQ(author(R"({"name":{"@value":"Jane Roe"}})"), "Jane Roe");
  EXPECT_EQ(author(R"([{"givenName":"Jane","familyName":"Roe"},{"givenName":"Cher"}])"), "Jane Roe; Cher");
  EXPECT_EQ(author(R"([[{"name":"Jane Roe"}],{"name":"John Doe"},["Mary Major"]])"),
            "Jane Roe; John Doe; Mary Major");
  EXPECT_EQ(author(R"({"@list":[{"name":"Jane Roe"},["John Doe"]]})"), "Jane Roe; John Doe");
  EXPECT_EQ(author(std::string(60, '[') + R"("Jane Roe")" + std::string(60, ']')), "Jane Roe");
}

TEST(Authors, AreReadThroughMarkupInMetaTags) {
  EXPECT_EQ(
      names(read(page("<meta property=og:author content='<a href=\"https://www.example.org/profiles/7\">Jane "
                      "Roe</a>'>",
                      ""))),
      "Jane Roe");
  EXPECT_EQ(names(read(page("<meta property=og:author content='&lt;a href=&quot;/profiles/7&quot;&gt;Jane "
                            "Roe&lt;/a&gt;; &lt;b&gt;John Doe&lt;/b&gt;'>",
                            ""))),
            "Jane Roe; John Doe");
}

TEST(Authors, AreNotAddresses) {
  EXPECT_EQ(names(read(page("<meta name=author content='jane@example.org'>", ""))), "");
  EXPECT_EQ(names(read(page("<meta property=article:author content='https://www.facebook.com/janeroe'>",
                            "<h1>Ferry returns</h1><p>By Jane Roe</p>"))),
            "Jane Roe");
}

TEST(Authors, OfLibrariesCountOnceInBothOrders) {
  EXPECT_EQ(names(read(
                page("<meta name=citation_author content='Jane Roe'><meta name=citation_author content='John "
                     "Doe'><meta name=citation_author content='Roe, Jane'><meta name=citation_author "
                     "content='Doe, John'>",
                     ""))),
            "Jane Roe; John Doe");
}

TEST(Authors, ArePeopleRatherThanAFirm) {
  constexpr std::string_view firm = "<meta name=author content='Doe & Roe'>";
  EXPECT_EQ(names(read(page(
                firm, "<h1>Ferry returns</h1><p class=byline>By <a rel=author href=/x>Jane Major</a></p>"))),
            "Jane Major");
  EXPECT_EQ(names(read(page("<meta property=og:site_name content='Doe & Roe'>" + std::string(firm), ""))),
            "Doe & Roe");
}

TEST(Authors, AreNotThoseOfQuotations) {
  constexpr std::string_view quotation =
      "<blockquote><p>Boats are slow.</p><p class=author>By John Doe</p></blockquote>";
  EXPECT_EQ(names(read(ending(quotation, "<h1>Ferry returns</h1><p>By Jane Roe</p>"))), "Jane Roe");
  EXPECT_EQ(names(read(ending(quotation))), "");
  EXPECT_EQ(
      names(read(page("",
                      "<h1>Ferry returns</h1><blockquote><p>Boats!</p><a rel=author href=/j>John Doe</a>"
                      "</blockquote><p>By Jane Roe</p>"))),
      "Jane Roe");
}

TEST(Authors, AreNotThoseOfTheSideBarNorOfSeveralCards) {
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1>",
                            "<div class=sidebar><h3>Other</h3><span class=author>John Doe</span><p>By Mary "
                            "Major</p></div>"))),
            "");
  std::string below = "<ul>";
  for (int i = 0; i < 35; ++i) below += "<li>harbour</li>";
  below += "</ul>";
  for (const std::string_view name : {"Ann Leeward", "Bob Mayfield", "Cy Rayburn"})
    below.append("<div><h4>Another</h4><p>By ").append(name).append("</p></div>");
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1>", below))), "");
}

TEST(Authors, AreNotButtonsCountriesNorDays) {
  for (const std::string_view line : {"By clicking Subscribe, You agree", "United Kingdom", "Deutschland",
                                      "Tuesday", "International Edition", "Martes"}) {
    EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1><p>" + std::string(line) +
                                      "</p><time datetime=2020-05-12>12 May 2020</time>"))),
              "")
        << line;
  }
}

TEST(Authors, StandInLinesWithDates) {
  for (const std::string_view line :
       {"<p>Posted on May 12, 2020 by Jane Roe</p>", "<p>by Jane Roe, May 12, 2020</p>",
        "<p>12.05.2020 von Jane Roe</p>", "<p>Publicado el 12 de mayo de 2020 por Jane Roe</p>",
        "<div><span>Jane Roe</span> <span>May 12, 2020</span></div>",
        "<div><span>May 12, 2020</span> <span>Jane Roe</span></div>",
        "<span>Jane Roe</span><br><span>12 May 2020</span>"}) {
    EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1>" + std::string(line)))), "Jane Roe") << line;
  }
}

TEST(Authors, AreNotSmallHeadingsNorLabels) {
  const std::string date = "<p>5 May 2020</p>";
  for (const std::string_view line :
       {"<h4>City Hall</h4>", "<p class=section>City Hall</p>", "<p class=story-location>Harbor City</p>",
        "<p><a href=/category/city-hall/>City Hall</a></p>"}) {
    EXPECT_TRUE(
        metadata_of(article_page("", "<h1>Ferry returns</h1>" + std::string(line) + date)).authors.empty())
        << line;
  }
  EXPECT_EQ(metadata_of(article_page("", "<h1>Ferry returns</h1><p>Jane Roe</p>" + date)).authors.at(0).name,
            "Jane Roe");
  EXPECT_EQ(metadata_of(article_page("<meta property=og:site_name content='Harbor Ledger'>",
                                     "<h1>Ferry returns</h1><p>Jane Roe</p><p>Harbor Ledger</p>" + date))
                .authors.at(0)
                .name,
            "Jane Roe")
      << "above the paper's name";
}

TEST(Authors, AreThoseToWhosePagesLinksLead) {
  const auto author = [](std::string_view link) {
    const Metadata meta = metadata_of(article_page("", "<h1>Ferry returns</h1>" + std::string(link)));
    return meta.authors.empty() ? std::string() : meta.authors[0].name;
  };
  for (const std::string_view folder :
       {"journalist", "staff", "users", "columnist", "reporters", "redaktion", "bio"}) {
    EXPECT_EQ(author("<div><a href='/" + std::string(folder) + "/jane-roe'>Jane Roe</a></div>"), "Jane Roe")
        << folder;
  }
  EXPECT_EQ(author("<div><a href='/users/sign_up'>Try Harbour Now</a></div>"), "");
  EXPECT_EQ(author("<div><a href='/reporters/'>Our Reporters</a></div>"), "");
}

TEST(Authors, StandBetweenADayAndButtons) {
  const auto author = [](std::string_view lines) {
    const Metadata meta = metadata_of(article_page("", "<h1>Ferry returns</h1>" + std::string(lines)));
    return meta.authors.empty() ? std::string() : meta.authors[0].name;
  };
  EXPECT_EQ(author("<p>5 May 2020 | Jane Roe | 12 Comments</p>"), "Jane Roe");
  EXPECT_EQ(author("<p>5 May 2020</p><p>Jane Roe • Share</p>"), "Jane Roe");
  EXPECT_EQ(author("<p>5 May 2020 | Share Story</p>"), "");
  EXPECT_EQ(author("<p>Posted on May 5, 2020 by Jane Roe in News | 12 Comments</p>"), "Jane Roe");
  EXPECT_EQ(author("<p>2016年12月5日</p><p>来源：河报 作者：王小明</p>"), "王小明")
      << "announced beside the date";
}

TEST(Metadata, OfOneTagMayBeAnObject) {
  const Metadata meta = metadata_of(article_page(
      "<meta name=parsely-page content='{\"title\": \"Ferry returns\", \"image_url\": "
      "\"https://c.example/p.jpg\", \"author\": \"Jane Roe\", \"authors\": [\"Jane Roe\", \"John "
      "Doe\"], \"pub_date\": \"2016-12-05T10:30:00Z\", \"section\": \"Sea\"}'>",
      ""));
  EXPECT_EQ(meta.title, "Ferry returns");
  ASSERT_EQ(meta.authors.size(), 2U);
  EXPECT_EQ(meta.authors[1].name, "John Doe");
  EXPECT_EQ(meta.datetime, "2016-12-05T10:30:00Z");
  EXPECT_EQ(meta.image, "https://c.example/p.jpg");
  EXPECT_EQ(meta.section, "Sea");
  EXPECT_TRUE(
      metadata_of(article_page("<meta name=parsely-page content='{\"author\": no'>", "")).authors.empty());
  EXPECT_EQ(metadata_of(
                article_page("<meta name=parsely-page content='{\"author\": [\"Jane Roe\", 7, null]}'>", ""))
                .authors.size(),
            1U);
}

TEST(Authors, AreIntroducedBehindTheText) {
  const auto author = [](std::string_view head, std::string_view below) {
    return names(
        read(page(std::string(head) + "<title>Ferry returns</title>", "<h1>Ferry returns</h1>", below)));
  };
  EXPECT_EQ(author("", "<p>Jane Roe is a reporter for the Bay Ledger. Write to her.</p>"), "Jane Roe");
  EXPECT_EQ(author("", "<h4>Jane Roe</h4><p>Jane Roe is an avid sailor.</p>"), "Jane Roe");
  EXPECT_EQ(author("", "<p>Jana Roth, 34, ist Redakteurin in Kiel.</p>"), "Jana Roth");
  EXPECT_EQ(author("<meta name=author content='Bay Ledger Staff'>", "<p>Jane Roe is a staff writer.</p>"),
            "Jane Roe");
  EXPECT_EQ(author("<meta name=author content='John Moor'>", "<p>Jane Roe is a staff writer.</p>"),
            "John Moor");
  EXPECT_EQ(author("", "<p>Port Halden is a town of writers.</p>"), "");
  EXPECT_EQ(author("", "<p>The Ledger is a newspaper with one editor.</p>"), "");
  EXPECT_EQ(
      author("", "<p>Jane Roe is a reporter.</p><p>Ann Lake is an editor.</p><p>Max Moor is a writer.</p>"),
      "")
      << "a team";
}

TEST(Authors, StandInAttributesForScripts) {
  const auto author = [](std::string_view attributes) {
    return names(read(page(
        "", "<h1>Ferry returns</h1><div " + std::string(attributes) + "><i>Contact reporter</i></div>")));
  };
  EXPECT_EQ(author("data-byline-author='Jane Roe'"), "Jane Roe");
  EXPECT_EQ(author("data-author='Jane Roe'"), "Jane Roe");
  EXPECT_EQ(author("data-author=janeroe"), "");
  EXPECT_EQ(author("data-author-id='Jane Roe'"), "");
}

TEST(Authors, LeaveTheirWorkToAnElementOfItsOwn) {
  EXPECT_EQ(names(read(page("",
                            "<h1>Ferry returns</h1><div class=writer><span>Jane Roe</span>"
                            "<span>Contributor</span></div>"))),
            "Jane Roe");
}

TEST(Authors, AreNotTheSitesAccountElsewhere) {
  const std::string link = "href=https://net.example/profile/ferry>Chatter</a></p>";
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1>", "<p><a rel=me " + link))), "");
  EXPECT_EQ(names(read(page("", "<h1>Ferry returns</h1>", "<p><a " + link))), "Chatter");
}

TEST(Authors, AreNamedByTagsOfASitesOwn) {
  EXPECT_EQ(metadata_of(article_page("<meta name='own:article_author_name' content='Jane Roe'>", ""))
                .authors.at(0)
                .name,
            "Jane Roe");
  EXPECT_TRUE(metadata_of(article_page("<meta name='smartbanner:author' content='Harbour App'>", ""))
                  .authors.empty());
  EXPECT_TRUE(metadata_of(article_page("<meta name='article-author' content='https://x.example/4711'>", ""))
                  .authors.empty());
}

TEST(Authors, ArePeopleRatherThanTheirPaperInOneList) {
  const Metadata meta = metadata_of(article_page(
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":["
      "{\"@type\":\"Organization\",\"name\":\"HL\"},{\"@type\":\"Person\",\"name\":\"Jane Roe\"}]}</script>",
      ""));
  ASSERT_EQ(meta.authors.size(), 1U);
  EXPECT_EQ(meta.authors[0].name, "Jane Roe");
}

TEST(Image, IsNoLogoWhereAnotherIsNamed) {
  const auto image = [](std::string_view head) {
    return metadata_of(article_page(head, "<h1>Ferry returns</h1>"), "https://paper.example/x").image;
  };
  EXPECT_EQ(image("<meta property=og:image content=/img/default-share.png>"
                  "<meta name=twitter:image content=/i/ferry.jpg>"),
            "https://paper.example/i/ferry.jpg");
  EXPECT_EQ(image("<meta property=og:image content=/img/site-logo.png>"),
            "https://paper.example/img/site-logo.png");
  EXPECT_EQ(image("<meta property=og:image content=/i/how-the-ferry-line-got-its-new-logo.jpg>"
                  "<meta name=twitter:image content=/i/ferry.jpg>"),
            "https://paper.example/i/how-the-ferry-line-got-its-new-logo.jpg");
  EXPECT_EQ(image("<meta property=og:image content=www.paper.example/i/ferry.jpg>"),
            "https://www.paper.example/i/ferry.jpg");
  EXPECT_EQ(image("<meta property=og:image content=//cdn.example/i/ferry.jpg>"),
            "https://cdn.example/i/ferry.jpg");
  EXPECT_EQ(
      image("<script type=application/ld+json>{\"@type\": \"Article\", \"headline\": \"Ferry returns\", "
            "\"image\": [{\"contentUrl\": \"/i/ferry.jpg\"}]}</script>"),
      "https://paper.example/i/ferry.jpg");
  EXPECT_EQ(metadata_of(article_page("",
                                     "<h1>Ferry returns</h1><div itemprop=image itemscope>"
                                     "<meta itemprop=url content=/i/ferry.jpg></div>"),
                        "https://paper.example/x")
                .image,
            "https://paper.example/i/ferry.jpg");
  EXPECT_EQ(image("<meta name=sailthru.image.thumb content=/i/thumb.jpg>"),
            "https://paper.example/i/thumb.jpg");
}

TEST(Authors, CloseTheText) {
  EXPECT_EQ(names(read(ending("<p>Reporting by Reuters</p>"))), "Reuters");
  EXPECT_EQ(names(read(ending("<p>(Reporting by Jane Roe and John Doe; editing by Mary Major)</p>"))),
            "Jane Roe; John Doe");
  EXPECT_EQ(names(read(ending("<p>Autorin: Jana Roth, Projektleiterin in Tunis.</p>"))), "Jana Roth");
  EXPECT_EQ(names(read(ending("<footer><p>Jane Roe</p></footer>"))), "Jane Roe");
  EXPECT_EQ(names(read(ending("<footer>Written by Jane Roe</footer>"))), "Jane Roe");
  EXPECT_EQ(names(read(ending("<h3>Written by Jane Roe</h3>"))), "Jane Roe");
}

TEST(Authors, MayBeInCapitals) {
  const std::string above =
      "<h1>Ferry returns</h1><p><span class=byline>By ABBY GOODHILL, TOBY KAPLER and ROBERT BYARS</span>"
      "<time datetime=2017-03-08>MARCH 8, 2017</time></p>";
  EXPECT_EQ(names(read(page("", above))), "ABBY GOODHILL; TOBY KAPLER; ROBERT BYARS");
  EXPECT_EQ(
      names(read(page("<meta name=author content='Jane Roe'>", "<h1>Ferry returns</h1><p>By JANE ROE</p>"))),
      "Jane Roe");
}

TEST(Authors, AreNotThosePhotographersThatTheMetadataListToo) {
  const Metadata m = read(page(linked(R"([{"name":"Jane Roe"},{"name":"John Doe"}])"),
                               "<h1>Ferry returns</h1><p>By Jane Roe</p><p>Photography by John Doe</p>"));
  EXPECT_EQ(names(m), "Jane Roe");
}

TEST(Authors, OfTheBylineOutweighTheAccountThatPosted) {
  const std::string account = "<meta name=author content='Ed Itor'>" + linked(R"({"name":"Ed Itor"})");
  EXPECT_EQ(names(read(page(account, "<h1>Ferry returns</h1><p>By Jane Roe</p>"))), "Jane Roe");
  EXPECT_EQ(names(read(page("<meta name=author content=JaneR>" + linked(R"({"name":"JaneR"})"),
                            "<h1>Ferry returns</h1><div class=byline>By <a href=/x>John Doe</a></div>"))),
            "John Doe");
  // Two bylines of different people are those of something else.
  EXPECT_EQ(names(read(page(account, "<h1>Ferry returns</h1><p>By Jane Roe</p><p>By John Doe</p>"))),
            "Ed Itor");
}

TEST(Authors, WithTheirTitleAreTheSame) {
  const Metadata m =
      read(page("<meta name=author content='Jane Roe'>" + linked(R"({"name":"Jane Roe"})"),
                "<h1>Ferry returns</h1><div class=author>By Dr Jane Roe and Dr John Doe</div><p>By Dr Jane "
                "Roe and Dr John Doe</p>"));
  EXPECT_EQ(names(m), "Dr Jane Roe; Dr John Doe");
}

TEST(Authors, OfAThreadAreItsFirstPosters) {
  const std::string html =
      "<html><head><title>Which ferry?</title></head><body><h1>Which ferry?</h1>"
      "<div class=post><a class=username href=/u/1>sea_dog</a>" +
      std::string(paragraph) + "</div><div class=post><a class=username href=/u/2>landlubber</a>" +
      std::string(paragraph) + std::string(paragraph) + "</div></body></html>";
  EXPECT_EQ(names(read(html, "https://example.org/t/1", {.page_type = PageType::forum})), "sea_dog");
  std::string older = html;
  older.replace(older.find("class=username"), 14, "class=bigusername");
  EXPECT_EQ(names(read(older, "https://example.org/t/1", {.page_type = PageType::forum})), "sea_dog");
}

// Dates

TEST(Dates, KeepPublicationAndChangeApart) {
  const Metadata m =
      read(page("<meta property=article:published_time content='2020-05-12T10:30:00+02:00'>"
                "<meta property=article:modified_time content='2020-05-14T08:00:00Z'>",
                "<h1>Ferry returns</h1>"));
  EXPECT_EQ(m.date, "2020-05-12");
  EXPECT_EQ(m.datetime, "2020-05-12T10:30:00+02:00");
  EXPECT_EQ(m.date_modified, "2020-05-14");
  EXPECT_EQ(m.datetime_modified, "2020-05-14T08:00:00Z");
}

TEST(Dates, AreReadByTheRegionHoweverItIsWritten) {
  const auto day = [](std::string html, std::string_view language) {
    html.replace(html.find("lang=en"), 7, "lang=" + std::string(language));
    return read(html).date;
  };
  const std::string html = page("", "<h1>Ferry returns</h1><div>Published 3/4/2020</div>");
  EXPECT_EQ(day(html, "en_US"), "2020-03-04");
  EXPECT_EQ(day(html, "en_GB"), "2020-04-03");
}

TEST(Dates, OfAChangeAreAnnouncedBehindATime) {
  const Metadata m =
      read(page("", "<h1>Le bac</h1><p class=date>Publié le 15/05/2020 à 10:30 MAJ le 16/05/2020</p>"));
  EXPECT_EQ(m.date_modified, "2020-05-16");
}

TEST(Dates, AreNotChangesForTheNameOfTheirMonth) {
  const Metadata m =
      read(page("", "<h1>Färjan åter</h1><div><time datetime=2024-05-05T10:30:00Z>5 maj</time></div>"));
  EXPECT_EQ(m.date, "2024-05-05");
  EXPECT_EQ(m.date_modified, "");
}

TEST(Dates, ReadWhatTheirWordsSay) {
  const Metadata m =
      read(page("", "<h1>Ferry returns</h1><p>Published May 12, 2020 | Updated May 14, 2020</p>"));
  EXPECT_EQ(m.date, "2020-05-12");
  EXPECT_EQ(m.date_modified, "2020-05-14");
}

TEST(Dates, AreTheDayTheReaderSees) {
  // Late in the evening it is the next day already in the machine's time zone.
  EXPECT_EQ(read(page("<meta property=article:published_time content='2020-05-13T02:30:00Z'>",
                      "<h1>Ferry returns</h1><p>May 12, 2020</p>"))
                .date,
            "2020-05-12");
}

TEST(Dates, AreNotThatOfAChangeShownAlone) {
  const Metadata m =
      read(page("<meta property=article:published_time content='2018-01-05T10:00:00Z'>"
                "<meta property=article:modified_time content='2020-05-12T10:00:00Z'>",
                "<h1>Ferry returns</h1><p>May 12, 2020</p>"));
  EXPECT_EQ(m.date, "2018-01-05");
  EXPECT_EQ(m.date_modified, "2020-05-12");
}

TEST(Dates, AreTheDayShownWhereOnlyJsonLdSaysAnother) {
  const std::string linked =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry returns",
      "datePublished":"2018-01-05T10:00:00Z","dateModified":"2020-05-12T10:00:00Z"}</script>)";
  const std::string shown = "<h1>Ferry returns</h1><p>Updated May 12, 2020</p>";
  EXPECT_EQ(read(page(linked, shown)).date, "2020-05-12");
  EXPECT_EQ(source_of(read(page(linked, shown)), "date"), "byline");
  EXPECT_EQ(
      read(page(linked + "<meta property=article:published_time content='2018-01-05T10:00:00Z'>", shown))
          .date,
      "2018-01-05");
  EXPECT_EQ(read(page(linked, "<h1>Ferry returns</h1>")).date, "2018-01-05");
}

TEST(Dates, AreReadFromALineWithButtonsBehindThem) {
  const std::string buttons =
      "<a>Share on all the networks that there are</a> <a>Save for later</a> <a>Comments (0)</a>";
  EXPECT_EQ(
      read(page("<meta property=article:published_time content='2020-05-11T22:02:10+05:30'>",
                "<h1>Ferry returns</h1><h4>Last updated on May 12, 2020, 08:59 IST " + buttons + "</h4>"))
          .date,
      "2020-05-12");
}

TEST(Dates, OfTheMetadataAndAnotherLineOutvoteTheOneUnderTheHeadline) {
  const std::string head = "<meta property=article:published_time content='2020-05-12T15:43:26+02:00'>";
  const std::string under = "<h1>Ferry returns</h1><p>14/05/2019</p>";
  EXPECT_EQ(read(page(head, under)).date, "2019-05-14");
  EXPECT_EQ(read(page(head, under, "<p>12 May 2020, 15:40</p>")).date, "2020-05-12");
}

TEST(Dates, MayBeAnnouncedInTheLineBefore) {
  const Metadata m = read(page("<meta property=article:published_time content='2018-01-05T10:00:00Z'>",
                               "<h1>Ferry returns</h1><div>Last update:</div><div>May 12, 2020</div>"));
  EXPECT_EQ(m.date, "2018-01-05");
  EXPECT_EQ(m.date_modified, "2020-05-12");
}

TEST(Dates, MayBeExplainedByTheVerbBehindThem) {
  const Metadata m =
      read(page("", "<h1>Ferry returns</h1>",
                "<div>Dieser Artikel wurde am 12. Mai 2020 um 10:30 von Jane geschrieben und unter "
                "dem Stichwort Hafen abgelegt</div>"));
  EXPECT_EQ(m.date, "2020-05-12");
}

TEST(Dates, MayStandRightAboveTheHeadlineOrFarFromTheText) {
  constexpr std::string_view meta = "<meta name=date content=2019-01-01>";
  EXPECT_EQ(read(page(meta, "<div>May 12, 2020</div><h1>Ferry returns</h1>")).date, "2020-05-12");
  std::string contents = "<h1>Ferry returns</h1><div>May 12, 2020</div><ul>";
  for (int i = 0; i < 400; ++i) contents += "<li>Part</li>";
  EXPECT_EQ(read(page(meta, contents + "</ul>")).date, "2020-05-12");
}

TEST(Dates, AreNotThoseOfQuotedPosts) {
  EXPECT_EQ(read(page("<meta property=article:published_time content=2020-05-12>",
                      "<h1>Ferry returns</h1><blockquote>Jane Roe, January 5, 2018</blockquote>"))
                .date,
            "2020-05-12");
}

TEST(Dates, AreNotThoseOfSentences) {
  const std::string above =
      "<h1>Ferry returns</h1><p>What the passengers did when the harbour opened again on 3 March 2020 is a "
      "matter for the line.</p>";
  EXPECT_EQ(read(page("", above)).date, "");
  EXPECT_EQ(read(page("", above, "<div>Last modified: 5 January 2018</div>")).date, "2018-01-05");
}

TEST(Dates, OfAnArticleWithQuestionsAtItsEndAreNotThoseOfAThread) {
  const std::string questions =
      R"(<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"When?",
      "acceptedAnswer":{"@type":"Answer","text":"In spring."},"datePublished":"2017-01-01"}]}</script>)";
  EXPECT_EQ(read(page(questions, "<h1>Ferry returns</h1><p>May 12, 2020</p>")).date, "2020-05-12");
}

TEST(Dates, SettleAnOrderByEachOther) {
  EXPECT_EQ(
      read(page("", "<h1>Ferry returns</h1><p>03/10/2023</p>"), "https://www.example.org/2023/10/03/ferry")
          .date,
      "2023-10-03");
}

TEST(Dates, ComeFromTheAddressAlone) {
  const Metadata m = read(page("", "<h1>Ferry returns</h1>"), "https://www.example.org/2020/05/12/ferry");
  EXPECT_EQ(m.date, "2020-05-12");
  EXPECT_EQ(source_of(m, "date"), "url");
}

TEST(Dates, AreNotCopyrightsNorInTheFutureNorAncient) {
  EXPECT_EQ(read(page("", "<h1>Ferry returns</h1>", "<footer>Copyright 12.05.2020 Example</footer>")).date,
            "");
  EXPECT_EQ(read(page("<meta name=date content=2091-05-12>", "<h1>Ferry returns</h1>")).date, "");
  EXPECT_EQ(read(page("<meta name=date content=1889-05-12>", "<h1>Ferry returns</h1>")).date, "");
  EXPECT_EQ(
      read(page("<meta name=date content=1949-05-12>", "<h1>Ferry returns</h1><p>May 12, 1949</p>")).date,
      "1949-05-12");
}

TEST(Dates, CountBackOnlyFromAKnownFetch) {
  const std::string html = page("", "<h1>Ferry returns</h1><p>3 hours ago</p>");
  EXPECT_EQ(read(html).date, "");
  EXPECT_EQ(read(html, "https://example.org/x",
                 {.fetched = std::chrono::sys_seconds(std::chrono::seconds(1'589'279'400))})
                .datetime,
            "2020-05-12T07:30:00Z");
}

TEST(Dates, AreNotThoseOfCards) {
  EXPECT_EQ(
      read(
          page("<meta property=article:published_time content=2020-05-12>", "<h1>Ferry returns</h1>",
               "<div class=related><div class=card><time datetime=2024-01-01>Jan 1</time><a href=/x>Other</a>"
               "</div></div>"))
          .date,
      "2020-05-12");
}

// The rest

TEST(Metadata, TakesTheOtherFieldsFromTheirBestWitness) {
  const Metadata m = read(
      page(R"(<meta property="og:site_name" content="Coast Post"><meta name="description" content="A &amp; B">
      <meta property="article:section" content="Sea"><meta property="article:tag" content="ferry">
      <meta property="article:tag" content="harbour"><meta property="og:image" content="/i.jpg">
      <link rel="canonical" href="https://www.example.org/ferry"><link rel="license" href="https://example.org/licence">
      <script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"commentCount":7,
      "publisher":{"@type":"Organization","name":"Coast Media"}}</script>)",
           "<h1>Ferry returns</h1>"));
  EXPECT_EQ(m.site, "Coast Post");
  EXPECT_EQ(m.publisher, "Coast Media");
  EXPECT_EQ(m.description, "A & B");
  EXPECT_EQ(m.section, "Sea");
  EXPECT_EQ(m.tags, (std::vector<std::string>{"ferry", "harbour"}));
  EXPECT_EQ(m.image, "https://www.example.org/i.jpg");
  EXPECT_EQ(m.url, "https://www.example.org/ferry");
  EXPECT_EQ(m.license, "https://example.org/licence");
  EXPECT_EQ(m.declared_language, "en");
  EXPECT_EQ(m.accessible_for_free, false);
  EXPECT_EQ(m.comment_count, 7U);
}

TEST(Site, IsThePartOfTheTitleThatTheHostAbbreviates) {
  const Metadata m =
      read(page("<title>Salt &amp; Ember: Ferry returns</title>", ""), "https://www.saltandember.com/x");
  EXPECT_EQ(m.site, "Salt & Ember");
  EXPECT_EQ(m.title, "Ferry returns");
  EXPECT_EQ(source_of(m, "site"), "title");
}

TEST(Site, StandsBehindTheHeadline) {
  EXPECT_EQ(read(page("<title>Ferry returns | The Coast Post</title>", "<h1>Ferry returns</h1>")).site,
            "The Coast Post");
  EXPECT_EQ(read(page("<title>Ferry returns</title>", "<h1>Ferry returns</h1>")).site, "");
  EXPECT_EQ(
      source_of(
          read(page("<title>Ferry returns | Sea</title><meta property=og:site_name content='Coast Post'>",
                    "<h1>Ferry returns</h1>")),
          "site"),
      "meta:og:site_name");
}

TEST(Site, BeforeTheTitleIsItsWholeName) {
  EXPECT_EQ(read(page("<title>Rust - a love story</title>", ""), "https://blog.rust-lang.example/x").site,
            "");
}

TEST(Metadata, ResolvesAddresses) {
  const Metadata m = read(page("<meta property=og:image content='img/a-b.jpg'><link rel=license href=/terms>"
                               "<link rel=canonical href=www.example.org/sub/x>",
                               ""),
                          "https://www.example.org/sub/x?y");
  EXPECT_EQ(m.image, "https://www.example.org/sub/img/a-b.jpg");
  EXPECT_EQ(m.license, "https://www.example.org/terms");
  EXPECT_EQ(m.url, "https://www.example.org/sub/x?y") << "a host without its scheme looks like a folder";
  for (const std::string image : {"none", "cdn.example.com/x.jpg"})
    EXPECT_EQ(read(page("<meta property=og:image content=" + image + ">", "")).image, "");
  EXPECT_EQ(read(page("<meta property=og:image content=a/b.jpg><meta name=twitter:image content=/c.jpg>", ""))
                .image,
            "https://www.example.org/c.jpg")
      << "from the root before relative to the page";
}

TEST(Metadata, ResolvesAddressesByTheBaseOfThePage) {
  const std::string head =
      "<base href='/files/'><meta property=og:image content='a/b.jpg'>"
      "<link rel=canonical href='/x'><meta name=author content=Ann>";
  const Metadata m = read(page(head, ""), "https://www.example.org/sub/x?y");
  EXPECT_EQ(m.image, "https://www.example.org/files/a/b.jpg");
  EXPECT_EQ(m.url, "https://www.example.org/x");
  const std::string foreign =
      "<base href='https://cdn.example.com/v2/'><meta property=og:image content='a/b.jpg'>";
  EXPECT_EQ(read(page(foreign, ""), "https://www.example.org/x").image, "https://cdn.example.com/v2/a/b.jpg");
  EXPECT_EQ(read(page(foreign, "")).image, "https://cdn.example.com/v2/a/b.jpg")
      << "without the page's address";
}

TEST(Metadata, SplitsKeywordsAtTheCommasOfOtherScripts) {
  EXPECT_EQ(read(page("<meta name=keywords content='خبر، سیاست، اقتصاد'>", "")).tags.size(), 3U);
  EXPECT_EQ(read(page("<meta name=keywords content='新闻，政治、经济'>", "")).tags.size(), 3U);
}

TEST(Metadata, IsCutBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 3'000; ++i) text += "é";
  const Metadata m = read(page("<meta name=description content='a" + text + "'>", ""));
  EXPECT_EQ(m.description.find("\uFFFD"), std::string::npos);
  EXPECT_GT(m.description.size(), 3'000U);
}

TEST(Metadata, OfAnEmptyPageIsEmpty) {
  const Metadata m = read("", "");
  EXPECT_TRUE(m.title.empty());
  EXPECT_TRUE(m.authors.empty());
  EXPECT_TRUE(m.date.empty());
}

TEST(MetadataReader, GivesAllFormsOfTheHeadline) {
  dom::Parser parser;
  const std::string html =
      page("<title>Ferry returns | Example</title><meta property=og:title content='The ferry is back'>",
           "<h1>Ferry returns at last</h1>");
  const auto document = parser.parse(html, Limits{});
  MetadataReader reader(**document);
  reader.read({.url = "https://www.example.org/x"});
  const auto headlines = reader.headlines();
  for (const char* form :
       {"Ferry returns at last", "Ferry returns | Example", "Ferry returns", "The ferry is back"}) {
    EXPECT_NE(std::ranges::find(headlines, form), headlines.end()) << form;
  }
}

TEST(MetadataReader, GivesTheBodyThatJsonLdCarries) {
  dom::Parser parser;
  const std::string html = page(R"(<script type="application/ld+json">{"@type":"NewsArticle",
      "articleBody":"&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;"}</script>)",
                                "");
  const auto document = parser.parse(html, Limits{});
  EXPECT_EQ(MetadataReader(**document).article_body(), "One & two.\nThree.");
}

// Pages of cards

Metadata read_as(PageType type, const std::string& html) {
  Context context;
  context.page_type = type;
  return read(html, "https://www.example.org/notes/", context);
}

TEST(Cards, LendThePageNeitherTheirNamesNorTheirDays) {
  std::string cards = "<h1>Notes</h1>";
  for (const std::string_view day : {"27", "20", "13", "6"}) {
    cards.append("<div class=card><span>Lotte Ambergris</span> <time>March ").append(day);
    cards.append(", 2025</time></div>");
  }
  const std::string html = page("", cards);
  EXPECT_EQ(names(read_as(PageType::article, html)), "Lotte Ambergris");
  for (const PageType type : {PageType::listing, PageType::collection, PageType::product}) {
    EXPECT_EQ(read_as(type, html).date, "") << to_string(type);
    EXPECT_EQ(names(read_as(type, html)), "") << to_string(type);
  }
}

TEST(Cards, LeaveThePageItsOwnDay) {
  const std::string told =
      page("<meta property=article:published_time content=2025-01-02>", "<h1>Notes</h1>");
  EXPECT_EQ(read_as(PageType::listing, told).date, "2025-01-02");
  const std::string shown = page("", "<h1>Notes</h1><p>3 May 2025</p>");
  EXPECT_EQ(read_as(PageType::listing, shown).date, "2025-05-03");
  EXPECT_EQ(read_as(PageType::product, shown).date, "");
  EXPECT_EQ(read_as(PageType::product, page("", "<h1>Coat</h1><p>Last updated: 3 May 2025</p>")).date,
            "2025-05-03");
}

// Tags

TEST(Tags, AreReadFromLinksBesideTheText) {
  const Metadata m = read(page("", "<h1>A hull</h1>",
                               "<footer>Posted in <a href=/c rel='category tag'>Boats</a>, tagged <a href=/a "
                               "rel=tag>hull</a> and <a href=/b rel=tag>mistakes</a></footer>"));
  EXPECT_EQ(m.tags, (std::vector<std::string>{"hull", "mistakes"}));
  EXPECT_EQ(m.categories, std::vector<std::string>{"Boats"});
}

// Lines that only look like bylines

TEST(Author, IsNoRowOfButtonsNoCreditNoDate) {
  constexpr std::string_view date = "<p>19 January 2023</p>";
  for (const std::string_view line :
       {"<p><a>Send Flowers</a> <a>Plant a Tree</a> <a>Share</a> <a>Get Updates</a></p>",
        "<p>Picture: Brackwater Wildlife</p>", "<p>۲۲ آبان ۱۴۰۳</p>",
        "<p class=author>14 posts · Joined 2025</p>"}) {
    EXPECT_EQ(names(read(page("", "<h1>A story</h1>" + std::string(date) + std::string(line)))), "") << line;
  }
  EXPECT_EQ(names(read(page("", "<h1>A story</h1>" + std::string(date) + "<p>Imke Vandersloot</p>"))),
            "Imke Vandersloot");
}

}  // namespace
}  // namespace pith::meta
