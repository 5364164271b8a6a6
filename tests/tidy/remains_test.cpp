#include "tidy/article_maker.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(Counter, OfASlideGoes) {
  for (const std::string_view line :
       {"Image 3 of 5", "Slide 1 / 12", "Photo 2 of 9", "Bild 3 von 5", "Foto 1/7", "Image 2 sur 8",
        "Foto 4 de 10", "Immagine 1 di 6", "Afbeelding 2 van 4", "Zdjęcie 3 z 9", "Фото 1 из 5",
        "Resim 2 / 6", "图 2/5", "写真 1/3"}) {
    EXPECT_TRUE(is_taken(line, "body")) << line;
  }
  for (const std::string_view line :
       {"Rating: 3 of 5", "3 of 5", "Page 12", "Photo 9 of 3", "Photo of 5 boats"})
    EXPECT_FALSE(is_taken(line, "body")) << line;
}

TEST(Shortcode, Goes) {
  for (const std::string_view line :
       {R"([gallery ids="12,13,14"])", "[/vc_column_text]", "[vc_row][vc_column]",
        R"([contact-form-7 id="3"])", "[embed]https://video.example/42[/embed]",
        R"({{< figure src="/a.jpg" >}})", R"({% include newsletter.html id="a" %})"}) {
    EXPECT_TRUE(is_taken(line, "body")) << line;
  }
  for (const std::string_view line : {"[sic]", "[...]", "[1]", "[The crowd laughs]", "{{ name }}"})
    EXPECT_FALSE(is_taken(line, "body")) << line;
}

TEST(MachineValue, Goes) {
  for (const std::string_view line :
       {"2024-03-05T10:00:00+01:00", "2024-03-05T10:00Z", "https://img.example/river-1200.jpg?w=1200"})
    EXPECT_TRUE(is_taken(line, "tail")) << line;
  EXPECT_FALSE(is_taken("https://river.example/council", "body"));
  ArticleMaker maker;
  maker.article.meta.tags = {"River", "bridge", "council"};
  maker.opening()
      .closing()
      .add("river, bridge, council")
      .add("https://img.example/a.png")
      .add("1200")
      .add("630");
  EXPECT_EQ(tidied(maker.article).size(), 4U);
}

TEST(MachineValue, GoesFromPagesOfAnyType) {
  for (const PageType type : {PageType::product, PageType::forum, PageType::documentation}) {
    ArticleMaker maker;
    maker.article.meta.page_type = type;
    maker.opening().add("2024-03-05T10:00:00+01:00").add("sold on 2024-03-05").closing();
    EXPECT_EQ(tidied(maker.article).size(), 5U) << to_string(type);
  }
}

TEST(BrowserNote, Goes) {
  for (const std::string_view line :
       {"This map requires JavaScript to be displayed.", "Please enable JavaScript to view the comments.",
        "Bitte aktivieren Sie JavaScript, um die Karte zu sehen.", "Veuillez activer JavaScript.",
        "Your browser does not support the video tag.", "Tu navegador no soporta vídeo."}) {
    EXPECT_TRUE(is_taken(line, "body")) << line;
  }
  EXPECT_FALSE(is_taken("The page was written in JavaScript, and nobody could tell why.", "body"));
}

TEST(Calendar, GoesWithItsWeekdays) {
  ArticleMaker maker;
  maker.opening()
      .closing()
      .add("March 2024", BlockKind::table_row)
      .add("Mo\tTu\tWe\tTh\tFr\tSa\tSu", BlockKind::table_row);
  for (const std::string_view row : {"\t\t\t\t1\t2\t3", "4\t5\t6\t7\t8\t9\t10", "11\t12\t13\t14\t15\t16\t17",
                                     "18\t19\t20\t21\t22\t23\t24", "25\t26\t27\t28\t29\t30\t31"}) {
    maker.add(row, BlockKind::table_row);
  }
  maker.add("« Feb");
  EXPECT_EQ(tidied(maker.article).size(), 4U);

  ArticleMaker results;
  results.opening().add("1\t3\t2", BlockKind::table_row).add("2\t1\t4", BlockKind::table_row).closing();
  EXPECT_EQ(tidied(results.article).size(), 6U);
}

TEST(SecondCopy, OfTheTextInOnePieceGoes) {
  ArticleMaker maker;
  std::string all;
  for (int i = 0; i < 12; ++i) {
    const std::string paragraph = std::string(i % 2 == 0 ? first_paragraph : second_paragraph) +
                                  " It was meeting " + std::to_string(i) +
                                  " of the year, and the last that week.";
    maker.add(paragraph);
    all += paragraph + ' ';
  }
  maker.add(all);
  EXPECT_EQ(tidied(maker.article).size(), 12U);
}

}  // namespace
}  // namespace pith::tidy
