#include "render/escape.hpp"

#include "base/utf8.hpp"

namespace pith::render {
namespace {

/// Characters that are written as they are: ASCII but for controls and what has a meaning in markup.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 || c == '\t' || c == '\n') && byte < 0x7F && c != '&' && c != '<' && c != '>' &&
         c != '"';
}

bool is_allowed(char32_t c) { return c >= 0xA0 && c != 0xFFFE && c != 0xFFFF; }

void append_character(std::string& out, char32_t c) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case 0x338: out += "&#x338;"; break;  // behind a tag's `>` it would make another character of it
    default:
      if (is_allowed(c)) utf8::append(out, c);
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out.append(text, at, plain - at);
    at = plain;
    if (at < text.size()) append_character(out, utf8::next(text, at));
  }
}

void append_known(std::string& out, std::string_view begin, std::string_view value, std::string_view end) {
  if (value.empty()) return;
  out += begin;
  append_escaped(out, value);
  out += end;
}

}  // namespace pith::render
