// Dates as people and machines write them, in the languages pages are written in.
#include "text/date.hpp"

#include <gtest/gtest.h>

namespace pith::text {
namespace {

struct Case {
  const char* language;
  const char* text;
  const char* expected;  // a day, or a moment where time and zone are given; empty: no date
};

std::string read(const Case& c) {
  DateHints hints;
  hints.language = c.language;
  hints.month_first = std::string_view(c.language) == "en";
  const auto found = find_date(c.text, hints);
  if (!found) return {};
  return found->date.has_zone ? rfc3339(found->date) : iso_day(found->date);
}

class DateIn : public testing::TestWithParam<Case> {};

TEST_P(DateIn, IsFound) { EXPECT_EQ(read(GetParam()), GetParam().expected) << GetParam().text; }

constexpr Case machine_forms[] = {
    {"", "2020-05-12", "2020-05-12"},
    {"", "2020-05-12T10:30:00Z", "2020-05-12T10:30:00Z"},
    {"", "2020-05-12T10:30:00.123456+02:00", "2020-05-12T10:30:00+02:00"},
    {"", "2020-05-12 10:30:00 -0500", "2020-05-12T10:30:00-05:00"},
    {"", "2020-05-12T10:30+0530", "2020-05-12T10:30:00+05:30"},
    {"", "20200512T103000Z", "2020-05-12T10:30:00Z"},
    {"", "20200512", "2020-05-12"},
    {"", "20200512103000", "2020-05-12"},
    {"", "2020/05/12", "2020-05-12"},
    {"", "2020.5.12", "2020-05-12"},
    {"", "Tue, 12 May 2020 10:30:00 GMT", "2020-05-12T10:30:00Z"},
    {"", "Tue, 12 May 2020 10:30:00 +0200", "2020-05-12T10:30:00+02:00"},
    {"", "Tue May 12 10:30:00 +0000 2020", "2020-05-12T10:30:00Z"},
    {"", "Tue May 12 10:30:00 UTC 2020", "2020-05-12T10:30:00Z"},
    {"", "12-May-2020", "2020-05-12"},
    {"", "12-May-20", "2020-05-12"},
};
INSTANTIATE_TEST_SUITE_P(Machines, DateIn, testing::ValuesIn(machine_forms));

constexpr Case english[] = {
    {"en", "May 12, 2020", "2020-05-12"},
    {"en", "May 12th 2020", "2020-05-12"},
    {"en", "12 May 2020", "2020-05-12"},
    {"en", "the 3rd of May, 2020", "2020-05-03"},
    {"en", "Published: Sept. 3, 2019", "2019-09-03"},
    {"en", "Dec 15, 2023 at 10:30 PM ET", "2023-12-15T22:30:00-05:00"},
    {"en", "July 4, 2023, 9:05 a.m. PT", "2023-07-04T09:05:00-07:00"},
    {"en", "10:30 PM EST, Fri December 15, 2023", "2023-12-15T22:30:00-05:00"},
    {"en", "12 MAY 2020 | 8 pm BST", "2020-05-12T20:00:00+01:00"},
    {"en", "May 12 '20", "2020-05-12"},
    {"en", "3/4/2020", "2020-03-04"},
    {"en", "25/4/2020", "2020-04-25"},
    {"en", "3.4.2020", "2020-04-03"},
    {"en", "5/12/20", "2020-05-12"},
    {"en", "2020, May 12", "2020-05-12"},
    {"en", "By Jane Roe  May 12, 2020  3 min read", "2020-05-12"},
    {"en", "December 31, 1999", "1999-12-31"},
};
INSTANTIATE_TEST_SUITE_P(English, DateIn, testing::ValuesIn(english));

constexpr Case languages[] = {
    {"de", "Dienstag, 12. Mai 2020", "2020-05-12"},
    {"de", "12. März 2020, 10:30 Uhr MEZ", "2020-03-12T10:30:00+01:00"},
    {"de", "3. Jänner 2019", "2019-01-03"},
    {"de", "12.05.2020", "2020-05-12"},
    {"de", "12.5.20", "2020-05-12"},
    {"de", "12. 5. 2020", "2020-05-12"},
    {"de", "Stand: 1. Dez. 2021", "2021-12-01"},
    {"fr", "le 1er mai 2020", "2020-05-01"},
    {"fr", "Publié le 12 août 2020 à 10h30", "2020-08-12"},
    {"fr", "12/05/2020", "2020-05-12"},
    {"fr", "3 févr. 2021", "2021-02-03"},
    {"es", "12 de mayo de 2020", "2020-05-12"},
    {"es", "12 mayo, 2020", "2020-05-12"},
    {"es", "3 de setiembre del 2018", "2018-09-03"},
    {"es", "5 ene 2020", "2020-01-05"},
    {"it", "12 maggio 2020", "2020-05-12"},
    {"it", "3 gen. 2020 alle ore 10:30", "2020-01-03"},
    {"pt", "12 de março de 2020", "2020-03-12"},
    {"pt", "12 fev 2020 às 10h30", "2020-02-12"},
    {"nl", "12 maart 2020 om 10:30 uur", "2020-03-12"},
    {"nl", "12-05-2020", "2020-05-12"},
    {"pl", "12 października 2020 r.", "2020-10-12"},
    {"pl", "12 listopada 2020", "2020-11-12"},
    {"hr", "12. listopada 2020.", "2020-10-12"},
    {"hr", "3. srpnja 2020.", "2020-07-03"},
    {"cs", "12. srpna 2020", "2020-08-12"},
    {"cs", "5. června 2019", "2019-06-05"},
    {"cs", "5. července 2019", "2019-07-05"},
    {"sk", "12. októbra 2020", "2020-10-12"},
    {"ru", "12 мая 2020 года", "2020-05-12"},
    {"ru", "12 МАРТА 2020, 10:30 MSK", "2020-03-12T10:30:00+03:00"},
    {"uk", "12 травня 2020 р.", "2020-05-12"},
    {"uk", "5 лютого 2021", "2021-02-05"},
    {"be", "5 лютага 2021", "2021-02-05"},
    {"bg", "12 юни 2020 г.", "2020-06-12"},
    {"sr", "12. јуна 2020.", "2020-06-12"},
    {"sr", "12. avgust 2020", "2020-08-12"},
    {"mk", "12 декември 2020", "2020-12-12"},
    {"sl", "12. junij 2020", "2020-06-12"},
    {"tr", "12 Ağustos 2020", "2020-08-12"},
    {"tr", "3 Şubat 2020 Pazartesi 10:30", "2020-02-03"},
    {"tr", "5 KASIM 2021", "2021-11-05"},
    {"ar", "12 مايو 2020", "2020-05-12"},
    {"ar", "١٢ أغسطس ٢٠٢٠", "2020-08-12"},
    {"ar", "3 كانون الثاني 2020", "2020-01-03"},
    {"ar", "5 تشرين الثاني 2019", "2019-11-05"},
    {"fa", "۱۲ اردیبهشت ۱۳۹۹", "2020-05-01"},
    {"fa", "۱ فروردین ۱۳۹۹", "2020-03-20"},
    {"fa", "۱۳۹۹/۰۲/۱۲", "2020-05-01"},
    {"fa", "۳۰ اسفند ۱۳۹۹", "2021-03-20"},
    {"he", "12 במאי 2020", "2020-05-12"},
    {"zh", "2020年5月12日", "2020-05-12"},
    {"zh", "2020年05月12日 10:30", "2020-05-12"},
    {"zh", "發布於 2020 年 5 月 12 日", "2020-05-12"},
    {"ja", "2020年5月12日(火) 10時30分", "2020-05-12"},
    {"ja", "２０２０年５月１２日", "2020-05-12"},
    {"ko", "2020년 5월 12일", "2020-05-12"},
    {"ko", "입력 2020.05.12. 오전 10:30", "2020-05-12"},
    {"vi", "12 tháng 5, 2020", "2020-05-12"},
    {"vi", "ngày 12 tháng 5 năm 2020", "2020-05-12"},
    {"th", "12 พฤษภาคม 2563", "2020-05-12"},
    {"th", "12 พ.ค. 2563", "2020-05-12"},
    {"th", "๑๒ มีนาคม ๒๕๖๓", "2020-03-12"},
    {"hi", "12 मई 2020", "2020-05-12"},
    {"hi", "१२ अगस्त २०२०", "2020-08-12"},
    {"bn", "১২ মার্চ ২০২০", "2020-03-12"},
    {"hu", "2020. május 12., kedd", "2020-05-12"},
    {"hu", "2020. 05. 12.", "2020-05-12"},
    {"ro", "12 noiembrie 2020", "2020-11-12"},
    {"el", "12 Μαΐου 2020", "2020-05-12"},
    {"el", "3 ΑΥΓΟΥΣΤΟΥ 2019", "2019-08-03"},
    {"sv", "12 maj 2020 kl. 10.30", "2020-05-12"},
    {"da", "12. marts 2020", "2020-03-12"},
    {"nb", "12. desember 2020", "2020-12-12"},
    {"fi", "12. toukokuuta 2020 klo 10.30", "2020-05-12"},
    {"is", "12. júní 2020", "2020-06-12"},
    {"et", "12. jaanuar 2020", "2020-01-12"},
    {"lv", "2020. gada 12. maijs", "2020-05-12"},
    {"lt", "2020 m. gegužės 12 d.", "2020-05-12"},
    {"ca", "12 de juny de 2020", "2020-06-12"},
    {"ca", "12 d'octubre de 2020", "2020-10-12"},
    {"gl", "12 de xaneiro de 2020", "2020-01-12"},
    {"id", "12 Agustus 2020", "2020-08-12"},
    {"ms", "12 Ogos 2020", "2020-08-12"},
    {"sq", "12 qershor 2020", "2020-06-12"},
    {"az", "12 fevral 2020", "2020-02-12"},
    {"ka", "12 აგვისტო 2020", "2020-08-12"},
    {"hy", "12 մայիսի 2020", "2020-05-12"},
    {"kk", "12 мамыр 2020", "2020-05-12"},
    {"sw", "12 Machi 2020", "2020-03-12"},
    {"af", "12 Januarie 2020", "2020-01-12"},
    {"ta", "12 மார்ச் 2020", "2020-03-12"},
    {"ur", "12 جنوری 2020", "2020-01-12"},
    {"cy", "12 Mehefin 2020", "2020-06-12"},
};
INSTANTIATE_TEST_SUITE_P(Languages, DateIn, testing::ValuesIn(languages));

constexpr Case no_dates[] = {
    {"en", "", ""},
    {"en", "no digits here", ""},
    {"en", "192.168.1.12", ""},
    {"en", "Version 1.2.2020.5", ""},
    {"en", "2020", ""},
    {"en", "May 2020", ""},
    {"en", "31 February 2020", ""},
    {"en", "30.2.2021", ""},
    {"en", "call 555-12-2020-33", ""},
    {"en", "a score of 12 to 5 in 2020", ""},
    {"en", "13/13/2020", ""},
    {"en", "99999999", ""},
    {"en", "Room 12, May be 2020 people", ""},
};
INSTANTIATE_TEST_SUITE_P(None, DateIn, testing::ValuesIn(no_dates));

TEST(FindDate, GivesTheBytesOfTheDate) {
  const std::string_view text = "Posted on May 12, 2020 by us";
  const auto found = find_date(text, {});
  ASSERT_TRUE(found);
  EXPECT_EQ(text.substr(found->begin, found->end - found->begin), "May 12, 2020");
}

TEST(FindDate, SkipsWhatLiesAfterTheBound) {
  DateHints hints;
  hints.latest_day = day_number({.year = 2022, .month = 1, .day = 1});
  const auto found = find_date("From May 12, 2031: see May 12, 2020", hints);
  ASSERT_TRUE(found);
  EXPECT_EQ(iso_day(found->date), "2020-05-12");
}

TEST(FindDate, DecidesAnOrderThatWouldBeInTheFuture) {
  DateHints hints{.language = "en", .month_first = true};
  hints.latest_day = day_number({.year = 2020, .month = 6, .day = 1});
  const auto found = find_date("11/5/2020", hints);
  ASSERT_TRUE(found);
  EXPECT_EQ(iso_day(found->date), "2020-05-11");
}

TEST(FindDate, ReadsNoMoreThanItsWindow) {
  const std::string text = std::string(2'100, 'x') + " May 12, 2020";
  EXPECT_FALSE(find_date(text, {}));
}

TEST(ParseDate, ReadsSecondsAndMilliseconds) {
  EXPECT_EQ(rfc3339(*parse_date("1589279400", {})), "2020-05-12T10:30:00Z");
  EXPECT_EQ(rfc3339(*parse_date("2020-05-12T10:30:00.5+01:00", {})), "2020-05-12T10:30:00+01:00");
  EXPECT_EQ(rfc3339(*parse_date("2020-05-12T10:30:00.12Z", {})), "2020-05-12T10:30:00Z");
  EXPECT_EQ(rfc3339(*parse_date("1589279400000", {})), "2020-05-12T10:30:00Z");
}

struct UrlCase {
  const char* url;
  const char* expected;
};

class DateInUrl : public testing::TestWithParam<UrlCase> {};

TEST_P(DateInUrl, IsFound) {
  const auto date = date_in_url(GetParam().url, {});
  EXPECT_EQ(date ? iso_day(*date) : "", GetParam().expected);
}

constexpr UrlCase urls[] = {
    {"https://example.org/2020/05/12/a-story", "2020-05-12"},
    {"https://example.org/news/2020/5/12/a-story.html", "2020-05-12"},
    {"https://example.org/2020-05-12-a-story", "2020-05-12"},
    {"https://example.org/a-story-2020-05-12.html", "2020-05-12"},
    {"https://example.org/20200512/a-story", "2020-05-12"},
    {"https://example.org/politics/20200512-a-story", "2020-05-12"},
    {"https://example.org/2020/may/12/a-story", "2020-05-12"},
    {"https://example.org/2020/0512/a-story", "2020-05-12"},
    {"https://example.org/2020/05/a-story", ""},
    {"https://example.org/a-story-12345678", ""},
    {"https://example.org/a-story?from=2020-05-12", ""},
    {"https://2020-05-12.example.org/", ""},
    {"", ""},
};
INSTANTIATE_TEST_SUITE_P(Urls, DateInUrl, testing::ValuesIn(urls));

struct RelativeCase {
  const char* text;
  const char* expected;
};

class RelativeDate : public testing::TestWithParam<RelativeCase> {};

TEST_P(RelativeDate, CountsBackFromTheFetch) {
  DateHints hints;
  hints.fetched = std::chrono::sys_seconds(std::chrono::seconds(1'589'279'400));  // 2020-05-12T10:30:00Z
  const auto date = find_relative_date(GetParam().text, hints);
  const std::string text = !date ? "" : date->has_time ? rfc3339(*date) : iso_day(*date);
  EXPECT_EQ(text, GetParam().expected) << GetParam().text;
  EXPECT_FALSE(find_relative_date(GetParam().text, {})) << "without a fetch time nothing is known";
}

constexpr RelativeCase relatives[] = {
    {"3 hours ago", "2020-05-12T07:30:00Z"},
    {"an hour ago", "2020-05-12T09:30:00Z"},
    {"2 days ago", "2020-05-10"},
    {"Yesterday", "2020-05-11"},
    {"vor 3 Stunden", "2020-05-12T07:30:00Z"},
    {"il y a 2 jours", "2020-05-10"},
    {"hace 5 minutos", "2020-05-12T10:25:00Z"},
    {"3 ore fa", "2020-05-12T07:30:00Z"},
    {"há 2 dias", "2020-05-10"},
    {"2 dagen geleden", "2020-05-10"},
    {"3 godziny temu", "2020-05-12T07:30:00Z"},
    {"for 3 timer siden", "2020-05-12T07:30:00Z"},
    {"för 2 dagar sedan", "2020-05-10"},
    {"bake for 3 hours", ""},
    {"it took over 2 days", ""},
    {"for x in 0..hour", ""},
    {"2 дня назад", "2020-05-10"},
    {"3 saat önce", "2020-05-12T07:30:00Z"},
    {"3 小时前", "2020-05-12T07:30:00Z"},
    {"2日前", "2020-05-10"},
    {"3시간 전", "2020-05-12T07:30:00Z"},
    {"för 2 dagar sedan", "2020-05-10"},
    {"gestern", "2020-05-11"},
    {"3 hours of video", ""},
    {"May 12", ""},
};
INSTANTIATE_TEST_SUITE_P(Relative, RelativeDate, testing::ValuesIn(relatives));

TEST(DateLabel, TellsWhatADateIs) {
  EXPECT_EQ(label_in("Published on "), DateLabel::published);
  EXPECT_EQ(label_in("Last updated: "), DateLabel::updated);
  EXPECT_EQ(label_in("Zuletzt geändert am "), DateLabel::updated);
  EXPECT_EQ(label_in("Mis à jour le "), DateLabel::updated);
  EXPECT_EQ(label_in("Обновлено "), DateLabel::updated);
  EXPECT_EQ(label_in("© "), DateLabel::unrelated);
  EXPECT_EQ(label_in("Jane Roe, "), DateLabel::none);
  for (const std::string_view text :
       {"Comments 12, last of ", "12 comments · last one ", "Latest comment: ", "12 Kommentare, letzter vom ",
        "Letzter Kommentar: ", "12 commentaires, dernier le ",
        "Último comentario: ", "Последний комментарий: "}) {
    EXPECT_EQ(label_in(text), DateLabel::unrelated) << text;
  }
  EXPECT_EQ(label_in("Jane Roe · 12 comments · "), DateLabel::none);
}

TEST(Numbers, WithFullStopsPutTheMonthFirstOnAmericanPagesAlone) {
  DateHints hints;
  hints.month_first = true;
  EXPECT_EQ(iso_day(find_date("12.05.16", hints)->date), "2016-05-12");
  hints.month_before_stop = true;
  EXPECT_EQ(iso_day(find_date("12.05.16", hints)->date), "2016-12-05");
  EXPECT_EQ(iso_day(find_date("25.05.16", hints)->date), "2016-05-25");
}

TEST(Months, MayBeSmallWordsOfOtherLanguages) {
  DateHints hints;
  hints.language = "no";
  ASSERT_TRUE(find_date("5. des. 2016 10:30", hints));
  EXPECT_EQ(iso_day(find_date("5. des. 2016 10:30", hints)->date), "2016-12-05");
}

TEST(Calendar, CountsDaysAndWritesMoments) {
  EXPECT_EQ(day_number({.year = 1970, .month = 1, .day = 1}), 0);
  EXPECT_EQ(iso_day(from_day_number(-1)), "1969-12-31");
  EXPECT_EQ(rfc3339(from_unix_seconds(-1)), "1969-12-31T23:59:59Z");
  EXPECT_FALSE(is_day(2021, 2, 29));
  EXPECT_TRUE(is_day(2020, 2, 29));
  EXPECT_EQ(rfc3339({.year = 2020, .month = 5, .day = 12}), "");
}

TEST(FindDate, CountsYearsOfAnEra) {
  const auto day = [](std::string_view text) {
    const auto found = find_date(text, {});
    return found ? iso_day(found->date) : std::string();
  };
  EXPECT_EQ(day("平成28年12月5日"), "2016-12-05");
  EXPECT_EQ(day("公開日：令和6年5月1日"), "2024-05-01");
  EXPECT_EQ(day("民國105年12月5日"), "2016-12-05");
  EXPECT_EQ(day("創業105年12月5日"), "");
}

}  // namespace
}  // namespace pith::text
