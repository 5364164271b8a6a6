#include "block/grouping.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <string_view>

namespace pith::block {

using dom::NodeId;
using dom::Tag;

namespace {

/// True for a list of one item.
bool is_of_one_item(const dom::Document& document, NodeId list) {
  const NodeId item = document.first_child(list);
  return item != dom::no_node && document.tag(item) == Tag::li && document[item].end == document[list].end;
}

/// The class of a list that a word processor made of the items of one level: its name and that level.
struct DrawnLevel {
  std::string_view name;
  unsigned level = 0;
};

DrawnLevel drawn_level(const dom::Document& document, NodeId list) {
  const std::string_view names = document.raw_attribute(list, "class").value_or("");
  const std::string_view name = ascii::first_word(names);
  const std::size_t dash = name.rfind('-');
  if (!name.starts_with("lst-kix") || dash + 2 != name.size() || !ascii::is_digit(name.back())) return {};
  return {name.substr(0, dash), static_cast<unsigned>(name.back() - '0')};
}

/// True if `next` is made like the list right before it, and each has one item, or each those of one level:
/// some editors give each item a list of its own.
bool goes_on_in(const dom::Document& document, NodeId list, NodeId next) {
  if (list == dom::no_node || document[list].end != next || document[list].parent != document[next].parent)
    return false;
  if (const std::string_view name = drawn_level(document, list).name; !name.empty())
    return drawn_level(document, next).name == name;
  const auto names = document.raw_attribute(next, "class");
  const bool is_made_so = names || document.has_attribute(next, "start");  // two plain lists are two
  return is_made_so && document.tag(list) == document.tag(next) &&
         document.raw_attribute(list, "class") == names && is_of_one_item(document, list) &&
         is_of_one_item(document, next);
}

}  // namespace

bool Grouping::has_begun(NodeId item) {
  if (item == dom::no_node) return false;
  while (!items_.empty() && !document_.contains(items_.back(), item)) items_.pop_back();
  return !items_.empty() && items_.back() == item;
}

bool Grouping::begin_item(const Ancestors& in, Block& out) {
  if (in.item == dom::no_node || has_begun(in.item)) return false;
  out.kind = BlockKind::list_item;
  items_.push_back(in.item);
  numbers_.number(in.list, in.item, out);
  out.task = task_of(document_, in.item);
  return true;
}

void Grouping::set_list(const Ancestors& in, Block& out) {
  if (in.item == dom::no_node) return;
  out.level = static_cast<std::uint8_t>(std::clamp(in.lists, 1U, 255U));
  const NodeId list = in.outer == dom::no_node ? in.item : in.outer;
  if (list != list_.id) {
    if (goes_on_in(document_, list_.id, list)) list_.id = list;
    level_ = in.outer == dom::no_node ? 0 : drawn_level(document_, list).level;
  }
  out.level = static_cast<std::uint8_t>(std::min(out.level + level_, 255U));
  out.group = number_of(list, list_);
}

void Grouping::set_word_list(NodeId paragraph, Block& out) {
  if (list_.id != dom::no_node && document_[list_.id].end == paragraph) list_.id = paragraph;
  out.group = number_of(paragraph, list_);
}

bool Grouping::is_definition_list(NodeId list) {
  return list != dom::no_node && definition_lists_(list, [&] {
           constexpr NodeId reach = 64;  // nodes; of a list with terms one is among its first
           const NodeId end = std::min(document_[list].end, list + reach);
           for (NodeId id = list + 1; id < end; ++id) {
             if (document_.tag(id) == Tag::dt) return true;
           }
           return false;
         });
}

std::uint32_t Grouping::number_of(NodeId id, Group& last) {
  if (id != last.id) last = {id, ++groups_};
  return last.number;
}

}  // namespace pith::block
