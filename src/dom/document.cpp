#include "dom/document.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"
#include "dom/lexer.hpp"

namespace pith::dom {

std::optional<std::string_view> Document::raw_attribute(NodeId id, std::string_view name) const {
  if (nodes_[id].size < name.size()) return std::nullopt;
  AttributeReader reader = attributes(id);
  Attribute attribute;
  while (reader.next(attribute)) {
    if (ascii::equal_ignoring_case(attribute.name, name)) return attribute.value;
  }
  return std::nullopt;
}

void Document::read_attributes(NodeId id, std::span<const std::string_view> names,
                               std::span<std::optional<std::string_view>> values) const {
  AttributeReader reader = attributes(id);
  Attribute attribute;
  while (reader.next(attribute)) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!values[i] && ascii::equal_ignoring_case(attribute.name, names[i])) values[i] = attribute.value;
    }
  }
}

std::string Document::attribute(NodeId id, std::string_view name) const {
  const auto raw = raw_attribute(id, name);
  return raw ? decode_entities(*raw, true) : std::string();
}

std::string_view Document::own_name(NodeId id) const {
  constexpr std::size_t longest = 64;
  const Node& node = nodes_[id];
  if (node.tag != Tag::other || node.begin == 0) return {};
  std::size_t end = node.begin;
  while (end > 0 && ascii::is_space(source_[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest && source_[begin - 1] != '<') --begin;
  return begin > 0 && source_[begin - 1] == '<' ? source_.substr(begin, end - begin) : std::string_view();
}

std::string_view Document::space_inside(NodeId id) const {
  const Node& node = nodes_[id];
  const std::size_t tag_end = std::size_t{node.begin} + node.size;
  if (node.tag == Tag::text || node.size == 0 || tag_end >= source_.size() || source_[tag_end] != '>')
    return {};
  const std::string_view rest = source_.substr(tag_end + 1);
  const std::size_t end = std::min(rest.find_first_not_of(" \t"), rest.size());
  return end < rest.size() && (rest[end] == '\n' || rest[end] == '\r') ? std::string_view()
                                                                       : rest.substr(0, end);
}

std::string_view Document::own_source(NodeId id) const {
  constexpr std::size_t longest = 65'536;
  const std::string_view name = own_name(id);
  if (name.empty()) return {};
  const TagToken tag = read_tag(source_, static_cast<std::size_t>(name.data() - source_.data()));
  if (tag.end == std::string_view::npos || tag.self_closing) return {};
  const std::string_view rest = source_.substr(tag.end, longest);
  return rest.substr(0, rest.find("</" + std::string(name)));
}

Document::Formula Document::formula(NodeId id) const {
  constexpr std::size_t longest = 65'536;
  const Node& node = nodes_[id];
  if (node.tag != Tag::math || node.begin == 0) return {};
  const TagToken tag = read_tag(source_, node.begin);
  if (tag.end == std::string_view::npos || tag.self_closing) return {tag.attributes, {}, false};
  const std::string_view rest = source_.substr(tag.end, longest);
  if (!ascii::equal_ignoring_case(tag.name, "math"))
    return {tag.attributes, rest.substr(0, raw_text_end(rest, 0, tag.name, true)), true};
  std::size_t end = rest.find('<');
  while (end != std::string_view::npos && !ascii::starts_with_ignoring_case(rest.substr(end), "</math") &&
         !ascii::starts_with_ignoring_case(rest.substr(end), "<math")) {
    end = rest.find('<', end + 1);
  }
  return {tag.attributes, rest.substr(0, end), false};
}

std::string Document::text_of(NodeId id) const {
  std::string out;
  for (NodeId at = id; at < nodes_[id].end;) {
    const Node& node = nodes_[at];
    if (node.tag == Tag::template_ || node.tag == Tag::rt || node.tag == Tag::rp) {
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
