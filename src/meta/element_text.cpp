#include "meta/element_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "meta/element_names.hpp"
#include "text/names.hpp"

#include <string_view>

namespace pith::meta {
namespace {

using dom::NodeId;
using dom::Tag;

std::string widely_spaced(const dom::Document& document, NodeId id) {
  constexpr std::size_t longest_work = 40;  // bytes
  std::string out;
  for (NodeId n = id + 1; n < document[id].end; ++n) {
    const Tag tag = document.tag(n);
    if (tag == Tag::style || tag == Tag::template_) n = document[n].end - 1;
    if (tag == Tag::text) {
      const std::string_view text = ascii::trim(document.characters(n));
      const bool work = !out.empty() && text.size() <= longest_work && text::is_work_title(text);
      out.append(work ? " | " : " ").append(document.characters(n));
    }
    if (dom::is_block_level(tag) || tag == Tag::br) out.append(" | ");
  }
  return utf8::clean_line(out);
}

}  // namespace

std::string short_text(const dom::Document& document, NodeId id, std::size_t most, Spacing spacing) {
  std::size_t size = 0;
  for (NodeId n = id + 1; n < document[id].end; ++n) {
    const std::string_view text = document.characters(n);
    size += text.find_first_not_of(" \t\n\r\f") == std::string_view::npos ? 1 : text.size();
    if (size > most * 2) return {};
  }
  std::string text = spacing == Spacing::as_shown ? document.text_of(id) : widely_spaced(document, id);
  return text.size() <= most ? text : std::string();
}

std::string named_inside(const dom::Document& document, NodeId id, std::size_t most) {
  for (NodeId n = id + 1; n < document[id].end; ++n) {
    if (document.tag(n) == Tag::text) continue;
    const auto property = document.raw_attribute(n, "itemprop");
    if (!property || !has_word(*property, "name")) continue;
    std::string text = document.attribute(n, "content");
    return utf8::clean_line(text.empty() ? short_text(document, n, most, Spacing::wide) : text);
  }
  return {};
}

std::string picture_inside(const dom::Document& document, NodeId id) {
  for (NodeId n = id + 1; n < document[id].end; ++n) {
    if (document.tag(n) == Tag::text) continue;
    const auto property = document.raw_attribute(n, "itemprop");
    if (!property || !(has_word(*property, "url") || has_word(*property, "contentUrl"))) continue;
    for (const std::string_view place : {"content", "href", "src"}) {
      std::string address = document.attribute(n, place);
      if (!address.empty()) return address;
    }
  }
  return {};
}

std::string link_inside(const dom::Document& document, NodeId id) {
  for (NodeId n = id + 1; n < document[id].end; ++n) {
    if (document.tag(n) == Tag::a) return document.attribute(n, "href");
  }
  return {};
}

}  // namespace pith::meta
