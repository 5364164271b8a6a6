#include "dom/lexer.hpp"

#include "base/ascii.hpp"
#include "dom/document.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace pith::dom {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Which of these a byte is, as bits.
enum Sign : std::uint8_t { space = 1, slash = 2, angle = 4, equals_sign = 8, null = 16 };

constexpr std::array<std::uint8_t, 256> signs = [] {
  std::array<std::uint8_t, 256> out{};
  for (const char c : {' ', '\n', '\t', '\r', '\f'}) out[static_cast<unsigned char>(c)] = space;
  out['/'] = slash;
  out['>'] = angle;
  out['='] = equals_sign;
  out['\0'] = null;
  return out;
}();

bool is_any(char c, unsigned of) { return (signs[static_cast<unsigned char>(c)] & of) != 0; }

bool ends_tag_name(char c) { return is_any(c, space | slash | angle); }

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_any(text[at], space)) ++at;
  return at;
}

/// Behind the value of an attribute that starts at `at`, behind `=` and white space.
std::size_t value_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  if (text[at] == '"' || text[at] == '\'') {
    const std::size_t quote = text.find(text[at], at + 1);
    return quote == npos ? text.size() + 1 : quote + 1;
  }
  while (at < text.size() && !is_any(text[at], space | angle)) ++at;
  return at;
}

bool is_end_tag_of(std::string_view text, std::size_t at, std::string_view name) {
  const std::size_t behind = at + 2 + name.size();
  return behind < text.size() && text[at + 1] == '/' &&
         ascii::equal_ignoring_case(text.substr(at + 2, name.size()), name) && ends_tag_name(text[behind]);
}

}  // namespace

std::size_t blank_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_any(text[size], space | null)) ++size;
  return size;
}

TagToken read_tag(std::string_view text, std::size_t name_begin) {
  TagToken tag;
  std::size_t at = name_begin;
  while (at < text.size() && !ends_tag_name(text[at])) ++at;
  tag.name = text.substr(name_begin, at - name_begin);
  const std::size_t attributes = at;
  if (at < text.size() && text[at] == '>') {  // as most end tags and many others do
    tag.attributes = text.substr(at, 0);
    tag.end = at + 1;
    return tag;
  }
  while (true) {
    at = skip_space(text, at);
    if (at >= text.size()) return tag.end = npos, tag;
    if (text[at] == '>') break;
    if (text[at] == '/') {
      if (at + 1 < text.size() && text[at + 1] == '>') {
        tag.self_closing = true;
        tag.attributes = text.substr(attributes, at - attributes);
        tag.end = at + 2;
        return tag;
      }
      ++at;
      continue;
    }
    const std::size_t name = at++;  // a `=` at the start of a name belongs to the name
    while (at < text.size() && !is_any(text[at], space | slash | angle | equals_sign)) ++at;
    const std::size_t equals = skip_space(text, at);
    if (equals >= text.size() || text[equals] != '=') continue;
    const std::size_t value = skip_space(text, equals + 1);
    if (value < text.size() && text[value] == '>') {  // missing value
      at = value;
      continue;
    }
    at = value_end(text, value);
    if (at > text.size()) return tag.end = npos, tag;
    if (text[name] == 'r' && text.substr(name, equals - name) == "role")
      tag.role = text.substr(value, at - value);
  }
  tag.attributes = text.substr(attributes, at - attributes);
  tag.end = at + 1;
  return tag;
}

bool AttributeReader::next(Attribute& out) {
  const char* at = rest_.data();
  const char* const end = at + rest_.size();
  const auto skip = [end](const char* from, unsigned what) {
    while (from != end && is_any(*from, what)) ++from;
    return from;
  };
  const auto part = [](const char* from, const char* to) {
    return std::string_view(from, static_cast<std::size_t>(to - from));
  };
  at = skip(at, space | slash);
  if (at == end) {
    rest_ = {};
    return false;
  }
  const char* const name = at++;
  while (at != end && !is_any(*at, space | slash | equals_sign)) ++at;
  out.name = part(name, at);
  out.value = {};
  const auto is_quote = [end](const char* from) { return from != end && (*from == '"' || *from == '\''); };
  const char* const equals = at != end && *at == '=' ? at : skip(at, space);
  if (equals != end && *equals == '=') {
    const char* const value = is_quote(equals + 1) ? equals + 1 : skip(equals + 1, space);
    at = value;
    if (is_quote(value)) {
      const auto* const quote =
          static_cast<const char*>(std::memchr(value + 1, *value, static_cast<std::size_t>(end - value - 1)));
      out.value = part(value + 1, quote == nullptr ? end : quote);
      at = quote == nullptr ? end : quote + 1;
    } else {
      while (at != end && !is_any(*at, space | angle)) ++at;
      out.value = part(value, at);
    }
  }
  rest_ = part(at, end);
  return true;
}

std::size_t comment_end(std::string_view text, std::size_t at) {
  at += 4;
  if (text.substr(at, 1) == ">") return at + 1;
  if (text.substr(at, 2) == "->") return at + 2;
  for (std::size_t dashes = text.find("--", at); dashes != npos; dashes = text.find("--", dashes + 1)) {
    std::size_t behind = dashes + 2;
    if (behind < text.size() && text[behind] == '!') ++behind;
    if (behind < text.size() && text[behind] == '>') return behind + 1;
  }
  return text.size();
}

std::size_t raw_text_end(std::string_view text, std::size_t from, std::string_view name, bool script) {
  enum class Escape { none, escaped, double_escaped } escape = Escape::none;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (escape == Escape::none) {
      const void* found = std::memchr(text.data() + at, '<', text.size() - at);
      if (found == nullptr) return text.size();
      at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    }
    const std::string_view here = text.substr(at);
    if (here[0] == '-' && here.substr(0, 3) == "-->") {
      escape = Escape::none;
    } else if (here[0] != '<') {
      continue;
    } else if (escape != Escape::double_escaped && is_end_tag_of(text, at, name)) {
      return at;
    } else if (script && escape == Escape::none && here.substr(0, 4) == "<!--") {
      escape = Escape::escaped;
      at += 1;  // `<!-->` closes at once: its dashes are looked at again
    } else if (escape == Escape::escaped && ascii::starts_with_ignoring_case(here, "<script") &&
               here.size() > 7 && ends_tag_name(here[7])) {
      escape = Escape::double_escaped;
    } else if (escape == Escape::double_escaped && is_end_tag_of(text, at, "script")) {
      escape = Escape::escaped;
    }
  }
  return text.size();
}

}  // namespace pith::dom
