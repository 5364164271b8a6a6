#include "charset/encoding.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <string>

namespace pith::charset {
namespace {

// The table of section 4.2 of the Encoding Standard, a row an encoding. GB 18030 reads GBK, and the Windows
// code pages and their kin read the older sets they extend, as in browsers. x-user-defined is left to
// windows-1252, as <meta> has it. Where glibc has several, the one with the standard's mappings for NEC's and
// IBM's characters is named.
constexpr Encoding encodings[] = {
    {"utf-8", nullptr, Family::utf8,
     "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"},
    {"windows-1252", "CP1252", Family::single_byte,
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
     "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 x-user-defined"},
    {"ibm866", "IBM866", Family::single_byte, "866 cp866 csibm866 ibm866"},
    {"iso-8859-2", "ISO-8859-2", Family::single_byte,
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    {"iso-8859-3", "ISO-8859-3", Family::single_byte,
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    {"iso-8859-4", "ISO-8859-4", Family::single_byte,
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    {"iso-8859-5", "ISO-8859-5", Family::single_byte,
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"},
    {"iso-8859-6", "ISO-8859-6", Family::single_byte,
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i "
     "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {"iso-8859-7", "ISO-8859-7", Family::single_byte,
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
     "iso_8859-7:1987 sun_eu_greek"},
    {"iso-8859-8", "ISO-8859-8", Family::single_byte,
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
     "iso_8859-8:1988 visual"},
    {"iso-8859-8-i", "ISO-8859-8", Family::single_byte, "csiso88598i iso-8859-8-i logical"},
    {"iso-8859-10", "ISO-8859-10", Family::single_byte,
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"iso-8859-13", "ISO-8859-13", Family::single_byte, "iso-8859-13 iso8859-13 iso885913"},
    {"iso-8859-14", "ISO-8859-14", Family::single_byte, "iso-8859-14 iso8859-14 iso885914"},
    {"iso-8859-15", "ISO-8859-15", Family::single_byte,
     "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    {"iso-8859-16", "ISO-8859-16", Family::single_byte, "iso-8859-16"},
    {"koi8-r", "KOI8-R", Family::single_byte, "cskoi8r koi koi8 koi8-r koi8_r"},
    {"koi8-u", "KOI8-U", Family::single_byte, "koi8-ru koi8-u"},
    {"macintosh", "MACINTOSH", Family::single_byte, "csmacintosh mac macintosh x-mac-roman"},
    {"windows-874", "CP874", Family::single_byte,
     "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    {"windows-1250", "CP1250", Family::single_byte, "cp1250 windows-1250 x-cp1250"},
    {"windows-1251", "CP1251", Family::single_byte, "cp1251 windows-1251 x-cp1251"},
    {"windows-1253", "CP1253", Family::single_byte, "cp1253 windows-1253 x-cp1253"},
    {"windows-1254", "CP1254", Family::single_byte,
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
     "windows-1254 x-cp1254"},
    {"windows-1255", "CP1255", Family::single_byte, "cp1255 windows-1255 x-cp1255"},
    {"windows-1256", "CP1256", Family::single_byte, "cp1256 windows-1256 x-cp1256"},
    {"windows-1257", "CP1257", Family::single_byte, "cp1257 windows-1257 x-cp1257"},
    {"windows-1258", "CP1258", Family::single_byte, "cp1258 windows-1258 x-cp1258"},
    {"x-mac-cyrillic", "MAC-UK", Family::single_byte, "x-mac-cyrillic x-mac-ukrainian"},
    {"gbk", "GB18030", Family::multi_byte,
     "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"},
    {"gb18030", "GB18030", Family::multi_byte, "gb18030"},
    {"big5", "BIG5-HKSCS", Family::multi_byte, "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    {"euc-jp", "EUC-JP-MS", Family::multi_byte, "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    {"iso-2022-jp", "ISO-2022-JP", Family::stateful, "csiso2022jp iso-2022-jp"},
    {"shift_jis", "CP932", Family::multi_byte,
     "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    {"euc-kr", "CP949", Family::multi_byte,
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
     "windows-949"},
    {"utf-16be", nullptr, Family::utf16_be, "unicodefffe utf-16be"},
    {"utf-16le", nullptr, Family::utf16_le,
     "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
};

constexpr std::size_t longest_label = 19;  // cseucpkdfmtjapanese

bool has_label(std::string_view labels, std::string_view label) {
  while (!labels.empty()) {
    const std::size_t end = std::min(labels.find(' '), labels.size());
    if (labels.substr(0, end) == label) return true;
    labels.remove_prefix(std::min(end + 1, labels.size()));
  }
  return false;
}

}  // namespace

const Encoding utf32_le = {"utf-32le", nullptr, Family::utf32_le, ""};
const Encoding utf32_be = {"utf-32be", nullptr, Family::utf32_be, ""};

const Encoding* find_encoding(std::string_view label) {
  label = ascii::trim(label);
  if (label.empty() || label.size() > longest_label) return nullptr;
  const std::string lower = ascii::to_lower(label);
  if (lower == encodings[0].name) return encodings;  // of nearly all pages
  const auto* found = std::find_if(std::begin(encodings), std::end(encodings), [&](const Encoding& encoding) {
    return has_label(encoding.labels, lower);
  });
  return found != std::end(encodings) ? found : nullptr;
}

}  // namespace pith::charset
