#include "tidy/article_maker.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

TEST(ReadTime, GoesInEveryLanguageAndPlace) {
  for (const std::string_view line : {"· 3 min read",
                                      "5 minute read",
                                      "Reading time: 4 minutes",
                                      "Estimated reading time: less than 1 minute",
                                      "Lesezeit: 3 Min.",
                                      "Lesedauer: ca. 4 Minuten",
                                      "Temps de lecture : 3 minutes",
                                      "3 min de lecture",
                                      "Tiempo de lectura: 4 minutos",
                                      "Lectura de 2 min",
                                      "Tempo di lettura: 3 minuti",
                                      "3' di lettura",
                                      "Tempo de leitura: 5 minutos",
                                      "Leestijd: 3 minuten",
                                      "Czas czytania: 5 minut",
                                      "Ten tekst przeczytasz w 3 minuty",
                                      "Время чтения: 3 минуты",
                                      "На чтение 5 мин",
                                      "Okuma süresi: 3 dakika",
                                      "3 dk okuma",
                                      "مدة القراءة: 3 دقائق",
                                      "وقت القراءة ٣ دقائق",
                                      "زمان مطالعه: ۵ دقیقه",
                                      "阅读时间：3分钟",
                                      "預計閱讀時間 3 分鐘",
                                      "読了時間：約3分",
                                      "この記事は約5分で読めます",
                                      "Lästid: 3 min",
                                      "Doba čtení: 5 minut"}) {
    for (const std::string_view where : {"lead", "body", "tail"})
      EXPECT_TRUE(is_taken(line, where)) << line << " in " << where;
  }
}

TEST(ReadTime, StaysWhereASentenceSpeaksOfIt) {
  for (const std::string_view line :
       {"Reading time fell by a third.", "She has 3 minutes to read the note",
        "The reading time of 4 minutes was too short for most pupils of the class."}) {
    EXPECT_FALSE(is_taken(line, "body")) << line;
  }
}

TEST(SkipLinks, Go) {
  for (const std::string_view line :
       {"Skip to main content", "Zum Inhalt springen", "Aller au contenu principal", "Saltar al contenido",
        "Vai al contenuto", "Ir para o conteúdo", "Ga naar de inhoud", "Przejdź do treści",
        "Перейти к содержимому", "İçeriğe geç", "انتقل إلى المحتوى", "پرش به محتوا", "跳到主要内容",
        "コンテンツへスキップ", "Hoppa till innehåll", "Přejít k obsahu"}) {
    EXPECT_TRUE(is_taken(line, "lead")) << line;
  }
}

TEST(ShareBars, Go) {
  for (const std::string_view line :
       {"Share this article", "Share on Facebook Twitter WhatsApp",
        "Click to share on Facebook (Opens in new window)", "Artikel teilen", "Partager cet article",
        "Compartir en Twitter", "Condividi su Facebook", "Compartilhe no WhatsApp", "Deel dit artikel",
        "Udostępnij na Facebooku", "Поделиться в Telegram", "Bu haberi paylaş", "شارك المقال",
        "این مطلب را به اشتراک بگذارید", "分享到微信 微博", "この記事をシェアする", "Dela artikeln",
        "Sdílet na Facebooku"}) {
    EXPECT_TRUE(is_taken(line, "body")) << line;
  }
}

TEST(ShareBars, SingleWordsGoOnlyAtTheEnds) {
  EXPECT_TRUE(is_taken("Share", "lead"));
  EXPECT_TRUE(is_taken("Share", "tail"));
  EXPECT_FALSE(is_taken("Share", "body"));
}

TEST(Widgets, ToolAndCommentLinesGo) {
  for (const std::string_view line :
       {"Leave a comment", "Comments (3)", "12 Kommentare", "Schreibe einen Kommentar",
        "Laisser un commentaire", "Print this article", "Deja un comentario",
        "Video verfügbar bis 28.02.2021"}) {
    EXPECT_TRUE(is_taken(line, "tail")) << line;
  }
}

TEST(Widgets, AdvertisementMarksGoFromTheBody) {
  for (const std::string_view line :
       {"Advertisement", "ADVERTISEMENT - CONTINUE READING BELOW", "Anzeige",
        "Story continues below advertisement", "Publicité", "Реклама", "広告"}) {
    EXPECT_TRUE(is_taken(line, "body")) << line;
  }
}

TEST(Widgets, OneForeignWordKeepsALine) {
  for (const std::string_view line : {"Share this bread", "Advertisement and its enemies",
                                      "Skip to the good part", "Print books", "Comments on Hegel"}) {
    EXPECT_FALSE(is_taken(line, "body")) << line;
  }
}

TEST(Widgets, TableRowsAndCodeStay) {
  ArticleMaker maker;
  maker.opening().add("Share\t3", BlockKind::table_row).add("Advertisement", BlockKind::code).closing();
  EXPECT_EQ(tidied(maker.article).size(), 6U);
}

TEST(Prompts, GoAtTheEnd) {
  for (const std::string_view line :
       {"Sign up for our newsletter to get the best stories of the week.",
        "Follow us on Facebook and Twitter for the latest news.",
        "Abonnieren Sie unseren Newsletter, der jeden Freitag von der Brücke erzählt.",
        "Inscrivez-vous à notre newsletter pour recevoir toute l'actualité.",
        "Подписывайтесь на наш канал в Telegram, чтобы ничего не пропустить."}) {
    EXPECT_TRUE(is_taken(line, "tail")) << line;
    EXPECT_FALSE(is_taken(line, "body")) << line;
  }
}

TEST(Prompts, NoParagraphGoesForItsFirstWords) {
  std::string text = "Read the full story of the bridge, and sign up for the next one.";
  while (text.size() < 500)
    text += " The council spoke of it until nine, and then nobody could remember why.";
  EXPECT_FALSE(is_taken(text, "tail"));
}

TEST(Subscription, ItemsOfAnAuthorsListStay) {
  ArticleMaker maker;
  maker.opening().add("No free trial", BlockKind::list_item).closing();
  EXPECT_EQ(tidied(maker.article).size(), 5U);
}

TEST(Prompts, AShortArticleIsNotEmptied) {
  ArticleMaker maker;
  maker.add("Sign up for our newsletter to get the best stories of the week in your inbox.");
  EXPECT_EQ(tidied(maker.article).size(), 1U);
}

TEST(Prompt, MayHaveAnAddressOrStandInALink) {
  EXPECT_TRUE(is_taken("Tip de redactie: heeft u nieuws uit uw buurt? Mail naar tip@krant.example", "tail"));
  ArticleMaker maker;
  maker.opening().closing().link("Example Haber’i takip etmek için tıklayın", "https://a.example/");
  EXPECT_EQ(tidied(maker.article).size(), 4U);
}

TEST(Pitch, OfANewsletterGoesWithItsHeading) {
  ArticleMaker maker;
  maker.opening()
      .add("Hafenpost – der Newsletter", BlockKind::heading)
      .add("Was uns bewegt, jeden Morgen um sechs in Ihrem Postfach. Kostenlos und jederzeit abbestellbar.")
      .closing();
  EXPECT_EQ(tidied(maker.article).size(), 4U);
  EXPECT_FALSE(is_taken("Every plan begins with a free trial of thirty days and no card.", "body"));
}

TEST(Clock, OfALiveBlogsEntryGoes) {
  ArticleMaker maker;
  maker.opening().add("21:40").add("Evacuation is complete", BlockKind::heading).closing();
  EXPECT_EQ(tidied(maker.article).size(), 5U);
  EXPECT_FALSE(is_taken("12:0", "body"));
  EXPECT_FALSE(is_taken("21:40", "body"));
}

TEST(CardData, GoesFromListings) {
  ArticleMaker maker;
  maker.article.meta.page_type = PageType::listing;
  maker.opening().add("Ann Lee March 20, 2025 3 min read").add("Ann Lee spoke on March 20, 2025").closing();
  EXPECT_EQ(tidied(maker.article).size(), 5U);
}

TEST(Signature, BelowAPostGoesInForums) {
  for (const auto& [type, blocks] :
       {std::pair{PageType::forum, "One post.\nIts end."}, {PageType::article, ""}}) {
    ArticleMaker maker;
    maker.article.meta.page_type = type;
    maker.opening().add("One post.\nIts end.\n_________________\nAnn, three hives\nand a lodger").closing();
    EXPECT_EQ(tidied(maker.article)[2] == blocks, *blocks != '\0') << to_string(type);
  }
}

}  // namespace
}  // namespace pith::tidy
