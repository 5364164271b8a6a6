#include "tidy/dateline.hpp"

#include "tidy/article_maker.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

struct Case {
  std::string_view text;
  std::string_view place;
  std::string_view agency;
};

class DatelineOf : public testing::TestWithParam<Case> {};

TEST_P(DatelineOf, IsRead) {
  const auto found = read_dateline(GetParam().text);
  ASSERT_TRUE(found) << GetParam().text;
  EXPECT_EQ(found->place, GetParam().place);
  EXPECT_EQ(found->agency, GetParam().agency);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, DatelineOf,
    testing::Values(Case{"TEHRAN – Ali Akbar received his guest.", "Tehran", ""},
                    Case{"BERLIN (dpa) - Die Brücke bleibt zu.", "Berlin", "dpa"},
                    Case{"Paris, 3 March (AFP) — The bridge is closed.", "Paris", "AFP"},
                    Case{"(Reuters) - The bridge is closed.", "", "Reuters"},
                    Case{"RIO DE JANEIRO -- The bridge is closed.", "Rio de Janeiro", ""},
                    Case{"WASHINGTON, D.C. (AP) — The bridge is closed.", "Washington, D.C.", "AP"},
                    Case{"AL-QUDS, Sept. 3 – The bridge is closed.", "Al-Quds", ""},
                    Case{"МОСКВА, 3 мар — Мост закрыт.", "Москва", ""},
                    Case{"تهران - ایرنا - پل بسته است.", "تهران", "ایرنا"},
                    Case{"新华社北京3月3日电（记者李明）大桥关闭。", "北京", "新华社"}));

class NoDateline : public testing::TestWithParam<std::string_view> {};

TEST_P(NoDateline, IsReadFrom) { EXPECT_FALSE(read_dateline(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Forms, NoDateline,
                         testing::Values("EXCLUSIVE – The bridge is closed.",
                                         "UPDATE - The bridge is closed.", "NASA – which built it – is glad.",
                                         "The bridge – an old one – is closed.",
                                         "Ann Lee – The bridge is closed.", "FBI – The bridge is closed.",
                                         "October 12 – The bridge is closed.",
                                         "A well-known bridge is closed.", "Twenty-one people came."));

TEST(Dateline, IsAFactAndStaysInTheText) {
  ArticleMaker maker;
  maker.add("TEHRAN – The council of the small town met on Monday evening to speak about the bridge.")
      .closing();
  EXPECT_EQ(said(maker.article, text::FactKind::place), "Tehran");
  const auto blocks = tidied(maker.article);
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_TRUE(blocks[0].starts_with("TEHRAN – "));
}

TEST(Dateline, MayFollowASummary) {
  ArticleMaker maker;
  maker.opening()
      .add("TEHRAN – The council of the small town met on Monday evening to speak about the bridge.")
      .closing();
  EXPECT_EQ(said(maker.article, text::FactKind::place), "Tehran");
}

}  // namespace
}  // namespace pith::tidy
