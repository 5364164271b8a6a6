#include "charset/sniff.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith::charset {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

Kind kind_of(std::string_view bytes) { return sniff(bytes).kind; }

TEST(Sniff, PagesAndFragmentsAreHtml) {
  for (const std::string_view page :
       {"<!DOCTYPE html><p>x"sv, "\xEF\xBB\xBF\n <HTML>"sv, "<!-- x -->"sv, "<?xml version='1.0'?><rss/>"sv,
        "<x-y>z"sv, "Words, then <p>a paragraph"sv, "some <b>bold</b> words"sv, "a <DIV class=x>"sv}) {
    EXPECT_EQ(kind_of(page), Kind::html) << page;
  }
}

TEST(Sniff, WordsAreText) {
  for (const std::string_view text :
       {""sv, "x"sv, "<"sv, "a < b and c > d, 1<2"sv, "A heading\n\nA paragraph & more.\n"sv, R"({"a": 1})"sv,
        "x <3 y"sv, "use the <b> tag"sv, "<-- see <http://a.test/>"sv, "caf\xE9 d\xE9j\xE0"sv, "привет"sv}) {
    EXPECT_EQ(kind_of(text), Kind::text) << text;
  }
}

TEST(Sniff, BinaryDataAreNamed) {
  EXPECT_EQ(sniff("\x89PNG\r\n\x1a\n\0\0"sv).name, "PNG image");
  EXPECT_EQ(sniff("%PDF-1.7\n"sv).name, "PDF document");
  EXPECT_EQ(sniff("PK\3\4\x14\0"sv).name, "zip archive");
  EXPECT_EQ(sniff("RIFF\x24\0\0\0WEBPVP8 "sv).name, "WebP image");
  EXPECT_EQ(sniff("\x7F"
                  "ELF\2\1\1"sv)
                .name,
            "ELF program");
  EXPECT_EQ(kind_of("\x7F"
                    "ELF\2\1\1"sv),
            Kind::binary);
  EXPECT_EQ(kind_of("\x1F\x8B\x08\0"sv), Kind::gzip);
}

TEST(Sniff, WordsWhereOtherDataHaveTheirMarkAreText) {
  EXPECT_EQ(kind_of("Title: TWAVEfmt is how the sound of a file begins"), Kind::text);
  EXPECT_EQ(kind_of("The ftyp box comes first."), Kind::text);
  const std::string archives = std::string(257, 'a') + "ustar stands in the headers of archives.";
  EXPECT_EQ(kind_of(archives), Kind::text);
  std::string archive(512, '\0');
  archive.replace(0, 5, "a.txt").replace(257, 8, "ustar  \0"sv);
  EXPECT_EQ(sniff(archive).name, "tar archive");
}

TEST(Sniff, ControlBytesMakeBinaryData) {
  std::string noise;
  std::uint32_t state = 5;
  for (int i = 0; i < 5000; ++i) {
    state = state * 1664525 + 1013904223;
    noise += static_cast<char>(state >> 24);
  }
  EXPECT_EQ(sniff(noise).name, "unknown binary data");
  EXPECT_EQ(kind_of(std::string(1000, '\0')), Kind::binary);
}

TEST(Sniff, AScrapOfBytesIsNoText) {
  EXPECT_EQ(kind_of("\xFF"), Kind::binary);
  EXPECT_EQ(kind_of("\xE2\x82"), Kind::binary);
  EXPECT_EQ(kind_of("\xC3\xA9"), Kind::text);
  EXPECT_EQ(kind_of("\xE9t\xE9"), Kind::text);
}

TEST(Sniff, ADamagedPageIsStillAPage) {
  EXPECT_EQ(kind_of("<!DOCTYPE html>" + std::string(2000, '\0') + "<p>x"), Kind::html);
  EXPECT_EQ(kind_of(std::string(512, '\0') + "<html><p>" + std::string(200, 'x')), Kind::html);
  EXPECT_EQ(kind_of("<html>\x89PNG\1\2\3\4\5\6\7"sv), Kind::html);
}

TEST(Sniff, TerminalEscapesAreText) { EXPECT_EQ(kind_of("\x1b[1mHeading\x1b[0m\nWords."sv), Kind::text); }

TEST(Sniff, Utf16AndUtf32AreNotNoise) {
  for (const std::string_view text :
       {"<html><p>some words at the harbour</p>"sv, "some plain words at the harbour"sv}) {
    for (const std::size_t unit : {2U, 4U}) {
      for (const bool big_endian : {false, true}) {
        std::string bytes;
        for (const char c : text) {
          std::string wide(unit, '\0');
          wide[big_endian ? unit - 1 : 0] = c;
          bytes += wide;
        }
        EXPECT_EQ(kind_of(bytes), text[0] == '<' ? Kind::html : Kind::text) << unit << big_endian;
      }
    }
  }
  EXPECT_EQ(kind_of("\xFF\xFE<\0p\0>\0"sv), Kind::html);
  EXPECT_EQ(kind_of("\xFF\xFE"sv), Kind::text);
}

}  // namespace
}  // namespace pith::charset
