#include "score/head.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <utility>

namespace pith::score {
namespace {

using dom::NodeId;
using dom::Tag;

void read_meta(const dom::Document& document, NodeId id, Head& head, std::string& shared_address) {
  const std::string_view name = document.raw_attribute(id, "name").value_or(std::string_view());
  const std::string_view property = document.raw_attribute(id, "property").value_or(std::string_view());
  const auto says = [](std::string_view given, std::string_view wanted) {
    return ascii::equal_ignoring_case(given, wanted);
  };
  if (says(property, "og:type")) {
    head.kind = document.attribute(id, "content");
  } else if (says(property, "og:url")) {
    shared_address = document.attribute(id, "content");
  } else if (says(name, "description") || says(property, "og:description")) {
    constexpr std::size_t most_descriptions = 64;  // each is held against all of the text
    if (head.descriptions.size() == most_descriptions) return;
    std::string content = document.attribute(id, "content");
    if (!content.empty() && std::ranges::find(head.descriptions, content) == head.descriptions.end())
      head.descriptions.push_back(std::move(content));
  }
}

bool is_canonical(const dom::Document& document, NodeId id) {
  return document.tag(id) == Tag::link &&
         ascii::equal_ignoring_case(document.raw_attribute(id, "rel").value_or(std::string_view()),
                                    "canonical");
}

/// What stands in the head may open the body, and the rest of the head is in there then.
std::string address_in_body(const dom::Document& document) {
  for (NodeId id = document.body(); id < document.size(); ++id)
    if (is_canonical(document, id)) return document.attribute(id, "href");
  return {};
}

}  // namespace

Head read_head(const dom::Document& document) {
  Head head;
  std::string shared_address;
  bool titled = false;
  for (NodeId id = 0; id < std::min(document.body(), document.size()); ++id) {
    switch (document.tag(id)) {
      case Tag::title:
        if (!titled) head.title = document.text_of(id);
        titled = true;
        break;
      case Tag::meta: read_meta(document, id, head, shared_address); break;
      case Tag::link:
        if (head.address.empty() && is_canonical(document, id)) head.address = document.attribute(id, "href");
        break;
      default: break;
    }
  }
  if (head.address.empty()) head.address = address_in_body(document);
  if (head.address.empty()) head.address = std::move(shared_address);
  return head;
}

}  // namespace pith::score
