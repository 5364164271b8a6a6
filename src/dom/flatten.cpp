#include "dom/flatten.hpp"

#include "base/ascii.hpp"
#include "dom/lexer.hpp"

#include <algorithm>
#include <string_view>

namespace pith::dom {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool shapes_text(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::br:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::time:
    case Tag::title:
    case Tag::meta:
    case Tag::textarea:
    case Tag::xmp: return true;
    default: return false;
  }
}

bool is_landmark(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::aside:
    case Tag::footer:
    case Tag::header:
    case Tag::main:
    case Tag::nav: return true;
    default: return false;
  }
}

}  // namespace

void flatten_tags(std::string& html, std::size_t from, bool keep_landmarks) {
  for (std::size_t at = html.find('<', from); at != npos; at = html.find('<', at + 1)) {
    if (at + 1 >= html.size()) return;
    const std::size_t name = at + (html[at + 1] == '/' ? 2 : 1);
    if (name >= html.size() || !ascii::is_alpha(html[name])) continue;
    const TagToken token = read_tag(html, name);
    if (token.end == npos) return html.resize(at);
    const Tag tag = tag_from_name(token.name);
    if (!shapes_text(tag) && !(keep_landmarks && is_landmark(tag)))
      std::fill_n(html.begin() + static_cast<std::ptrdiff_t>(at), token.end - at, ' ');
    at = token.end - 1;
  }
}

}  // namespace pith::dom
