#include "dom/piece.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace pith::dom {
namespace {

constexpr std::size_t marks_a_plane = 0xFFFE;

/// True if the byte and what follows it is not simply copied when white space is folded and references are
/// decoded (white space, a reference), or may not be (a control character).
bool stops(char byte, char next) {
  const auto b = static_cast<unsigned char>(byte);
  return (b < ' ') | (b == '&') | ((b == ' ') & (static_cast<unsigned char>(next) <= ' '));
}

/// The first byte from `at` on that stops.
std::size_t find_stop(std::string_view text, std::size_t at) {
  constexpr std::size_t step = 32;  // without a branch inside, so that the compiler can use vectors
  for (; text.size() - at > step; at += step) {
    unsigned char any = 0;
    for (std::size_t i = at; i < at + step; ++i)
      any = static_cast<unsigned char>(any | static_cast<unsigned char>(stops(text[i], text[i + 1])));
    if (any != 0) break;
  }
  for (; at < text.size(); ++at) {
    const bool letter = static_cast<unsigned char>(text[at]) > ' ' && text[at] != '&';  // as most are
    if (!letter && stops(text[at], at + 1 < text.size() ? text[at + 1] : 'x')) break;
  }
  return at;
}

/// True for the end of a line between characters that are no ASCII: of Chinese or Japanese it is no space.
bool may_be_joint(std::string_view text, std::size_t begin, std::size_t end) {
  return begin > 0 && end < text.size() && ((text[begin - 1] & text[end]) & 0x80) != 0 &&
         text.substr(begin, end - begin).find('\n') != std::string_view::npos;
}

void append_folded(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = find_stop(text, at);
    out.append(text, at, stop - at);
    at = stop;
    if (at == text.size()) return;
    if (text[at] == '&') {
      at += decode_entity(text.substr(at), out);
    } else if (ascii::is_space(text[at])) {
      const std::size_t begin = at;
      while (at < text.size() && ascii::is_space(text[at])) ++at;
      out.push_back(may_be_joint(text, begin, at) ? '\n' : ' ');
    } else {
      out.push_back(text[at++]);
    }
  }
}

void append_decoded(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text, at, ampersand - at);
    at = ampersand;
    if (at < text.size()) at += decode_entity(text.substr(at), out);
  }
}

constexpr char before_control = '\xC2';  // the first byte of those from U+0080 on

bool is_c1_control(char first, char second) {
  return first == before_control && static_cast<unsigned char>(second) < 0xA0;
}

bool holds_c1_control(std::string_view text) {
  for (std::size_t at = text.find(before_control); at < text.size(); at = text.find(before_control, at + 1)) {
    if (at + 1 < text.size() && is_c1_control(text[at], text[at + 1])) return true;
  }
  return false;
}

/// Controls from U+0080 on are bytes of windows-1252 that someone took for Latin-1: a browser shows nothing,
/// a reader misses a quotation mark. They are read as their numeric references are.
void repair_controls(std::string& out, std::size_t from) {
  if (!holds_c1_control(std::string_view(out).substr(from))) return;
  const std::string text = out.substr(from);
  out.resize(from);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at + 1 < text.size() && is_c1_control(text[at], text[at + 1])) {
      utf8::append(out, character_of(static_cast<unsigned char>(text[++at])));
    } else {
      out.push_back(text[at]);
    }
  }
}

}  // namespace

void append_mark(std::string& out, std::size_t index) {
  const std::size_t plane = index / marks_a_plane;
  utf8::append(out, static_cast<char32_t>(0x10000 + plane * 0x10000 + index % marks_a_plane));
}

std::optional<std::size_t> read_mark(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text[0]) < 0xF0) return std::nullopt;
  std::size_t at = 0;
  const char32_t c = utf8::next(text, at);
  if (c < 0x10000 || c % 0x10000 >= marks_a_plane) return std::nullopt;
  return (c / 0x10000 - 1) * marks_a_plane + c % 0x10000;
}

void append_text(std::string_view source, const Piece& piece, std::string& out) {
  const std::string_view text = source.substr(piece.begin, piece.size);
  const std::size_t from = out.size();
  switch (piece.kind) {
    case PieceKind::folded: append_folded(text, out); break;
    case PieceKind::preformatted: append_decoded(text, out); break;
    case PieceKind::raw: out.append(text); break;
    case PieceKind::blank: return append_decoded(text, out);
    case PieceKind::space: return out.push_back(' ');
    default: return;
  }
  repair_controls(out, from);
}

}  // namespace pith::dom
