#include "dom/document.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"

namespace pith::dom {

std::optional<std::string_view> Document::raw_attribute(NodeId id, std::string_view name) const {
  AttributeReader reader = attributes(id);
  Attribute attribute;
  while (reader.next(attribute)) {
    if (ascii::equal_ignoring_case(attribute.name, name)) return attribute.value;
  }
  return std::nullopt;
}

std::string Document::attribute(NodeId id, std::string_view name) const {
  const auto raw = raw_attribute(id, name);
  return raw ? decode_entities(*raw, true) : std::string();
}

std::string Document::text_of(NodeId id) const {
  std::string out;
  for (NodeId at = id; at < nodes_[id].end;) {
    const Node& node = nodes_[at];
    if (node.tag == Tag::template_) {
      at = node.end;
      continue;
    }
    if (node.tag == Tag::text) {
      out.append(characters(at));
    } else if (is_block_level(node.tag) || node.tag == Tag::br) {
      out.push_back(' ');
    }
    ++at;
  }
  return utf8::clean_line(out);
}

}  // namespace pith::dom
