// Authors as pages name them: what is glued to a name, and what only looks like one.
#include "meta/reading.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

using Names = std::vector<std::string>;

constexpr std::string_view address = "https://www.bayledger.example/news/ferry";

Names names_of(const std::string& page, std::string_view url = address) {
  Names out;
  for (const Person& person : metadata_of(page, url).authors) out.push_back(person.name);
  return out;
}

Names stated(std::string_view name) {
  return names_of(
      article_page("<meta name=author content='" + std::string(name) + "'>", "<h1>Ferry returns</h1>"));
}

Names shown(std::string_view above, std::string_view language = "en") {
  return names_of(article_page("", "<h1>Ferry returns</h1>" + std::string(above), {}, language));
}

Names closing(std::string_view last_words) {
  std::string page = article_page("", "<h1>Ferry returns</h1>");
  return names_of(page.insert(page.find("</article>"), last_words));
}

TEST(Authors, MayHaveShortNames) {
  for (const std::string_view name : {"Ben Yu", "Li Na", "Jo Ng", "Ann Lee", "Al Fox"}) {
    const Names expected = {std::string(name)};
    EXPECT_EQ(shown("<p><span>" + std::string(name) + "</span> <span>5 December 2016</span></p>"), expected)
        << name;
  }
  EXPECT_EQ(shown("<p>Jane Roe, Tom Bell &amp; Al Fox</p><p>5 December 2016</p>"),
            (Names{"Jane Roe", "Tom Bell", "Al Fox"}));
  for (const std::string_view label : {"Log In", "Buy Now 2", "US UK", "Fun Fact"})
    EXPECT_EQ(shown("<p><span>" + std::string(label) + "</span> <span>5 December 2016</span></p>"), Names{})
        << label;
}

TEST(Authors, AreNotTheSiteBehindThem) {
  for (const std::string_view field :
       {"Jane Roe Bay Ledger", "Jane Roe / Bay Ledger", "Jane Roe | Bay Ledger", "Jane Roe, Bay Ledger"})
    EXPECT_EQ(stated(field), Names{"Jane Roe"}) << field;
  EXPECT_EQ(stated("Jane Roe, Tom Bell, Bay Ledger"), (Names{"Jane Roe", "Tom Bell"}));
  EXPECT_EQ(stated("The Bay Ledger"), Names{"The Bay Ledger"});
}

TEST(Authors, AreNotTheSiteThatALineIsFrom) {
  const std::string site = "<meta property=og:site_name content='Wiki of Ports'>";
  const auto below = [&](std::string_view line) {
    return names_of(article_page(site, "<h1>Ferry returns</h1><div>" + std::string(line) + "</div>"));
  };
  EXPECT_EQ(below("From Wiki of Ports"), Names{});
  EXPECT_EQ(below("From Wiki of Ports, the free handbook"), Names{});
  EXPECT_EQ(below("From Jane Roe"), Names{"Jane Roe"});
  EXPECT_EQ(below("By Wiki of Ports"), Names{"Wiki of Ports"});
}

TEST(Authors, AreNoPlaceholders) {
  for (const std::string_view field :
       {"{{author.name}}", "null", "undefined undefined", "[object Object]", "Array"})
    EXPECT_EQ(stated(field), Names{}) << field;
}

TEST(Authors, StandBesideNoLabels) {
  for (const std::string_view label :
       {"Monday Morning", "Top Stories", "Research Article", "Real Estate", "Artículos Relacionados",
        "Case Study", "Neue Beiträge", "Temps De Lecture"})
    EXPECT_EQ(shown("<p>" + std::string(label) + "</p><p>5 December 2016</p>"), Names{}) << label;
  EXPECT_EQ(shown("<p>Jane Roe<br>Staff Writer<br>5 December 2016</p>"), Names{"Jane Roe"});
  EXPECT_EQ(shown("<p>5 December 2016 // Jane Roe // 3 Comments</p>"), Names{"Jane Roe"});
  EXPECT_EQ(shown("<p>Von Montag bis Freitag</p><p>5. Dezember 2016</p>", "de"), Names{});
}

TEST(Authors, MayBeAccounts) {
  EXPECT_EQ(shown("<p>Submitted by jroe on Mon, 12/05/2016 - 10:30</p>"), Names{"jroe"});
  EXPECT_EQ(shown("<p>Written by hand in the harbour, 5 December 2016</p>"), Names{});
}

TEST(Authors, SignWithTheLastWords) {
  EXPECT_EQ(closing("<p>— Jane Roe</p>"), Names{"Jane Roe"});
  EXPECT_EQ(closing("<p>—Jane Roe, Bay Ledger</p>"), Names{"Jane Roe"});
  EXPECT_EQ(closing("<p>Jane Roe</p>"), Names{});
  EXPECT_EQ(closing("<p>— Research Article</p>"), Names{});
  EXPECT_EQ(closing("<p>This article was written by Jane Roe.</p>"), Names{"Jane Roe"});
}

TEST(Authors, AreToldByKoreanTitles) {
  EXPECT_EQ(shown("<div>김민수 기자</div>", "ko"), Names{"김민수"});
  EXPECT_EQ(shown("<div>[베이신문 김민수 기자]</div>", "ko"), Names{"김민수"});
  EXPECT_EQ(closing("<p>김민수 기자</p>"), Names{});  // the page is in English
}

TEST(Authors, OfLibrariesAreTurnedOnlyAtCommas) {
  const auto cited = [](std::string_view first, std::string_view second) {
    return names_of(article_page("<meta name=citation_author content='" + std::string(first) +
                                     "'><meta name=citation_author content='" + std::string(second) + "'>",
                                 "<h1>Ferry returns</h1>"));
  };
  EXPECT_EQ(cited("Jane and John", "John and Jane"), (Names{"Jane", "John"}));
  EXPECT_EQ(cited("Roe, J. A.", "van der Berg, T."), (Names{"J. A. Roe", "T. van der Berg"}));
}

TEST(Authors, ArePartsOfANameElsewhereInJsonLd) {
  EXPECT_EQ(
      names_of(article_page(
          "<script type=application/ld+json>[{\"@type\": \"Person\", \"@id\": \"#me\", \"givenName\": "
          "\"Jane\", "
          "\"familyName\": \"Roe\"}, {\"@type\": \"Article\", \"headline\": \"Ferry returns\", \"author\": "
          "{\"@id\": \"#me\"}}]</script>",
          "<h1>Ferry returns</h1>")),
      Names{"Jane Roe"});
}

TEST(Authors, AreNamedByTheirAddressWhereNobodyIs) {
  const auto at = [](std::string_view link, std::string_view above = {}) {
    return names_of(article_page("<meta property=article:author content='" + std::string(link) + "'>",
                                 "<h1>Ferry returns</h1>" + std::string(above)));
  };
  EXPECT_EQ(at("https://www.bayledger.example/author/jane-roe/"), Names{"Jane Roe"});
  EXPECT_EQ(at("https://www.bayledger.example/author/jane-roe/", "<p>By Tom Bell</p>"), Names{"Tom Bell"});
  for (const std::string_view other :
       {"https://social.example/janeroe", "https://www.bayledger.example/author/12-3",
        "https://www.bayledger.example/author/janeroe"})
    EXPECT_EQ(at(other), Names{}) << other;
}

TEST(Authors, MayBeWrappedInTheirRole) {
  EXPECT_EQ(
      names_of(article_page(
          "<script type=application/ld+json>{\"@type\": \"Article\", \"headline\": \"Ferry returns\", "
          "\"author\": {\"@type\": \"Role\", \"author\": {\"@type\": \"Person\", \"name\": \"Jane Roe\"}}}"
          "</script>",
          "<h1>Ferry returns</h1>")),
      Names{"Jane Roe"});
}

TEST(Authors, AreNoWordsBesideADayOfEastAsia) {
  for (const std::string_view line :
       {"2016年12月05日 公開", "2016年12月5日（月） 掲載", "2016年12月05日 東京", "2016年12月05日 月曜日"})
    EXPECT_EQ(shown("<p>" + std::string(line) + "</p>", "ja"), Names{}) << line;
  EXPECT_EQ(shown("<p>2016년 12월 5일 입력</p>", "ko"), Names{});
}

TEST(Authors, StandInBracketsInJapanese) {
  EXPECT_EQ(shown("<p>2016年12月05日 公開</p><p>［鈴木花子，テストメディア］</p>", "ja"), Names{"鈴木花子"});
  EXPECT_EQ(shown("<p>2016年12月05日 公開</p><p>［写真，イラスト］</p>", "ja"), Names{});
}

TEST(Authors, OwnASiteOfTheirName) {
  const std::string page =
      article_page("<meta property=og:site_name content='Jane Roe'>", "<h1>Ferry returns</h1>");
  Context context;
  context.page_type = PageType::article;
  const std::string diary =
      "When I was young I took the ferry. Now I take the bridge, which I like less than I liked the boat, "
      "and I "
      "say so to all I meet, as I must.";
  context.text = diary;
  const auto owner = [&](std::string_view url) {
    const Metadata meta = metadata_of(page, url, context);
    return meta.authors.empty() ? std::string() : meta.authors[0].name;
  };
  EXPECT_EQ(owner("https://janeroe.example/ferry"), "Jane Roe");
  EXPECT_EQ(owner("https://jane.blogs.example/ferry"), "Jane Roe");
  EXPECT_EQ(owner("https://harbour.example/ferry"), "");
  context.text = "Can I take a bicycle? Can I take a dog? Can I pay on board?";
  EXPECT_EQ(owner("https://janeroe.example/ferry"), "");
}

}  // namespace
}  // namespace pith::meta
