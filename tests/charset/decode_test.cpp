#include "charset/decode.hpp"

#include "base/utf8.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith::charset {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

struct Owned {
  std::string text;
  std::string charset;
  Evidence evidence;
  bool in_place;
};

Owned run(std::string_view bytes, std::string_view content_type = {}) {
  std::string storage;
  const Decoded decoded = decode(bytes, content_type, storage);
  EXPECT_TRUE(utf8::valid(decoded.text));
  const bool in_place =
      decoded.text.data() >= bytes.data() && decoded.text.data() <= bytes.data() + bytes.size();
  return {std::string(decoded.text), decoded.charset, decoded.evidence, in_place};
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

/// UTF-16 or UTF-32 of ASCII and Latin-1 characters.
std::string widened(std::string_view text, std::size_t unit, bool big_endian) {
  std::string out;
  for (const char c : text) {
    std::string bytes(unit, '\0');
    bytes[big_endian ? unit - 1 : 0] = c;
    out += bytes;
  }
  return out;
}

TEST(Decode, Utf8IsUsedInPlace) {
  const Owned out = run("<p>déjà vu, привет</p>");
  EXPECT_TRUE(out.in_place);
  EXPECT_EQ(out.text, "<p>déjà vu, привет</p>");
  EXPECT_EQ(out.charset, "utf-8");
  EXPECT_EQ(run("").text, "");
}

TEST(Decode, AByteOrderMarkWinsAndIsTakenAway) {
  const Owned out = run("\xEF\xBB\xBF<meta charset=windows-1251>é", "text/html; charset=koi8-r");
  EXPECT_EQ(out.text, "<meta charset=windows-1251>é");
  EXPECT_EQ(out.evidence, Evidence::bom);
  EXPECT_TRUE(out.in_place);
  EXPECT_EQ(run("\xEF\xBB\xBF\xEF\xBB\xBFx").text, "x") << "files joined together have several";
}

TEST(Decode, TheHeaderWinsOverMeta) {
  const Owned out = run("<meta charset=utf-8>\xCF\xF0\xE8\xE2\xE5\xF2", "text/html; charset=windows-1251");
  EXPECT_EQ(out.text, "<meta charset=utf-8>Привет");
  EXPECT_EQ(out.charset, "windows-1251");
  EXPECT_EQ(out.evidence, Evidence::header);
}

TEST(Decode, TheHeaderIsReadInEverySpelling) {
  for (const std::string_view type :
       {"text/html; charset=koi8-r", "text/html;charset=\"KOI8-R\"", "text/html; Charset = 'koi8-r'; x=y",
        "text/html; charset=koi8-r, text/html", "charset=koi8-r", "text/html; charset=\"koi8-r"}) {
    EXPECT_EQ(run("\xF0\xD2\xC9\xD7\xC5\xD4", type).text, "Привет") << type;
  }
}

TEST(Decode, MetaIsReadInEverySpelling) {
  for (const std::string_view meta :
       {"<meta charset=windows-1251>", "<META CHARSET='Windows-1251'/>",
        "<meta\n charset = \" windows-1251 \" >",
        "<meta http-equiv=content-type content='text/html;charset=windows-1251'>",
        R"(<meta content="text/html; charset = windows-1251" HTTP-EQUIV="Content-Type">)",
        "<!-- <meta charset=koi8-r> --><meta charset=cp1251>",
        "<script>'<meta charset=koi8-r>'</script><meta charset=cp1251>",
        "<a title='<meta charset=koi8-r>'><meta charset=cp1251>",
        "<meta charset=nonsense><meta charset=cp1251>",
        "<meta name=description content='charset=koi8-r'><meta charset=cp1251>",
        "<?xml version='1.0' encoding='windows-1251'?>"}) {
    const std::string page = std::string(meta) + "\xCF\xF0\xE8\xE2\xE5\xF2";
    const Owned out = run(page);
    EXPECT_EQ(out.text, std::string(meta) + "Привет");
    EXPECT_EQ(out.evidence, Evidence::meta) << meta;
  }
}

TEST(Decode, MetaMayStandFarDownTheHeadButNotInTheBody) {
  const std::string far = "<head><!--" + std::string(5000, 'x') + "-->";
  EXPECT_EQ(run(far + "<meta charset=koi8-r>\xF0\xD2").charset, "koi8-r");
  EXPECT_NE(run("<head></head><meta charset=macintosh>\xF0\xD2").charset, "macintosh");
  EXPECT_NE(run("<body><meta charset=macintosh>\xF0\xD2").charset, "macintosh");
}

TEST(Decode, UnfinishedMarkupDoesNotBreakTheSearch) {
  for (const std::string_view page :
       {"<meta charset=\xE9"sv, "<meta charset='\xE9"sv, "<meta charset\xE9"sv, "<meta \xE9=x"sv,
        "<!--\xE9"sv, "<script>\xE9"sv, "<\xE9"sv, "<meta charset =\xE9 "sv, "<?xml encoding=\xE9"sv,
        "<meta http-equiv=content-type content='charset=\xE9"sv}) {
    EXPECT_FALSE(run(page).text.empty()) << page;
  }
}

TEST(Decode, Latin1LabelsMeanWindows1252) {
  for (const std::string_view label : {"iso-8859-1", "us-ascii", "latin1", "ISO8859-1"}) {
    const Owned out = run("\x93Zo\xEB\x94 \x97 3 \x80", "text/html; charset=" + std::string(label));
    EXPECT_EQ(out.text, "“Zoë” — 3 €") << label;
    EXPECT_EQ(out.charset, "windows-1252");
  }
}

TEST(Decode, HolesOfCodePagesBecomeControlsAsInBrowsers) {
  EXPECT_EQ(run("a\x81z", "text/html; charset=windows-1252").text, "a\xC2\x81z");
  EXPECT_EQ(run("a\xD2z", "text/html; charset=windows-1253").text, "a\uFFFDz");
}

TEST(Decode, MultiByteEncodingsAreRead) {
  EXPECT_EQ(run("<b>\xD6\xD0\xB9\xFA</b>", "text/html; charset=gb2312").text, "<b>中国</b>");
  EXPECT_EQ(run("\x90\x30\x81\x30!", "text/html; charset=gbk").text, "𐀀!") << "GBK is read as GB 18030";
  EXPECT_EQ(run("<b>\xA4\xA4\xB0\xEA</b>", "text/html; charset=big5").text, "<b>中國</b>");
  EXPECT_EQ(run("\x93\xFA\x96\x7B\xB1 \x81\x60", "text/html; charset=x-sjis").text, "日本ｱ ～");
  EXPECT_EQ(run("\xC6\xFC\xCB\xDC", "text/html; charset=euc-jp").text, "日本");
  EXPECT_EQ(run("\xC7\xD1\xB1\xB9 \x8C\x63", "text/html; charset=ks_c_5601-1987").text, "한국 똠");
}

TEST(Decode, SecondBytesInTheAsciiRangeAreNotTakenForAscii) {
  // 表 is 0x95 0x5C in Shift_JIS: its second byte looks like a backslash.
  EXPECT_EQ(run("\x95\x5C<p>\x95\x5C</p>\x95\x5C", "text/html; charset=shift_jis").text, "表<p>表</p>表");
}

TEST(Decode, AnUnknownCharacterDoesNotThrowTheNextOutOfStep) {
  EXPECT_EQ(run("<b>\xA9\xA1\xC6\xFC\xCB\xDC</b>", "text/html; charset=euc-jp").text, "<b>\uFFFD日本</b>");
}

TEST(Decode, IllFormedMultiByteTextKeepsItsMarkup) {
  EXPECT_EQ(run("\xD6<p>\xD6\xD0</p>\xFF", "text/html; charset=gbk").text, "\uFFFD<p>中</p>\uFFFD");
}

TEST(Decode, Iso2022JpIsReadWhereDeclaredAndWhereUndeniable) {
  constexpr std::string_view page = "<p>\x1b$BF|K\\\x1b(B</p>";
  EXPECT_EQ(run(page, "text/html; charset=iso-2022-jp").text, "<p>日本</p>");
  EXPECT_EQ(run(page).text, "<p>日本</p>");
  EXPECT_EQ(run("<meta charset=iso-2022-jp>\x1b$BF|K\\\x1b(B").charset, "iso-2022-jp");
}

TEST(Decode, StrayEscapesInAnAsciiPageStay) {
  for (const std::string_view page :
       {"a \x1b$B flask \x1b(B of tea"sv, "a \x1b[31m b"sv, "a \x1b$Babc\x1b(B"sv, "\x1b"sv, "\x1b$B"sv}) {
    EXPECT_EQ(run(page).text, page);
  }
}

TEST(Decode, Utf16AndUtf32AreToldByTheirMark) {
  EXPECT_EQ(run("\xFF\xFE" + widened("<p>caf\xE9", 2, false)).text, "<p>café");
  EXPECT_EQ(run("\xFE\xFF" + widened("<p>caf\xE9", 2, true)).text, "<p>café");
  EXPECT_EQ(run("\xFF\xFE\0\0"s + widened("<p>caf\xE9", 4, false)).text, "<p>café");
  EXPECT_EQ(run("\0\0\xFE\xFF"s + widened("<p>caf\xE9", 4, true)).text, "<p>café");
}

TEST(Decode, Utf16AndUtf32AreToldByTheirZeroBytes) {
  constexpr std::string_view text = "<html><p>some caf\xE9 at the harbour</p>";
  for (const std::size_t unit : {2U, 4U}) {
    for (const bool big_endian : {false, true}) {
      EXPECT_EQ(run(widened(text, unit, big_endian), "text/html; charset=utf-8").text,
                "<html><p>some café at the harbour</p>");
    }
  }
}

TEST(Decode, BrokenUtf16IsRepaired) {
  EXPECT_EQ(run("\xFF\xFE"
                "a\0b\0<"sv)
                .text,
            "ab\uFFFD")
      << "an odd number of bytes";
  EXPECT_EQ(run("\xFF\xFE\0\xD8"
                "a\0\0\xDC\0\xD8"sv)
                .text,
            "\uFFFDa\uFFFD\uFFFD")
      << "lone surrogates";
  EXPECT_EQ(run("\xFF\xFE\x3D\xD8\0\xDE"sv).text, "😀");
}

TEST(Decode, AMetaThatSaysUtf16MeansUtf8) {
  EXPECT_EQ(run("<meta charset=utf-16>é").charset, "utf-8");
  EXPECT_EQ(run("<meta charset=utf-16>" + repeated("é", 20) + "\xFF").charset, "utf-8");
  EXPECT_EQ(run("é", "text/html; charset=utf-16le").text, "é") << "so does a header without such bytes";
}

TEST(Decode, Utf7AndUnknownLabelsAreIgnored) {
  for (const std::string_view label : {"utf-7", "x-klingon", "hz-gb-2312", "iso-2022-kr", ""}) {
    const std::string page = "<meta charset=" + std::string(label) + ">+ADw-script+AD4- ~{<:Ky2;NH~} é";
    EXPECT_EQ(run(page).text, page);
  }
  EXPECT_EQ(run("<meta charset=" + std::string(100'000, 'u') + ">x").charset, "utf-8");
}

TEST(Decode, ValidUtf8IsBelievedOverAMetaThatDeniesIt) {
  EXPECT_EQ(run("<meta charset=iso-8859-1>déjà").text, "<meta charset=iso-8859-1>déjà");
}

TEST(Decode, AHeaderIsBelievedOverValidUtf8) {
  EXPECT_EQ(run("Ã©", "text/html; charset=iso-8859-1").text, "ÃƒÂ©");
}

TEST(Decode, DeclaredUtf8WithSomeDamageIsRepaired) {
  const Owned out =
      run("<meta charset=utf-8>" + repeated("déjà ", 9) + "\xE9 \xE2\x82 \xF0\x9F\x98 \xED\xA0\x80.");
  EXPECT_EQ(out.charset, "utf-8");
  EXPECT_EQ(out.text,
            "<meta charset=utf-8>" + repeated("déjà ", 9) + "\uFFFD \uFFFD \uFFFD \uFFFD\uFFFD\uFFFD.");
}

TEST(Decode, DeclaredUtf8ThatIsNoneIsDetected) {
  const std::string page =
      "<meta charset=utf-8><p>" + repeated("Le caf\xE9 \xE9tait ferm\xE9, d\xE9j\xE0, \xE0 No\xEBl. ", 5);
  const Owned out = run(page, "text/html; charset=utf-8");
  EXPECT_EQ(out.charset, "windows-1252");
  EXPECT_EQ(out.evidence, Evidence::detected);
  EXPECT_NE(out.text.find("Le café était fermé, déjà, à Noël."), std::string::npos);
}

/// "Старый маяк на берегу моря давно не горит, но рыбаки помнят его свет." in KOI8-R, a few times.
std::string koi8_text() {
  return repeated(
      "\xF3\xD4\xC1\xD2\xD9\xCA \xCD\xC1\xD1\xCB \xCE\xC1 \xC2\xC5\xD2\xC5\xC7\xD5 \xCD\xCF\xD2\xD1 "
      "\xC4\xC1\xD7\xCE\xCF \xCE\xC5 \xC7\xCF\xD2\xC9\xD4, \xCE\xCF \xD2\xD9\xC2\xC1\xCB\xC9 "
      "\xD0\xCF\xCD\xCE\xD1\xD4 \xC5\xC7\xCF \xD3\xD7\xC5\xD4. ",
      3);
}

TEST(Decode, UndeclaredTextIsDetected) {
  const Owned out = run("<p>" + koi8_text());
  EXPECT_EQ(out.charset, "koi8-r");
  EXPECT_EQ(out.evidence, Evidence::detected);
  EXPECT_NE(out.text.find("Старый маяк"), std::string::npos);
}

TEST(Decode, ADeclarationThatDoesNotFitIsCorrected) {
  for (const std::string_view label : {"euc-jp", "big5", "euc-kr"}) {
    const Owned out = run("<meta charset=" + std::string(label) + "><p>" + koi8_text());
    EXPECT_EQ(out.charset, "koi8-r") << label;
    EXPECT_EQ(out.evidence, Evidence::detected);
  }
}

TEST(Decode, ZeroBytesInAPageAreNoUtf16) {
  const std::string page = "<p>" + std::string(600, '\0') + "word word word</p>" + std::string(600, '\0');
  EXPECT_EQ(run(page).text, page);
}

TEST(Decode, NoiseBecomesValidUtf8) {
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 1664525 + 1013904223;
    noise += static_cast<char>(state >> 24);
  }
  for (const std::string_view type :
       {"", "text/html; charset=utf-8", "text/html; charset=big5", "text/html; charset=gbk",
        "text/html; charset=shift_jis", "text/html; charset=euc-kr", "charset=windows-1258",
        "charset=iso-2022-jp", "charset=iso-8859-6"}) {
    EXPECT_FALSE(run(noise, type).text.empty()) << type;
  }
}

}  // namespace
}  // namespace pith::charset
