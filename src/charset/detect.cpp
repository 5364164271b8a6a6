#include "charset/detect.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include <uchardet/uchardet.h>

namespace pith::charset {
namespace {

/// Of each place in groups of four bytes: how many of them are zero.
struct ZeroCount {
  std::array<std::size_t, 4> at{};
  std::size_t groups = 0;
};

ZeroCount count_zeros(std::string_view bytes) {
  constexpr std::size_t sample = 2048;
  ZeroCount zeros;
  zeros.groups = std::min(bytes.size(), sample) / 4;
  for (std::size_t i = 0; i < zeros.groups * 4; ++i)
    zeros.at.at(i % 4) += static_cast<std::size_t>(bytes[i] == '\0');
  return zeros;
}

/// The bytes that statistics need: those beyond ASCII with a few around them, so
/// that a page's markup costs nothing.
std::string statistical_sample(std::string_view bytes) {
  constexpr std::size_t enough = 8192;
  constexpr std::size_t around = 24;  // a word or two
  std::string sample;
  std::size_t last = 0;
  for (std::size_t at = 0; sample.size() < enough;) {
    at += ascii::run_length(bytes, at);
    if (at >= bytes.size()) break;
    const std::size_t begin = std::max(last, at - std::min(at, around));
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80) ++at;
    last = std::min(at + around, bytes.size());
    sample.append(bytes, begin, last - begin);
    at = last;
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80) sample += bytes[at++];
    last = at;
  }
  return sample;
}

/// The code page that extends `encoding` with characters at 0x80 to 0x9F, where the ISO sets have controls.
const Encoding* extended(const Encoding& encoding) {
  struct Pair {
    std::string_view iso;
    std::string_view windows;
  };
  constexpr std::array<Pair, 6> pairs = {{{"iso-8859-2", "windows-1250"},
                                          {"iso-8859-5", "windows-1251"},
                                          {"iso-8859-6", "windows-1256"},
                                          {"iso-8859-7", "windows-1253"},
                                          {"iso-8859-13", "windows-1257"},
                                          {"iso-8859-15", "windows-1252"}}};
  const auto* found =
      std::find_if(pairs.begin(), pairs.end(), [&](const Pair& p) { return p.iso == encoding.name; });
  return found == pairs.end() ? &encoding : find_encoding(found->windows);
}

bool has_c1_byte(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [](char c) { return (static_cast<unsigned char>(c) & 0xE0) == 0x80; });
}

}  // namespace

const Encoding* detect_wide(std::string_view bytes) {
  const ZeroCount zeros = count_zeros(bytes);
  if (zeros.groups < 4) return nullptr;
  const auto mostly = [&](std::size_t place) { return zeros.at.at(place) * 20 >= zeros.groups * 19; };
  const auto hardly = [&](std::size_t place) { return zeros.at.at(place) * 20 <= zeros.groups; };
  const auto often = [&](std::size_t place) { return zeros.at.at(place) * 5 >= zeros.groups * 2; };
  if (hardly(0) && mostly(2) && mostly(3)) return &utf32_le;
  if (mostly(0) && mostly(1) && hardly(3)) return &utf32_be;
  if (hardly(0) && often(1) && hardly(2) && often(3)) return find_encoding("utf-16le");
  if (often(0) && hardly(1) && often(2) && hardly(3)) return find_encoding("utf-16be");
  return nullptr;
}

const Encoding* detect_escapes(std::string_view bytes) {
  bool any = false;
  for (std::size_t at = 0; (at = bytes.find('\x1b', at)) != std::string_view::npos;) {
    const std::string_view escape = bytes.substr(at, 3);
    at += escape.size();
    if (escape == "\x1b(B" || escape == "\x1b(J") continue;
    if (escape != "\x1b$B" && escape != "\x1b$@") return nullptr;
    const std::size_t end = bytes.find_first_not_of(
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
        at);
    // Each run ends in an escape, and characters have two bytes.
    if (end == std::string_view::npos || bytes[end] != '\x1b' || end == at || (end - at) % 2 != 0)
      return nullptr;
    any = true;
    at = end;
  }
  return any ? find_encoding("iso-2022-jp") : nullptr;
}

const Encoding* detect_by_statistics(std::string_view bytes) {
  const std::string sample = statistical_sample(bytes);
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return nullptr;
  uchardet_data_end(detector.get());
  std::string_view name = uchardet_get_charset(detector.get());
  if (name == "UHC") name = "euc-kr";
  if (name == "MAC-CYRILLIC") name = "x-mac-cyrillic";
  const Encoding* found = find_encoding(name);
  if (found == nullptr || found->family == Family::utf8) return nullptr;
  return has_c1_byte(sample) ? extended(*found) : found;
}

}  // namespace pith::charset
