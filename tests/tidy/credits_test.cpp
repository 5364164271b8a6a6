#include "tidy/article_maker.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(PhotoCredit, GoesEverywhere) {
  for (const std::string_view line :
       {"Photo: Ann Lee/Getty Images", "(AP Photo/Ann Lee)", "Photo by Ann Lee on Unsplash", "Foto: dpa",
        "© Reuters/Ann Lee", "Image credit: Shutterstock", "Crédit photo : AFP", "Bild: picture alliance/dpa",
        "Фото: РИА Новости", "图片来源：视觉中国"}) {
    EXPECT_TRUE(is_taken(line, "body")) << line;
  }
}

TEST(PhotoCredit, SentencesAndListsOfNamesStay) {
  for (const std::string_view line : {"Photo of the year", "Courses via the city college", "Beauty/Health",
                                      "Photos show the bridge before the flood."}) {
    EXPECT_FALSE(is_taken(line, "body")) << line;
  }
}

TEST(Copyright, GoesAtTheEnd) {
  for (const std::string_view line :
       {"© 2024 Example Herald", "Copyright 2024 Example Herald. All rights reserved.",
        "Alle Rechte vorbehalten", "Tous droits réservés", "Все права защищены"}) {
    EXPECT_TRUE(is_taken(line, "tail")) << line;
  }
}

TEST(Caption, IsKnownByTheCreditAtItsEnd) {
  for (const std::string_view line :
       {"The mask that came home (Photo: Ann Lee)", "The bridge before its fall. Photo by: 'Ann Lee'",
        "Die Brücke vor dem Einsturz (Foto: Anna Lehmann)", "资料馆里的面具。　记者 李明 摄",
        "資料館に戻った小面（写真・能登谷）", "다리 위의 사람들. 사진=서지우 기자"}) {
    EXPECT_TRUE(is_taken(line, "body")) << line;
  }
  EXPECT_FALSE(is_taken("She took a photo of the bridge", "body"));
  for (const std::string_view line :
       {"She posted the picture with the caption: Home", "She posted it with the caption: “Best Day Ever”",
        "Er stellte das Bild mit einem Foto: so sah es aus", "–¿Qué hay detrás de esa foto?",
        R"(He sent it to everyone he knew, with the photo caption: "Never Again")"}) {
    EXPECT_FALSE(is_taken(line, "body")) << line;
  }
  EXPECT_FALSE(is_taken("The bridge before its fall (in the photo)", "body"));
}

TEST(Caption, BecomesABlockOfItsKindWhenAskedFor) {
  ArticleMaker maker;
  maker.opening().add("The mask that came home (Photo: Ann Lee)").closing();
  EXPECT_EQ(tidied(maker.article, {{}, true, true}).size(), 5U);
  EXPECT_EQ(maker.article.blocks[2].kind, BlockKind::caption);
}

TEST(Source, IsReadAndTakenOutAtTheEnd) {
  struct Case {
    std::string_view line;
    std::string_view source;
  };
  for (const auto& [line, source] :
       {Case{"source: tehrantimes.com", "tehrantimes.com"}, Case{"Quelle: dpa", "dpa"},
        Case{"Fuente: Agencia Central", "Agencia Central"}, Case{"Источник: ТАСС", "ТАСС"},
        Case{"source: Example\u00A0Weekly", "Example Weekly"}, Case{"来源：新华社", "新华社"},
        Case{"منبع: ایرنا", "ایرنا"}, Case{"(Reuters)", "Reuters"}, Case{"— dpa", "dpa"},
        Case{"AFP/Reuters", "AFP/Reuters"}, Case{"(avec AFP)", "AFP"},
        Case{"This article originally appeared on Example Weekly.", "Example Weekly"},
        Case{"Zuerst erschienen bei Example Weekly", "Example Weekly"}, Case{"출처: 연합뉴스", "연합뉴스"}}) {
    ArticleMaker maker;
    maker.opening().closing().add(line);
    EXPECT_EQ(said(maker.article, text::FactKind::source), source) << line;
    EXPECT_EQ(tidied(maker.article).size(), 4U) << line;
  }
}

TEST(Source, IsReadFromALineBesideTheText) {
  EXPECT_EQ(read_source_credit("Sources close to the council speak of spring."), "");
  EXPECT_EQ(read_source_credit("Źródło: Agencja Informacyjna Dolina"), "Agencja Informacyjna Dolina");
}

TEST(Source, ASentenceStays) {
  EXPECT_FALSE(is_taken("Sources close to the council speak of spring.", "tail"));
  EXPECT_FALSE(is_taken("source: tehrantimes.com", "body"));
}

}  // namespace
}  // namespace pith::tidy
