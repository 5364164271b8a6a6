#include "block/section_headings.hpp"

namespace pith::block {

using dom::NodeId;
using dom::Tag;

bool ListedHeadings::is_listed(NodeId id) {
  if (!is_section_heading(document_.tag(id))) return false;
  const NodeId parent = document_[id].parent;
  const NodeId inner = document_.first_child(id);
  return leads_to(id, id) || (inner != dom::no_node && leads_to(inner, id)) ||
         (document_.first_child(parent) == id && leads_to(parent, id));
}

/// True if a link that does not stand in the heading leads to the element.
bool ListedHeadings::leads_to(NodeId id, NodeId heading) {
  if (document_.tag(id) == Tag::text) return false;
  const auto name = document_.raw_attribute(id, "id");
  if (!name || name->empty()) return false;
  if (!links_read_) read_links();
  const auto found = links_.find(*name);
  return found != links_.end() && (!document_.contains(heading, found->second.first) ||
                                   !document_.contains(heading, found->second.last));
}

void ListedHeadings::read_links() {
  links_read_ = true;
  for (NodeId id = 0; id < elements_.size(); ++id) {
    if (!elements_[id].jump) continue;
    const std::string_view address = document_.raw_attribute(id, "href").value_or("");
    if (address.starts_with('#'))
      links_.try_emplace(address.substr(1), Links{id, id}).first->second.last = id;
  }
}

bool leads_to_itself(const dom::Document& document, NodeId link) {
  if (!document.raw_attribute(link, "href").value_or("").starts_with('#')) return false;
  NodeId id = link;
  while (!dom::is_block_level(document.tag(id)) && document[id].parent != dom::no_node)
    id = document[id].parent;
  return is_section_heading(document.tag(id));
}

bool is_edited_heading(const dom::Document& document, std::span<const score::Element> elements, NodeId box,
                       NodeId heading) {
  constexpr NodeId most_nodes = 24;
  if (document.tag(box) != Tag::div || !is_section_heading(document.tag(heading))) return false;
  if (document.first_child(box) != heading || document[box].end - box > most_nodes) return false;
  for (NodeId id = document[heading].end; id < document[box].end; ++id) {
    if (elements[id].link &&
        document.raw_attribute(id, "href").value_or("").find("edit") != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace pith::block
