// Names out of bylines and author fields, in the languages pages are written in.
#include "meta/names.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

struct Case {
  const char* text;
  const char* expected;  // names, joined by "; "
};

class Byline : public testing::TestWithParam<Case> {};
class Field : public testing::TestWithParam<Case> {};

TEST_P(Byline, GivesItsNames) {
  EXPECT_EQ(joined(read_names(GetParam().text, NameSource::byline)), GetParam().expected) << GetParam().text;
}

TEST_P(Field, GivesItsNames) {
  EXPECT_EQ(joined(read_names(GetParam().text, NameSource::field)), GetParam().expected) << GetParam().text;
}

constexpr Case bylines[] = {
    // English
    {"By Jane Roe", "Jane Roe"},
    {"BY JANE ROE", "JANE ROE"},
    {"By Jane Roe and John Doe", "Jane Roe; John Doe"},
    {"By Jane Roe, John Doe & Mary Major", "Jane Roe; John Doe; Mary Major"},
    {"Written by Jane Roe", "Jane Roe"},
    {"Written by: Jane Roe | May 12, 2020", "Jane Roe"},
    {"By Jane Roe May 12, 2020", "Jane Roe"},
    {"May 12, 2020 by Jane Roe", "Jane Roe"},
    {"Posted on May 12, 2020 by Jane Roe in Travel", "Jane Roe"},
    {"By Jane Roe, Staff Writer", "Jane Roe"},
    {"By Jane Roe, Senior Political Reporter, and John Doe", "Jane Roe; John Doe"},
    {"By Jane Roe | jane.roe@example.org", "Jane Roe"},
    {"By Jane Roe • 3 min read", "Jane Roe"},
    {"By Jane Roe Updated 12 May 2020", "Jane Roe"},
    {"By Jane Roe Photographs by John Doe", "Jane Roe"},
    {"Photo by John Doe", ""},
    {"Edited by John Doe", ""},
    {"Medically reviewed by John Doe", ""},
    {"By J.R. Roe Jr.", "J.R. Roe Jr."},
    {"By Jane O’Neil-Roe", "Jane O’Neil-Roe"},
    {"By Jane van der Roe", "Jane van der Roe"},
    {"By John O'Connor The Associated Press", "John O'Connor"},
    {"By", ""},
    {"3 min read", ""},
    {"all rights reserved", ""},
    {"More from Jane Roe", "Jane Roe"},
    // German
    {"Von Jane Roe", "Jane Roe"},
    {"Von Jane Roe und Karl Kern", "Jane Roe; Karl Kern"},
    {"Ein Gastbeitrag von Karl von Kern", "Karl von Kern"},
    {"Text: Karl Kern", "Karl Kern"},
    {"Text & Fotos: Karl Kern", "Karl Kern"},
    {"Karl Kern, Redakteur", "Karl Kern"},
    {"Autor: Karl Kern, Datum: 03. März 2019", "Karl Kern"},
    {"Foto: Karl Kern", ""},
    // other languages
    {"Par Jeanne Roux", "Jeanne Roux"},
    {"Publié le 12 mai 2020 par Jeanne Roux", "Jeanne Roux"},
    {"Par Jeanne Roux et Paul Petit", "Jeanne Roux; Paul Petit"},
    {"Propos recueillis par Jeanne Roux", "Jeanne Roux"},
    {"Por Juan Ruiz", "Juan Ruiz"},
    {"Por Juan Ruiz y Ana Gil", "Juan Ruiz; Ana Gil"},
    {"Escrito por Juan Ruiz el 12 de mayo de 2020", "Juan Ruiz"},
    {"Di Gianni Rossi", "Gianni Rossi"},
    {"a cura di Gianni Rossi e Anna Bianchi", "Gianni Rossi; Anna Bianchi"},
    {"Por João Silva e Ana Costa", "João Silva; Ana Costa"},
    {"Door Jan de Vries", "Jan de Vries"},
    {"Door Jan de Vries en Piet Bos", "Jan de Vries; Piet Bos"},
    {"Autor: Jan Nowak", "Jan Nowak"},
    {"Tekst: Jan Nowak, zdjęcia: Anna Lis", "Jan Nowak"},
    {"Автор: Иван Петров", "Иван Петров"},
    {"Текст: Иван Петров и Анна Сидорова", "Иван Петров; Анна Сидорова"},
    {"Автор: Тарас Бульба", "Тарас Бульба"},
    {"Yazan: Ayşe Yılmaz", "Ayşe Yılmaz"},
    {"Haber: Ayşe Yılmaz ve Ali Demir", "Ayşe Yılmaz; Ali Demir"},
    {"بقلم: أحمد علي", "أحمد علي"},
    {"نویسنده: رضا احمدی", "رضا احمدی"},
    {"מאת: דוד כהן", "דוד כהן"},
    {"作者：王小明", "王小明"},
    {"记者：王小明、李华", "王小明; 李华"},
    {"文 / 王小明", "王小明"},
    {"執筆者：山田太郎", "山田太郎"},
    {"글: 홍길동", "홍길동"},
    {"홍길동 기자", "홍길동"},
    {"Bởi Nguyễn Văn An", "Nguyễn Văn An"},
    {"Oleh Budi Santoso", "Budi Santoso"},
    {"โดย สมชาย ใจดี", "สมชาย ใจดี"},
    {"लेखक: राम कुमार", "राम कुमार"},
    {"Napsal Jan Novák", "Jan Novák"},
    {"Napísala Jana Nováková", "Jana Nováková"},
    {"Írta: Nagy János", "Nagy János"},
    {"Scris de Ion Popescu", "Ion Popescu"},
    {"Автор Иван Иванов", "Иван Иванов"},
    {"Piše: Ivan Horvat", "Ivan Horvat"},
    {"Пише: Петар Петровић", "Петар Петровић"},
    {"Από: Γιώργος Παππάς", "Γιώργος Παππάς"},
    {"Av Anna Svensson", "Anna Svensson"},
    {"Av Anna Svensson och Erik Berg", "Anna Svensson; Erik Berg"},
    {"Af Jens Jensen og Mette Holm", "Jens Jensen; Mette Holm"},
    {"Tekst: Kari Nordmann", "Kari Nordmann"},
    {"Kirjoittaja: Matti Meikäläinen ja Maija Virtanen", "Matti Meikäläinen; Maija Virtanen"},
    {"Teksti: Matti Meikäläinen", "Matti Meikäläinen"},
    {"Autorius: Jonas Jonaitis", "Jonas Jonaitis"},
    {"Autors: Jānis Bērziņš", "Jānis Bērziņš"},
    {"Autor: Mari Maasikas", "Mari Maasikas"},
    {"Per Joan Puig i Maria Vila", "Joan Puig; Maria Vila"},
    {"Escrit per Joan Puig", "Joan Puig"},
    {"Posted by Jane Roe | Filed under: Harbour Walls | Tags: Boats", "Jane Roe"},
    {"By Jane Roe | Location: New York City", "Jane Roe"},
    {"By Jane Roe | Text: John Doe", "Jane Roe; John Doe"},
    {"Von Anna Schmidt, Berlin", "Anna Schmidt"},
    {"Von Anna Schmidt und Cher", "Anna Schmidt; Cher"},
    {"Por María García, Madrid", "María García"},
};
INSTANTIATE_TEST_SUITE_P(Bylines, Byline, testing::ValuesIn(bylines));

constexpr Case fields[] = {
    {"Jane Roe", "Jane Roe"},
    {"By Jane Roe", "Jane Roe"},
    {"jane_roe", "jane_roe"},
    {"janeroe42", "janeroe42"},
    {"Jane Roe, John Doe", "Jane Roe; John Doe"},
    {"Jane Roe; John Doe", "Jane Roe; John Doe"},
    {"Jane Roe | Example News", "Jane Roe"},
    {"Jane Roe, MD, PhD", "Jane Roe"},
    {"Jane Roe (Reuters)", "Jane Roe"},
    {"홍길동 기자", "홍길동"},
    {"王小明 记者", "王小明"},
    {"jane@example.org", ""},
    {"https://www.example.org/jane", ""},
    {"https://www.example.org/author/jane-roe", ""},
    {"Staff", "Staff"},
    {"Redaktion", "Redaktion"},
    {"Reporter", ""},
    {"Monday", ""},
    {"José Wilson Hace 13 horas", "José Wilson"},
    {"", ""},
};
INSTANTIATE_TEST_SUITE_P(Fields, Field, testing::ValuesIn(fields));

TEST(Desk, IsToldFromAPerson) {
  EXPECT_TRUE(is_desk("Staff"));
  EXPECT_TRUE(is_desk("News Desk"));
  EXPECT_TRUE(is_desk("Redaktion"));
  EXPECT_TRUE(is_desk("The Associated Press"));
  EXPECT_TRUE(is_desk("Example Editorial Staff"));
  EXPECT_FALSE(is_desk("Jane Roe"));
}

TEST(Organization, IsToldByItsLastWord) {
  EXPECT_TRUE(is_organization("The Daily Example"));
  EXPECT_TRUE(is_organization("Example Times"));
  EXPECT_TRUE(is_organization("example.com"));
  EXPECT_FALSE(is_organization("Jane Roe"));
}

TEST(Announcement, TellsWhoseNameFollows) {
  EXPECT_EQ(last_announcement("Written by "), Announced::author);
  EXPECT_EQ(last_announcement("Written by Jane Roe and edited by "), Announced::other);
  EXPECT_EQ(last_announcement("Fact checked by"), Announced::other);
  EXPECT_EQ(last_announcement("May 12, 2020"), Announced::nobody);
  EXPECT_TRUE(is_announcement("Written by:"));
  EXPECT_FALSE(is_announcement("Written by Jane"));
  EXPECT_EQ(announcement("By Jane Roe"), 3U);
  EXPECT_EQ(announcement("Jane Roe"), 0U);
}

TEST(Names, AreNotSoughtInParagraphs) {
  EXPECT_TRUE(read_names("By Jane Roe " + std::string(500, 'x'), NameSource::byline).empty());
}

}  // namespace
}  // namespace pith::meta
