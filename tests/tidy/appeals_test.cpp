#include "tidy/article_maker.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::tidy {
namespace {

/// Whether `note` goes as the last paragraph of a text of some length, and stays in the middle of it.
testing::AssertionResult goes_at_the_end(std::string_view note) {
  const auto left = [&](bool at_end) {
    ArticleMaker maker;
    maker.opening().closing();
    if (!at_end) maker.add(note);
    maker.opening().closing();
    if (at_end) maker.add(note);
    return tidied(maker.article).size();
  };
  if (left(true) != 8) return testing::AssertionFailure() << "stays at the end: " << note;
  if (left(false) != 9) return testing::AssertionFailure() << "goes from the middle: " << note;
  return testing::AssertionSuccess();
}

TEST(Appeals, ForMoneyGoInFifteenLanguages) {
  for (const std::string_view note :
       {"If you value what you have just read, please support our journalism with a gift of any size.",
        "There is no paywall here and there never will be, which is why your donation matters so much.",
        "Wenn Ihnen dieser Text etwas wert ist: Unterstützen Sie unabhängigen Journalismus.",
        "Nous n'avons ni actionnaire ni publicité : soutenez la presse indépendante, à partir d'un euro.",
        "Sin anunciantes y sin dueños: apoya el periodismo independiente con lo que puedas cada mes.",
        "Siamo in sette e viviamo di lettori: sostieni il giornalismo indipendente con quello che puoi.",
        "Não temos donos nem anunciantes: apoie o jornalismo independente com o valor que puder.",
        "Wij hebben geen aandeelhouders: steun onafhankelijke journalistiek met een klein bedrag per maand.",
        "Nie mamy właściciela ani reklam: wesprzyj niezależne dziennikarstwo dowolną kwotą co miesiąc.",
        "У нас нет владельцев и рекламы: поддержите независимую журналистику любой суммой.",
        "Patronumuz ve reklamımız yok: bağımsız gazeteciliği destekleyin, her ay küçük bir katkı yeter.",
        "ليس لدينا مالك ولا إعلانات، لذلك ادعم الصحافة المستقلة بما تستطيع كل شهر ولو كان قليلا.",
        "ما نه مالک داریم و نه آگهی، پس از روزنامه نگاری مستقل حمایت کنید، هر ماه با مبلغی کوچک.",
        "我们没有广告，也没有股东。请每月用一杯咖啡的钱支持独立媒体，让我们继续写下去。",
        "私たちは広告に頼らないで取材を続けています。毎月の寄付で、この仕事を支えてください。",
        "우리는 광고 없이 취재합니다. 한 달에 커피 한 잔 값의 후원금이 이 일을 계속하게 합니다.",
        "Vi har varken ägare eller annonser: stöd oberoende journalistik med ett litet belopp i månaden."}) {
    EXPECT_TRUE(goes_at_the_end(note));
  }
}

TEST(Appeals, DisclaimersGo) {
  for (const std::string_view note :
       {"This column is no substitute for professional medical advice, so see somebody who can see you.",
        "Nothing above is a recommendation, and it does not constitute investment advice.",
        "Dieser Text ersetzt keine ärztliche Beratung, und im Zweifel fragen Sie jemanden, der Sie sieht.",
        "Cette chronique ne remplace pas un avis médical, et chacun reste libre de demander le sien.",
        "Esta columna tiene fines informativos, y nadie debería comprar nada por haberla leído.",
        "Queste righe hanno scopo puramente informativo, e nessuno dovrebbe comprare nulla per averle lette.",
        "Este texto tem caráter meramente informativo, e ninguém devia comprar nada por o ter lido.",
        "Deze column is geen beleggingsadvies, en wie er iets om koopt, doet dat voor eigen rekening.",
        "Ten tekst nie stanowi porady lekarskiej, a w razie wątpliwości należy zapytać kogoś, kto leczy.",
        "Этот текст не является инвестиционной рекомендацией, и решать каждый должен сам за себя.",
        "Bu yazı yatırım tavsiyesi değildir, okuduğu için bir şey alan herkes kendi hesabına almış olur.",
        "هذا النص لا يغني عن استشارة الطبيب، ومن كان في شك فليسأل من يستطيع أن يراه ويفحصه.",
        "این متن جایگزین توصیه پزشک نیست و هر کس تردید دارد باید از کسی بپرسد.",
        "本文仅代表作者个人观点，不构成投资建议，读者若据此买卖，结果由读者自己承担。",
        "本稿は情報提供を目的としたもので、売買の判断は読む人それぞれにお任せしています。",
        "이 글은 투자 권유를 목적으로 쓴 것이 아니며, 결정은 읽는 분이 스스로 내려야 합니다."}) {
    EXPECT_TRUE(goes_at_the_end(note));
  }
}

TEST(Appeals, WhoPaidAndWhatElseThereIsGoes) {
  for (const std::string_view note :
       {"This story was developed in partnership with Northlight Lamps by the branded content team.",
        "Dieser Beitrag entstand in Kooperation mit der Lampenfabrik Nordlicht und ihren Freunden.",
        "Cet article a été réalisé en partenariat avec les Lampes du Nord, qui nous ont invités.",
        "Este contenido ha sido elaborado por Lámparas del Norte, que también eligió las fotografías.",
        "For more from the river, sign up for our weekly newsletter, which comes on Thursdays.",
        "The whole talk is on our podcast, which you will find wherever you get your podcasts.",
        "Lust auf mehr vom Fluss? Melde dich hier für unseren Newsletter an, er kommt am Donnerstag.",
        "Pour suivre le fleuve, inscrivez-vous à notre newsletter, qui paraît chaque jeudi soir.",
        "Subscribe today and read every issue since 1911, for five crowns a month in the first year."}) {
    EXPECT_TRUE(goes_at_the_end(note));
  }
}

TEST(Appeals, SeveralParagraphsGoWithTheirHeading) {
  ArticleMaker maker;
  maker.opening().closing().opening().closing();
  maker.add("Before you go", BlockKind::heading)
      .add("We have a small favor to ask, and it will not take longer than the time you have spent here.")
      .add("Our pages are free to read and reader funded, and every contribution keeps them that way.")
      .add("Support independent journalism today, and thank you from everybody who works in the newsroom.");
  EXPECT_EQ(tidied(maker.article).size(), 8U);
}

TEST(Appeals, WhatTheArticleIsAboutStays) {
  const std::string last =
      "Support independent journalism, the founders wrote on the wall, and it stayed there.";
  ArticleMaker maker;
  maker.opening();
  for (int i = 0; i < 6; ++i) {
    maker.add(
        "The paper lives on donations, and independent journalism is what its readers say they pay for.");
    maker.add(i % 2 == 0 ? third_paragraph : fourth_paragraph);
  }
  maker.add(last);
  const std::vector<std::string> blocks = tidied(maker.article);
  ASSERT_FALSE(blocks.empty());
  EXPECT_EQ(blocks.back(), last);
}

TEST(Appeals, QuotationsAsidesAndAdviceStay) {
  for (const std::string_view line :
       {"“Support our journalism,” said the sign above the door, which nobody had read for eleven years.",
        "„Unterstützen Sie unsere Arbeit“, stand auf dem Schild, das seit elf Jahren niemand gelesen hatte.",
        "Whoever wants to help the families can make a donation at the town hall until the end of March.",
        "Always ask your doctor before you begin to run, the coach said, and then begin slowly anyway.",
        "I use this soap or the one from the market, in case you wonder (both are affiliate links).",
        "The plan costs four crowns a month, and whoever wants to leave may cancel at any time."}) {
    EXPECT_FALSE(is_taken(line, "tail")) << line;
  }
}

TEST(Appeals, ItemsOfAListStay) {
  ArticleMaker maker;
  maker.opening().closing();
  maker.add("Affiliate links: streamers earn a commission on what their viewers buy.", BlockKind::list_item)
      .add("Merchandise: streamers sell shirts, mugs or digital goods of their own.", BlockKind::list_item);
  EXPECT_EQ(tidied(maker.article).size(), 6U);
}

TEST(Appeals, OnServicePagesStay) {
  ArticleMaker maker;
  maker.article.meta.page_type = PageType::service;
  maker.opening().closing().add(
      "Subscribe today and read every issue, for five crowns a month in the first year.");
  EXPECT_EQ(tidied(maker.article).size(), 5U);
}

}  // namespace
}  // namespace pith::tidy
