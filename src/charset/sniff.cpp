#include "charset/sniff.hpp"

#include "base/ascii.hpp"
#include "base/byte_order_mark.hpp"
#include "base/utf8.hpp"
#include "charset/detect.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace pith::charset {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
  std::string_view name;
  std::string_view begin = {};  // of the data, where bytes further on are letters that text may hold as well
};

constexpr std::array magics = {
    Magic{0, "\x89PNG\r\n\x1a\n"sv, "PNG image"},
    Magic{0, "\xFF\xD8\xFF"sv, "JPEG image"},
    Magic{0, "GIF87a"sv, "GIF image"},
    Magic{0, "GIF89a"sv, "GIF image"},
    Magic{8, "WEBPVP8"sv, "WebP image", "RIFF"sv},
    Magic{0, "II*\0"sv, "TIFF image"},
    Magic{0, "MM\0*"sv, "TIFF image"},
    Magic{0, "\0\0\1\0"sv, "icon"},
    Magic{4, "ftypavif"sv, "AVIF image", "\0"sv},
    Magic{4, "ftyp"sv, "MP4 media", "\0"sv},
    Magic{0, "%PDF-"sv, "PDF document"},
    Magic{0, "%!PS"sv, "PostScript document"},
    Magic{0, R"({\rtf)", "RTF document"},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "Microsoft Office document"},
    Magic{0, "PK\3\4"sv, "zip archive"},
    Magic{0, "PK\5\6"sv, "zip archive"},
    Magic{4, "1AY&SY"sv, "bzip2 archive", "BZh"sv},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          "xz archive"},
    Magic{0, "\x28\xB5\x2F\xFD"sv, "zstd archive"},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, "7z archive"},
    Magic{0, "Rar!\x1A\7"sv, "RAR archive"},
    Magic{257, "ustar\0"sv, "tar archive"},
    Magic{257, "ustar  \0"sv, "tar archive"},
    Magic{0,
          "\x7F"
          "ELF"sv,
          "ELF program"},
    Magic{0, "\xCF\xFA\xED\xFE"sv, "Mach-O program"},
    Magic{0, "\xCA\xFE\xBA\xBE"sv, "Java class"},
    Magic{0, "\0asm"sv, "WebAssembly program"},
    Magic{0, "SQLite format 3\0"sv, "SQLite database"},
    Magic{0, "wOFF"sv, "font"},
    Magic{0, "wOF2"sv, "font"},
    Magic{0, "OTTO\0"sv, "font"},
    Magic{0, "\0\1\0\0\0"sv, "font"},
    Magic{0, "OggS\0"sv, "Ogg media"},
    Magic{0, "ID3\2"sv, "MP3 audio"},
    Magic{0, "ID3\3"sv, "MP3 audio"},
    Magic{0, "ID3\4"sv, "MP3 audio"},
    Magic{0, "\xFF\xFB"sv, "MP3 audio"},
    Magic{0, "fLaC"sv, "FLAC audio"},
    Magic{8, "WAVEfmt "sv, "WAV audio", "RIFF"sv},
    Magic{8, "AVI LIST"sv, "AVI video", "RIFF"sv},
    Magic{0, "\x1A\x45\xDF\xA3"sv, "Matroska video"},
};

constexpr std::string_view gzip_magic = "\x1F\x8B\x08"sv;

// Elements that make a page. Text about HTML may name one of the others, but hardly closes it again.
constexpr std::array structural_tags = {
    "html"sv,     "head"sv,   "body"sv,  "div"sv,   "p"sv,       "title"sv,   "meta"sv,
    "link"sv,     "script"sv, "style"sv, "table"sv, "article"sv, "section"sv, "main"sv,
    "frameset"sv, "h1"sv,     "h2"sv,    "ul"sv,    "ol"sv,      "rss"sv,     "feed"sv};

/// The name of the tag whose `<` or `</` ends before `at`, if what follows it can follow a name; else empty.
std::string_view tag_name(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  while (end < bytes.size() && (ascii::is_alnum(bytes[end]) || bytes[end] == '-')) ++end;
  if (end == at || !ascii::is_alpha(bytes[at]) || end == bytes.size()) return {};
  const char after = bytes[end];
  return after == '>' || after == '/' || ascii::is_space(after) ? bytes.substr(at, end - at)
                                                                : std::string_view();
}

bool is_structural(std::string_view name) {
  return std::any_of(structural_tags.begin(), structural_tags.end(),
                     [&](std::string_view tag) { return ascii::equal_ignoring_case(tag, name); });
}

/// True if `bytes` begin with a comment, a declaration or a tag, white space aside.
bool begins_with_markup(std::string_view bytes) {
  bytes = without_byte_order_mark(bytes);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n\f");
  if (at == std::string_view::npos || bytes[at] != '<') return false;
  const std::string_view rest = bytes.substr(at);
  return rest.starts_with("<!--") || rest.starts_with("<?xml") ||
         ascii::starts_with_ignoring_case(rest, "<!doctype") || !tag_name(rest, 1).empty();
}

/// True if there is a structural tag, or any start tag and any end tag.
bool holds_markup(std::string_view bytes) {
  bool opened = false;
  for (std::size_t at = 0; (at = bytes.find('<', at)) != std::string_view::npos;) {
    ++at;
    if (at < bytes.size() && bytes[at] == '/') {
      if (opened && !tag_name(bytes, at + 1).empty()) return true;
      continue;
    }
    const std::string_view name = tag_name(bytes, at);
    if (is_structural(name)) return true;
    opened = opened || !name.empty();
  }
  return false;
}

/// Text has hardly any control characters but white space and escapes; zero bytes stand in damaged pages too
/// and are judged apart.
bool looks_binary(std::string_view bytes) {
  std::size_t zeros = 0;
  std::size_t controls = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    zeros += static_cast<std::size_t>(byte == 0);
    controls += static_cast<std::size_t>(byte != 0 && byte < 0x20 && !ascii::is_space(c) && byte != 0x1B);
  }
  return controls * 20 > bytes.size() - zeros || zeros * 10 > bytes.size() * 9;
}

/// The ASCII characters of UTF-16 or UTF-32.
std::string without_zeros(std::string_view bytes) {
  std::string out;
  std::copy_if(bytes.begin(), bytes.end(), std::back_inserter(out), [](char c) { return c != '\0'; });
  return out;
}

bool has_wide_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with("\0\0\xFE\xFF"sv);
}

/// A few bytes beyond ASCII that are not UTF-8 either: whatever they are read as is a guess.
bool is_scrap(std::string_view bytes) {
  constexpr std::size_t least = 4;
  return !bytes.empty() && bytes.size() < least && !utf8::valid(bytes) &&
         std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

Sniffed text_or_html(std::string_view bytes) {
  if (begins_with_markup(bytes) || holds_markup(bytes)) return {Kind::html, "HTML"};
  return {Kind::text, "text"};
}

}  // namespace

Sniffed sniff(std::string_view bytes) {
  constexpr std::size_t sample_size = 4096;
  if (bytes.starts_with(gzip_magic)) return {Kind::gzip, "gzip archive"};
  const auto* magic = std::find_if(magics.begin(), magics.end(), [&](const Magic& m) {
    return bytes.starts_with(m.begin) && bytes.size() > m.offset &&
           bytes.substr(m.offset).starts_with(m.bytes);
  });
  if (magic != magics.end()) return {Kind::binary, magic->name};
  if (has_wide_mark(bytes)) return text_or_html(without_zeros(bytes.substr(2)));
  if (begins_with_markup(bytes)) return {Kind::html, "HTML"};
  const std::string_view sample = bytes.substr(0, sample_size);
  if (detect_wide(bytes) != nullptr) {
    if (looks_binary(without_zeros(sample))) return {Kind::binary, "unknown binary data"};
    return text_or_html(without_zeros(bytes));
  }
  if (looks_binary(sample) || is_scrap(bytes)) return {Kind::binary, "unknown binary data"};
  return text_or_html(bytes);
}

}  // namespace pith::charset
