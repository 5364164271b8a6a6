// Names out of bylines and author fields, in the languages pages are written in.
#include "text/names.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::text {
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
    {"Friday December 9, 2016 5:58 am PST by Jane Roe", "Jane Roe"},
    {"Posted on Dec 5, 2016, at 10:30 a.m. ET by Jane Roe", "Jane Roe"},
    {"Tuesday 29 November 2016 16.44 EST by Jane Roe", "Jane Roe"},
    {"By TOM POE and AMY TAN", "TOM POE; AMY TAN"},
    {"DE FR", ""},
    {"By Jane Roe in Berlin and John Doe in Paris", "Jane Roe; John Doe"},
    {"By Jane Roe in Washington and New York", "Jane Roe"},
    {"By Jane Roe, John Doe in Paris and agencies", "Jane Roe; John Doe"},
    {"By Jane Roe of the Ledger", "Jane Roe"},
    {"By Public Affairs Office of the Mayor", "Public Affairs Office of the Mayor"},
    {"Jane Roe, Contributor | Professor of History at Harbor College", "Jane Roe"},
    {"Contributor: Jane Roe", "Jane Roe"},
    {"Author(s): Jane Roe, John Moor", "Jane Roe; John Moor"},
    {"Reported by Jane Roe, written by John Doe", "Jane Roe; John Doe"},
    {"As told to Jane Roe", "Jane Roe"},
    {"By Political Editor Jane Roe", "Jane Roe"},
    {"By Senior Staff Writer Jane Roe and Sports Editor John Doe", "Jane Roe; John Doe"},
    {"By Business Insider", "Business Insider"},
    {"Essay by Jane Roe", "Jane Roe"},
    {"Perspective by Jane Roe", "Jane Roe"},
    {"By Jane Roe and John Doe AFP", "Jane Roe; John Doe"},
    {"By JANE ROE AP Sports Writer", "JANE ROE"},
    {"By Jane Roe, Harbor Business Ledger", "Jane Roe"},
    {"By Jane Roe, Daily Examiner, and John Doe, The Bay Chronicle", "Jane Roe; John Doe"},
    {"Text Jane Roe Photography John Doe", "Jane Roe"},
    {"Por Joana Reis, G1 SP", "Joana Reis"},
    {"JANE ROE, JOHN DOE", "JANE ROE; JOHN DOE"},
    {"[鈴木花子，ITmedia]", "鈴木花子"},
    {"文● 鈴木花子／ASCII編集部", "鈴木花子"},
    {"記者 王小明／台北報導", "王小明"},
    {"記者王小明、李大同報導", "王小明; 李大同"},
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

struct Spoken {
  const char* language;
  const char* text;
  const char* expected;
};

class Joining : public testing::TestWithParam<Spoken> {};

TEST_P(Joining, PartsWholeNamesInTheLanguageOfThePage) {
  const Spoken& spoken = GetParam();
  EXPECT_EQ(joined(read_names(spoken.text, NameSource::field, spoken.language)), spoken.expected)
      << spoken.language << ": " << spoken.text;
}

constexpr Spoken joinings[] = {
    // A word that joins names in another language is a name in this one.
    {"en", "Dan Hartwell", "Dan Hartwell"},
    {"en", "By Dan Hartwell and Jane Roe", "Dan Hartwell; Jane Roe"},
    {"en", "Jane Roe and Dan Hartwell", "Jane Roe; Dan Hartwell"},
    {"", "Dan Hartwell", "Dan Hartwell"},
    {"sv", "Og Larsson", "Og Larsson"},
    {"no", "Og Larsson", "Og Larsson"},
    {"en", "Da Vinci Roe", "Da Vinci Roe"},
    {"en", "Ve Nguyen", "Ve Nguyen"},
    {"en", "Ja Morant", "Ja Morant"},
    {"en", "Con Coughlin", "Con Coughlin"},
    {"en", "Met Office", "Met Office"},
    {"en", "En Yu", "En Yu"},
    {"en", "Y Combinator", "Y Combinator"},
    {"en", "A Staff Nurse", "A Staff Nurse"},
    {"en", "I Gede Wirawan", "I Gede Wirawan"},
    {"de", "Com Mahr", "Com Mahr"},
    {"vi", "Và Hà", "Và Hà"},
    // Small letters join only where they do so in the language, or in English.
    {"id", "Budi Santoso dan Ani Lestari", "Budi Santoso; Ani Lestari"},
    {"de", "Karl Kern und Anna Schmidt", "Karl Kern; Anna Schmidt"},
    {"de", "Karl Kern and Anna Schmidt", "Karl Kern; Anna Schmidt"},
    {"da", "Jens Jensen og Mette Holm", "Jens Jensen; Mette Holm"},
    {"fr", "Jeanne Roux et Paul Petit", "Jeanne Roux; Paul Petit"},
    {"es", "Juan Ruiz y Ana Gil", "Juan Ruiz; Ana Gil"},
    {"it", "Gianni Rossi e Anna Bianchi", "Gianni Rossi; Anna Bianchi"},
    {"pt", "João Silva e Ana Costa", "João Silva; Ana Costa"},
    {"nl", "Jan de Vries en Piet Bos", "Jan de Vries; Piet Bos"},
    {"pl", "Jan Nowak i Anna Lis", "Jan Nowak; Anna Lis"},
    {"sv", "Anna Svensson och Erik Berg", "Anna Svensson; Erik Berg"},
    {"fi", "Matti Meikäläinen ja Maija Virtanen", "Matti Meikäläinen; Maija Virtanen"},
    {"cs", "Jan Novák a Petr Malý", "Jan Novák; Petr Malý"},
    {"hu", "Nagy János és Kis Éva", "Nagy János; Kis Éva"},
    {"ro", "Ion Popescu și Ana Pop", "Ion Popescu; Ana Pop"},
    {"tr", "Ayşe Yılmaz ve Ali Demir", "Ayşe Yılmaz; Ali Demir"},
    {"ru", "Иван Петров и Анна Сидорова", "Иван Петров; Анна Сидорова"},
    {"uk", "Тарас Бульба та Олена Коваль", "Тарас Бульба; Олена Коваль"},
    {"el", "Γιώργος Παππάς και Μαρία Νίκου", "Γιώργος Παππάς; Μαρία Νίκου"},
    {"ko", "홍길동 및 김철수", "홍길동; 김철수"},
    {"vi", "Nguyễn Văn An và Trần Thị Bình", "Nguyễn Văn An; Trần Thị Bình"},
    {"en-x", "Jan Novák a Petr Malý", "Jan Novák a Petr Malý"},
    {"en", "Juan Ruiz y Ana Gil", "Juan Ruiz y Ana Gil"},
    // A part of a name is no whole name.
    {"es", "Luis Ortiz y Serna", "Luis Ortiz y Serna"},
    {"es", "José Ortega y Gasset", "José Ortega y Gasset"},
    {"ca", "Antoni Puig i Cadafalch", "Antoni Puig i Cadafalch"},
    {"pt", "Maria Costa e Silva", "Maria Costa e Silva"},
    {"de", "De Villiers und Sohn", "De Villiers und Sohn"},
    {"de", "Kern und Söhne", "Kern und Söhne"},
    {"fr", "Roux et Fils", "Roux et Fils"},
    {"en", "Roe and Sons", "Roe and Sons"},
    {"en", "Roe & Associates", "Roe & Associates"},
    {"en", "Jane Roe & John Doe", "Jane Roe; John Doe"},
    {"en", "Jane and John Doe", "Jane; John Doe"},
    {"en", "Jane Roe And John Doe", "Jane Roe; John Doe"},
    {"en", "JANE ROE AND JOHN DOE", "JANE ROE; JOHN DOE"},
    {"en", "Jane Roe, John Doe, and Mary Major", "Jane Roe; John Doe; Mary Major"},
    {"en", "Jane Roe with John Doe", "Jane Roe; John Doe"},
    // The announcement's language counts, too: many pages in other languages declare English.
    {"en", "Von Karl Kern und Anna Schmidt", "Karl Kern; Anna Schmidt"},
    {"en", "Par Jeanne Roux et Paul Petit", "Jeanne Roux; Paul Petit"},
    {"en", "Por Juan Ruiz y Ana Gil", "Juan Ruiz; Ana Gil"},
    {"en", "Av Anna Svensson och Erik Berg", "Anna Svensson; Erik Berg"},
};
INSTANTIATE_TEST_SUITE_P(Languages, Joining, testing::ValuesIn(joinings));

constexpr Case particles[] = {
    {"De Villiers", "De Villiers"},
    {"By De Villiers", "De Villiers"},
    {"By AB de Villiers", "AB de Villiers"},
    {"Von Karl von Kern", "Karl von Kern"},
    {"Jan van den Berg", "Jan van den Berg"},
    {"María de la Cruz", "María de la Cruz"},
    {"Ahmed bin Salem", "Ahmed bin Salem"},
    {"Jean du Pont", "Jean du Pont"},
    {"Gianni della Rosa", "Gianni della Rosa"},
    {"Wilhelm zu Hohenau", "Wilhelm zu Hohenau"},
    {"Di Maio", "Di Maio"},
};
INSTANTIATE_TEST_SUITE_P(Particles, Field, testing::ValuesIn(particles));

constexpr Case forms[] = {
    // brackets
    {"Robert (R.T.) Kesler", "Robert (R.T.) Kesler"},
    {"Paramita (Guha) Ghosh", "Paramita (Guha) Ghosh"},
    {"Jane (Roe) Major and John Doe", "Jane (Roe) Major; John Doe"},
    {"Jane Roe (Reuters)", "Jane Roe"},
    {"Jane Roe (AFP), John Doe", "Jane Roe; John Doe"},
    {"Jane Roe (Staff)", "Jane Roe"},
    {"Jane Roe (@janeroe)", "Jane Roe"},
    {"Jane Roe [Example News]", "Jane Roe"},
    {"王小明（环球日报）", "王小明"},
    // inverted
    {"Smith, John", "John Smith"},
    {"Smith, John Allen", "John Allen Smith"},
    {"Kolman, F.", "F. Kolman"},
    {"Kolman, F. J.", "F. J. Kolman"},
    {"Kolman, F.J.", "F.J. Kolman"},
    {"de Vries, Jan", "Jan de Vries"},
    {"van Berg, Anna", "Anna van Berg"},
    {"SMITH, John", "John SMITH"},
    {"Smith, John; Doe, Jane", "John Smith; Jane Doe"},
    {"Smith, John and Doe, Jane", "John Smith; Jane Doe"},
    {"Kolman, F., Roe, J.", "F. Kolman; J. Roe"},
    {"Müller, Jörg", "Jörg Müller"},
    {"García, María", "María García"},
    // suffixes
    {"Martin King, Jr.", "Martin King Jr."},
    {"King, Jr.", "King Jr."},
    {"Martin King Jr.", "Martin King Jr."},
    {"John Doe III", "John Doe III"},
    {"John Doe, III", "John Doe III"},
    {"John Doe, Sr., and Jane Roe", "John Doe Sr.; Jane Roe"},
    {"João Silva Filho", "João Silva Filho"},
    // labels, titles and outlets that are glued on
    {"Jane Roe See full bio", "Jane Roe"},
    {"Jane Roe Full Bio", "Jane Roe"},
    {"Jane Roe View all posts", "Jane Roe"},
    {"Carol Wynn Published", "Carol Wynn"},
    {"Carol Wynn Updated", "Carol Wynn"},
    {"Harold Lund Staff Writer", "Harold Lund"},
    {"Harold Lund Senior Staff Writer", "Harold Lund"},
    {"Jane Roe For Daily Paper", "Jane Roe"},
    {"Jane Roe for Daily Paper", "Jane Roe"},
    {"Jane Roe, Chief Technology Officer and Head of Research", "Jane Roe"},
    {"Jane Roe, Head of Marketing and Community Development", "Jane Roe"},
    {"Jane Roe, Privacy and Digital Security Expert", "Jane Roe"},
    {"Jane Roe, Sr. Director of Operations", "Jane Roe"},
    {"Jane Roe, MS, RD", "Jane Roe"},
    {"Jane Roe, REUTERS", "Jane Roe"},
    {"Jane Roe, OUTLET", "Jane Roe"},
    {"Jane Roe, DAILY PLANET", "Jane Roe"},
    {"Jane Roe, Daily Tribune", "Jane Roe"},
    {"Jane Roe, The Associated Press", "Jane Roe"},
    {"Jane Roe | CNN", "Jane Roe"},
    {"Jane Roe / dpa", "Jane Roe"},
    {"Karl Kern, Redaktion", "Karl Kern"},
    {"Karl Kern Zur Person", "Karl Kern"},
    {"Juan Ruiz Ver perfil", "Juan Ruiz"},
    {"Jane Roe ⋅ Senior Analyst", "Jane Roe"},
    {"Jane Mary Roe", "Jane Mary Roe"},
    {"Thomas W. Smith", "Thomas W. Smith"},
    {"Example Times Editorial Board", "Example Times Editorial Board"},
    {"Luxury Travel Expert", "Luxury Travel Expert"},
    {"Kim Jong Il", "Kim Jong Il"},
    // no names
    {"Data", ""},
    {"MS", ""},
    {"Search", ""},
    {"Display Modes", ""},
    {"Head of Marketing", ""},
    {"Revised Edition", ""},
    {"International Edition", ""},
    {"United Kingdom", ""},
    {"Deutschland", ""},
    {"Español", ""},
    {"Wednesday", ""},
    {"4.8", ""},
    {"2020", ""},
    // addresses and markup
    {"Jane Roe <jane@example.org>", "Jane Roe"},
    {"Jane Roe <jane at example dot org>", "Jane Roe"},
    {"jane@example.org (Jane Roe)", "Jane Roe"},
    {"Jane Roe, jane@example.org", "Jane Roe"},
    {"www.example.org", ""},
    {"https://www.example.org/profiles/jane", ""},
    {"facebook.com/janeroe", ""},
    {"<a href=\"https://example.org/profiles/7\">Jane Roe</a>", "Jane Roe"},
    {"<span class=\"fn\">Jane Roe</span>, <b>John Doe</b>", "Jane Roe; John Doe"},
    // institutions
    {"Center for Drug Evaluation and Research", "Center for Drug Evaluation and Research"},
    {"Institute of Physics and Technology", "Institute of Physics and Technology"},
    // Chinese, Japanese, Korean
    {"王小明，环球日报", "王小明"},
    {"[王小明，环球日报]", "王小明"},
    {"著者：山田太郎", "山田太郎"},
    {"作者：王小明 翻訳者：李华", "王小明"},
    {"作者：王小明翻訳者：李华", "王小明"},
    {"作者:王小明 来源:新华社", "王小明"},
    {"来源：河报 作者：王小明", "王小明"},
    {"Source: The Bay Ledger Author: Jane Roe", "Jane Roe"},
    {"记者王小明", "王小明"},
    {"記者林宸誼", "林宸誼"},
    {"記者林宸誼／即時報導", "林宸誼"},
    {"本报记者 王小明", "王小明"},
    {"王小明记者", "王小明"},
    {"文● 山田太郎／鈴木一郎", "山田太郎; 鈴木一郎"},
    {"文・写真 山田太郎", "山田太郎"},
    {"取材・文＝山田太郎", "山田太郎"},
    {"山田太郎、鈴木一郎", "山田太郎; 鈴木一郎"},
    {"홍길동기자", "홍길동"},
    {"홍길동 선임기자", "홍길동"},
};
INSTANTIATE_TEST_SUITE_P(Forms, Field, testing::ValuesIn(forms));

constexpr Case lines[] = {
    {"By ABBY GOODHILL, TOBY KAPLER and ROBERT BYARS", "ABBY GOODHILL; TOBY KAPLER; ROBERT BYARS"},
    {"VON KARL KERN UND ANNA SCHMIDT", "KARL KERN; ANNA SCHMIDT"},
    {"POR JUAN RUIZ Y MARTA GIL", "JUAN RUIZ; MARTA GIL"},
    {"Posted on May 12, 2020 by Jane Roe", "Jane Roe"},
    {"Published 12 May 2020 by Jane Roe", "Jane Roe"},
    {"03/01/2017 by Jane Roe, Candidate Representative", "Jane Roe"},
    {"Veröffentlicht am 12. Mai 2020 von Karl Kern", "Karl Kern"},
    {"Publicado el 12 de mayo de 2020 por Juan Ruiz", "Juan Ruiz"},
    {"Publicado em 12 de maio de 2020 por João Silva", "João Silva"},
    {"Pubblicato il 12 maggio 2020 da Gianni Rossi", "Gianni Rossi"},
    {"By Jane Roe, 12 May 2020", "Jane Roe"},
    {"by Jane Roe, May 12, 2020", "Jane Roe"},
    {"Von Karl Kern, 12.05.2020", "Karl Kern"},
    {"This post was written by Jane Roe, Head of Marketing and Community Development", "Jane Roe"},
    {"(Reporting by Jane Roe; Editing by John Doe)", "Jane Roe"},
    {"Reporting by Jane Roe in Berlin; editing by John Doe", "Jane Roe"},
    {"Reporting by Reuters", "Reuters"},
    {"Photos and Story By Jane Roe", "Jane Roe"},
    {"---- by Jane Roe", "Jane Roe"},
    {"- Jane Roe-Major -", "Jane Roe-Major"},
    {"Ein Text von Karl Kern", "Karl Kern"},
    {"By the Example Team", "the Example Team"},
    {"By clicking Accept, you agree to our terms", ""},
    {"By Clicking Submit", ""},
    {"By using this site", ""},
    {"By submitting Your E-mail", ""},
    {"By Category", ""},
    {"US Edition", ""},
    {"Wednesday", ""},
    {"Styled by Jane Roe", ""},
    {"Curated by Jane Roe", ""},
    {"責任編集：山田太郎", ""},
    {"责任编辑：王小明", ""},
};
INSTANTIATE_TEST_SUITE_P(Lines, Byline, testing::ValuesIn(lines));

TEST(Bylines, SayWhetherTheyAnnounce) {
  EXPECT_TRUE(read_byline("By Jane Roe").announced);
  EXPECT_TRUE(read_byline("12 May 2020 by Jane Roe").announced);
  EXPECT_FALSE(read_byline("Jane Roe").announced);
  EXPECT_FALSE(read_byline("Jane Roe 12 May 2020").announced);
}

TEST(Names, OfHostileTextCostLittle) {
  std::string text;
  while (text.size() < 390) text += "a(b)";
  EXPECT_LE(read_names(text, NameSource::field).size(), 30U);
  EXPECT_LE(read_names(std::string(130, ','), NameSource::field).size(), 0U);
  EXPECT_LE(read_names(std::string(390, '<'), NameSource::field).size(), 0U);
}

TEST(Desk, IsToldFromAPerson) {
  EXPECT_TRUE(is_desk("Staff"));
  EXPECT_TRUE(is_desk("News Desk"));
  EXPECT_TRUE(is_desk("Redaktion"));
  EXPECT_TRUE(is_desk("The Associated Press"));
  EXPECT_TRUE(is_desk("Example Editorial Staff"));
  EXPECT_FALSE(is_desk("Jane Roe"));
}

TEST(Person, IsToldByItsCapitals) {
  EXPECT_TRUE(looks_like_person("Jane Roe"));
  EXPECT_TRUE(looks_like_person("Jan van der Berg"));
  EXPECT_TRUE(looks_like_person("Иван Петров"));
  EXPECT_FALSE(looks_like_person("Jane"));
  EXPECT_FALSE(looks_like_person("jane roe"));
  EXPECT_FALSE(looks_like_person("Jane sings"));
  EXPECT_FALSE(looks_like_person(""));
}

TEST(Organization, IsToldByItsLastWord) {
  EXPECT_TRUE(is_organization("The Daily Example"));
  EXPECT_TRUE(is_organization("Example Times"));
  EXPECT_TRUE(is_organization("example.com"));
  EXPECT_TRUE(is_organization("Doe & Roe"));
  EXPECT_TRUE(is_organization("Kern und Söhne"));
  EXPECT_TRUE(is_organization("环球日报"));
  EXPECT_FALSE(is_organization("王小明"));
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
  EXPECT_EQ(announcement("De Jeanne Roux"), 3U);
  EXPECT_EQ(announcement("De Jeanne Roux", "fr"), 3U);
  EXPECT_EQ(announcement("De Velg, Havenstraat 4", "nl"), 0U);
  EXPECT_EQ(announcement("By Jane Roe", "nl"), 3U);
}

TEST(Names, AreNotSoughtInParagraphs) {
  EXPECT_TRUE(read_names("By Jane Roe " + std::string(500, 'x'), NameSource::byline).empty());
}

TEST(Names, EndAtChineseLabels) {
  using Names = std::vector<std::string>;
  const auto names = [](std::string_view line) { return read_names(line, NameSource::field, "zh"); };
  EXPECT_EQ(names("作者：王小明 编辑：李华"), Names{"王小明"});
  EXPECT_EQ(names("文｜王小明 编辑｜李华"), Names{"王小明"});
  EXPECT_EQ(names("记者 王小明 通讯员 李华"), (Names{"王小明", "李华"}));
  EXPECT_EQ(names("记者王小明、李华 北京报道"), (Names{"王小明", "李华"}));
  EXPECT_EQ(names("作者：[美]约翰·史密斯 译者：李华"), Names{"约翰·史密斯"});
}

TEST(Names, StandBehindPapersOfEastAsia) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(read_names("湾岸新聞 山田太郎", NameSource::field, "ja"), Names{"山田太郎"});
  EXPECT_EQ(read_names("編集部 山田太郎", NameSource::field, "ja"), Names{"山田太郎"});
  EXPECT_EQ(read_names("[베이신문 김민수 기자]", NameSource::field, "ko"), Names{"김민수"});
  EXPECT_EQ(read_names("김민수·이영희 기자", NameSource::field, "ko"), (Names{"김민수", "이영희"}));
  EXPECT_EQ(read_names("글·사진 김민수", NameSource::field, "ko"), Names{"김민수"});
}

TEST(Names, LoseWhatIsGluedToThem) {
  using Names = std::vector<std::string>;
  const auto names = [](std::string_view line) { return read_names(line, NameSource::field, "en"); };
  EXPECT_EQ(names("Jane Roe BA (Hons)"), Names{"Jane Roe"});
  EXPECT_EQ(names("Jane Roe PhD"), Names{"Jane Roe"});
  EXPECT_EQ(names("Jane Roe Opinion Contributor"), Names{"Jane Roe"});
  EXPECT_EQ(names("Jane Roe, Arts & Culture Desk"), Names{"Jane Roe"});
  EXPECT_EQ(names("Hart & Lund LLP"), Names{"Hart & Lund LLP"});
  EXPECT_EQ(names("JANE ROE MA"), Names{"JANE ROE MA"});  // may be any name in capitals
  EXPECT_EQ(names("van der Berg, T."), Names{"T. van der Berg"});
}

TEST(Names, LookLikePeopleThoughTheyAreShort) {
  for (const std::string_view name : {"Ben Yu", "Li Na", "Al Fox", "J. Ng"})
    EXPECT_TRUE(looks_like_person(name)) << name;
  for (const std::string_view other : {"US UK", "Log In", "By Air", "Top 10", "A B"})
    EXPECT_FALSE(looks_like_person(other)) << other;
}

}  // namespace
}  // namespace pith::text
