// A dump from bytes to article: what it says of itself goes through the choosers
// that a page's head goes through.
#include "pith/pith.hpp"

#include "processor_time.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith {
namespace {

constexpr std::string_view paragraphs =
    "The council of the small town met on Monday evening to speak about the new bridge over the river.\n\n"
    "Nobody had expected that so many people would come, and the doors had to be closed an hour before.\n\n"
    "In the end the members agreed that the old bridge should stay open until the new one can be used.\n\n"
    "Work will begin in the spring of next year, as soon as the water has fallen below its usual height.\n";

Article read(const std::string& dump, std::string_view url = {}) {
  Options options;
  options.form = Form::text;
  options.limits.total_ms = 60'000;  // a busy machine may take its time
  return *extract({.bytes = dump, .url = url}, options);
}

/// The article of a dump with these lines between headline and text.
Article with_lines(std::string_view lines) {
  return read("A new bridge for the town\n\n" + std::string(lines) + "\n\n" + std::string(paragraphs));
}

std::string source_of(const Article& article, std::string_view field) {
  const auto& all = article.meta.provenance;
  const auto found = std::ranges::find(all, field, &Provenance::field);
  return found == all.end() ? std::string() : found->source;
}

TEST(Dump, RelativeDatesCountFromWhenItWasFetched) {
  const std::string dump = "A new bridge for the town\n\n3 hours ago\n\n" + std::string(paragraphs);
  Options options;
  options.form = Form::text;
  Page page{.bytes = dump};
  EXPECT_EQ(extract(page, options)->meta.date, "");
  page.fetched = std::chrono::sys_seconds(std::chrono::seconds(1'589'279'400));  // 2020-05-12T10:30:00Z
  const Article article = *extract(page, options);
  EXPECT_EQ(article.meta.datetime, "2020-05-12T07:30:00Z");
  EXPECT_EQ(source_of(article, "date"), "byline");
  // Behind the text stands when others answered.
  const std::string answered =
      "A new bridge for the town\n\n" + std::string(paragraphs) + "\nComments\n\n3 hours ago\n";
  page.bytes = answered;
  EXPECT_EQ(extract(page, options)->meta.date, "");
}

TEST(Dump, SaysWhereItsFieldsComeFrom) {
  const Article article =
      read("A new bridge for the town\n\nBy Ann Lee and Bob May\n\nMarch 5, 2024\n\nPORT HALDEN — " +
           std::string(paragraphs) + "\nA new bridge for the town\n\nSource: Example Weekly\n");
  EXPECT_EQ(article.meta.title, "A new bridge for the town");
  EXPECT_EQ(source_of(article, "title"), "repeated line");
  ASSERT_EQ(article.meta.authors.size(), 2U);
  EXPECT_EQ(article.meta.authors[1].name, "Bob May");
  EXPECT_EQ(source_of(article, "author"), "byline");
  EXPECT_EQ(article.meta.date, "2024-03-05");
  EXPECT_EQ(source_of(article, "date"), "byline");
  EXPECT_EQ(article.meta.source, "Example Weekly");
  EXPECT_EQ(source_of(article, "source"), "credit");
  EXPECT_EQ(article.meta.place, "Port Halden");
  EXPECT_EQ(source_of(article, "place"), "dateline");
  EXPECT_EQ(article.blocks.size(), 4U);
}

TEST(Dump, SaysHowItsTitleWasFound) {
  EXPECT_EQ(source_of(read("# A new bridge\n\n" + std::string(paragraphs)), "title"), "heading");
  const Article article = with_lines("By Ann Lee");
  EXPECT_EQ(source_of(article, "title"), "first line");
  const auto& all = article.meta.provenance;
  EXPECT_LT(std::ranges::find(all, "title", &Provenance::field)->confidence, 0.6F);
}

TEST(Dump, OfPithsOwnFormHasItsHeader) {
  const Article article = read(
      "Title: A new bridge\nAuthor: Ann Lee\nDate: 2024-03-05\nSite: Example Herald\n"
      "URL: https://example.org/a\nSource: Example Weekly\nPlace: Rome\n\n" +
          std::string(paragraphs),
      "https://example.org/2020/01/02/b");
  for (const std::string_view field : {"title", "author", "date", "site", "url", "source", "place"})
    EXPECT_EQ(source_of(article, field), "header") << field;
  EXPECT_EQ(article.meta.date, "2024-03-05");
}

TEST(Dump, HasItsNamesReadAsThoseOfPages) {
  struct Case {
    std::string_view lines;
    std::string_view author;
  };
  for (const auto& [lines, author] :
       {Case{"By Ann Lee, Staff Writer", "Ann Lee"}, Case{"Von Karl Otto Meier", "Karl Otto Meier"},
        Case{"Written by:\n\nAnn Lee", "Ann Lee"}, Case{"Anna Lind\n\nMarch 5, 2024", "Anna Lind"},
        Case{"Edited by Ann Lee", ""}, Case{"Updated at noon", ""}}) {
    const Article article = with_lines(lines);
    EXPECT_EQ(article.meta.authors.empty() ? "" : article.meta.authors[0].name, author) << lines;
    EXPECT_EQ(article.meta.authors.empty() ? "" : source_of(article, "author"),
              author.empty() ? "" : "byline");
  }
}

TEST(Dump, ANameThatIsKnownGoesFromTheTextWhereverItStands) {
  const Article article = with_lines("Anna Lind\n\nMarch 5, 2024");
  EXPECT_EQ(article.blocks.size(), 4U);
}

TEST(Dump, HasItsDatesReadAsThoseOfPages) {
  for (const std::string_view line :
       {"March 5, 2024", "2024-03-05", "2024-03-05T10:15:00Z", "Tue, 05 Mar 2024 10:15:00 +0100", "5/3/2024",
        "Published 05.03.24", "2024年3月5日", "2024년 3월 5일", "5 มีนาคม 2567", "2024/03/05",
        "Updated: 5 March 2024", "Ann Lee | 5 March 2024", "5 March 2024 | Ann Lee"}) {
    const Article article = with_lines(line);
    const std::string expected = line == "5/3/2024" ? "2024-05-03" : "2024-03-05";
    EXPECT_EQ(article.meta.date, expected) << line;
    EXPECT_EQ(source_of(article, "date"), "byline") << line;
  }
}

TEST(Dump, IsDatedInTheCalendarOfItsLanguage) {
  const std::string text =
      "شورای شهر کوچک دوشنبه شب گرد هم آمد "
      "تا درباره پل تازه روی رودخانه گفت‌وگو کند.\n\n"
      "هیچ‌کس گمان نمی‌کرد که این همه آدم بیایند "
      "و درها را یک ساعت زودتر بستند.\n\n"
      "در پایان اعضا پذیرفتند که پل کهنه باز بماند "
      "تا آنکه پل تازه آماده شود.\n";
  const Article article = read("پل تازه برای شهر کوچک\n\n۱۵ اسفند ۱۴۰۲\n\n" + text);
  EXPECT_EQ(article.meta.date, "2024-03-05");
}

TEST(Dump, IsDatedByNoDayThatIsNone) {
  for (const std::string_view line : {"5 March 67560", "31 February 2024", "2024-02-31"})
    EXPECT_EQ(with_lines(line).meta.date, "") << line;
}

// Each of these lines was a witness that was compared with all others.
TEST(Dump, OfThousandsOfBylinesTakesItsTimeOnce) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "By Anna Lind" + std::to_string(i) + ", 5 March 2024\n\n";
  const std::string text(paragraphs);
  EXPECT_LT(seconds_of([&] { read("A new bridge for the town\n\n" + lines + text); }), 2);
  EXPECT_LT(seconds_of([&] { read("A new bridge for the town\n\n" + text + '\n' + lines); }), 2);
}

TEST(Dump, IsDatedByItsAddress) {
  const Article article = read("A new bridge for the town\n\n" + std::string(paragraphs),
                               "https://example.org/2024/03/05/bridge");
  EXPECT_EQ(article.meta.date, "2024-03-05");
  EXPECT_EQ(source_of(article, "date"), "url");
}

}  // namespace
}  // namespace pith
