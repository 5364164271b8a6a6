#include "score/head.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace pith::score {
namespace {

using dom::NodeId;
using dom::Tag;

bool says(const dom::Document& document, NodeId id, std::string_view attribute, std::string_view value) {
  return ascii::equal_ignoring_case(document.raw_attribute(id, attribute).value_or(std::string_view()),
                                    value);
}

void read_meta(const dom::Document& document, NodeId id, Head& head) {
  if (says(document, id, "property", "og:type")) {
    head.kind = document.attribute(id, "content");
  } else if (says(document, id, "name", "description") || says(document, id, "property", "og:description")) {
    constexpr std::size_t most_descriptions = 64;  // each is held against all of the text
    if (head.descriptions.size() == most_descriptions) return;
    std::string content = document.attribute(id, "content");
    if (!content.empty() && std::ranges::find(head.descriptions, content) == head.descriptions.end())
      head.descriptions.push_back(std::move(content));
  }
}

}  // namespace

Head read_head(const dom::Document& document) {
  Head head;
  bool titled = false;
  for (NodeId id = 0; id < std::min(document.body(), document.size()); ++id) {
    const Tag tag = document.tag(id);
    if (tag == Tag::meta) read_meta(document, id, head);
    if (tag != Tag::title || titled) continue;
    head.title = document.text_of(id);
    titled = true;
  }
  return head;
}

std::string address_in(const dom::Document& document) {
  // What stands in the head may open the body, and the rest of the head is in there then.
  for (NodeId id = 0; id < document.size(); ++id)
    if (document.tag(id) == Tag::link && says(document, id, "rel", "canonical"))
      return document.attribute(id, "href");
  for (NodeId id = 0; id < document.size(); ++id)
    if (document.tag(id) == Tag::meta && says(document, id, "property", "og:url"))
      return document.attribute(id, "content");
  return {};
}

}  // namespace pith::score
