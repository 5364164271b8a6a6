#include "dom/foreign.hpp"

#include "base/ascii.hpp"
#include "dom/document.hpp"
#include "dom/lexer.hpp"

#include <array>

namespace pith::dom {

bool breaks_out_of_foreign(Tag tag) {
  switch (tag) {
    case Tag::b:
    case Tag::big:
    case Tag::blockquote:
    case Tag::body:
    case Tag::br:
    case Tag::center:
    case Tag::code:
    case Tag::dd:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::em:
    case Tag::embed:
    case Tag::font:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::head:
    case Tag::hr:
    case Tag::i:
    case Tag::img:
    case Tag::li:
    case Tag::listing:
    case Tag::menu:
    case Tag::meta:
    case Tag::nobr:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::ruby:
    case Tag::s:
    case Tag::small:
    case Tag::span:
    case Tag::strong:
    case Tag::strike:
    case Tag::sub:
    case Tag::sup:
    case Tag::table:
    case Tag::tt:
    case Tag::u:
    case Tag::ul:
    case Tag::var: return true;
    default: return false;
  }
}

bool has_font_attribute(std::string_view attributes) {
  AttributeReader reader(attributes);
  Attribute attribute;
  while (reader.next(attribute)) {
    for (const std::string_view known : {"color", "face", "size"}) {
      if (ascii::equal_ignoring_case(attribute.name, known)) return true;
    }
  }
  return false;
}

bool is_formula_script(std::string_view attributes) {
  if (attributes.find("math") == std::string_view::npos) return false;
  AttributeReader reader(attributes);
  Attribute attribute;
  while (reader.next(attribute)) {
    if (ascii::equal_ignoring_case(attribute.name, "type"))
      return attribute.value.starts_with("math/tex") || attribute.value.starts_with("math/mml");
  }
  return false;
}

bool is_integration_point(std::string_view name) {
  for (const std::string_view point :
       {"foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"}) {
    if (ascii::equal_ignoring_case(name, point)) return true;
  }
  return false;
}

std::size_t closed_foreign_end(std::string_view text, std::size_t at, std::string_view root) {
  constexpr std::size_t max_depth = 64;
  std::array<std::string_view, max_depth> open;
  std::size_t depth = 0;
  open[depth++] = root;
  while (true) {
    at = text.find('<', at);
    if (at == std::string_view::npos || at + 1 >= text.size()) return std::string_view::npos;
    if (text.compare(at, 4, "<!--") == 0) {
      at = comment_end(text, at);
      continue;
    }
    const bool end_tag = text[at + 1] == '/';
    const std::size_t name_begin = at + (end_tag ? 2 : 1);
    if (name_begin >= text.size() || text[at + 1] == '!' || text[at + 1] == '?')
      return std::string_view::npos;
    if (!ascii::is_alpha(text[name_begin])) {
      ++at;
      if (end_tag) return std::string_view::npos;
      continue;
    }
    const TagToken tag = read_tag(text, name_begin);
    if (tag.end == std::string_view::npos) return std::string_view::npos;
    if (end_tag) {
      while (depth > 0 && !ascii::equal_ignoring_case(open[depth - 1], tag.name)) --depth;
      if (depth == 0) return std::string_view::npos;
      if (--depth == 0) return tag.end;
    } else {
      if (breaks_out_of_foreign(tag_from_name(tag.name))) return std::string_view::npos;
      if (is_integration_point(open[depth - 1])) return std::string_view::npos;
      if (!tag.self_closing) {
        if (depth == max_depth) return std::string_view::npos;
        open[depth++] = tag.name;
      }
    }
    at = tag.end;
  }
}

}  // namespace pith::dom
