#include "block/list.hpp"

#include "base/ascii.hpp"
#include "dom/class_words.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

/// The number that an attribute gives, as HTML reads it: white space, a sign, digits and whatever follows. 0
/// stands for one that no item is printed with; nullopt: it gives none.
std::optional<std::uint32_t> number_in(std::string_view text) {
  constexpr std::uint64_t largest = 999'999'999;  // Markdown has nine digits
  text = ascii::trim(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !ascii::is_digit(text.front())) return std::nullopt;
  std::uint64_t value = 0;
  for (; !text.empty() && ascii::is_digit(text.front()) && value <= largest; text.remove_prefix(1)) {
    value = value * 10 + static_cast<std::uint64_t>(text.front() - '0');
  }
  return negative || value > largest ? 0 : static_cast<std::uint32_t>(value);
}

/// An <ol reversed> counts down.
bool is_reversed(const dom::Document& document, NodeId list) {
  return document.raw_attribute(list, "reversed").has_value();
}

/// The number of the first item of a list; 0 in one without numbers.
std::uint32_t first_ordinal(const dom::Document& document, NodeId list) {
  if (document.tag(list) != Tag::ol) return 0;
  if (const auto start = number_in(document.raw_attribute(list, "start").value_or(""))) return *start;
  if (!is_reversed(document, list)) return 1;
  std::uint32_t items = 0;
  for (NodeId child = document.first_child(list); child != dom::no_node;
       child = document.next_sibling(child)) {
    if (document.tag(child) == Tag::li) ++items;
  }
  return items;
}

/// The number that an item gives itself, or `counted`.
std::uint32_t own_ordinal(const dom::Document& document, NodeId item, std::uint32_t counted) {
  const std::uint32_t own = number_in(document.raw_attribute(item, "value").value_or("")).value_or(0);
  return own > 0 ? own : counted;
}

/// The sort of numbers that a list has: that of its `type`, if it has one.
char numbering_of(const dom::Document& document, NodeId list) {
  const std::string_view type = document.raw_attribute(list, "type").value_or("");
  return type.size() == 1 && std::string_view("aAiI").find(type[0]) != std::string_view::npos ? type[0] : '1';
}

/// The box that an empty element is drawn as, by its class: "checkbox checkbox-on".
Task drawn_box(const dom::Document& document, NodeId id) {
  bool box = false;
  bool on = false;
  bool off = false;
  dom::any_word(document.raw_attribute(id, "class").value_or(""), [&](std::string_view word) {
    box |= word == "checkbox";
    on |= word == "on" || word == "checked";
    off |= word == "off" || word == "unchecked";
    return false;
  });
  if (!box || on == off) return Task::none;
  return on ? Task::done : Task::open;
}

}  // namespace

ListNumbers::List& ListNumbers::open(NodeId list) {
  while (!lists_.empty() && !document_.contains(lists_.back().id, list)) lists_.pop_back();
  if (lists_.empty() || lists_.back().id != list) {
    const bool ordered = document_.tag(list) == Tag::ol;
    lists_.push_back({list, document_.first_child(list), first_ordinal(document_, list),
                      is_reversed(document_, list), ordered ? numbering_of(document_, list) : '1'});
  }
  return lists_.back();
}

void ListNumbers::number(NodeId list, NodeId item, Block& out) {
  if (list == dom::no_node) return;
  List& open = this->open(list);
  for (; open.next_ordinal != 0 && open.next != dom::no_node && open.next < item;
       open.next = document_.next_sibling(open.next)) {
    if (document_.tag(open.next) != Tag::li) continue;
    const std::uint32_t own = own_ordinal(document_, open.next, open.next_ordinal);
    open.next_ordinal = open.reversed ? own - 1 : own + 1;
  }
  if (open.next_ordinal == 0) return;
  out.ordinal = own_ordinal(document_, item, open.next_ordinal);
  out.numbering = open.numbering;
}

Task task_of(const dom::Document& document, NodeId item) {
  constexpr NodeId reach = 6;  // nodes: a paragraph and a label may stand around the box
  const NodeId end = std::min(document[item].end, item + reach);
  for (NodeId id = item + 1; id < end; ++id) {
    if (!ascii::trim(document.characters(id)).empty()) break;
    const Tag tag = document.tag(id);
    if ((tag == Tag::div || tag == Tag::span) && document[id].end == id + 1) {
      if (const Task drawn = drawn_box(document, id); drawn != Task::none) return drawn;
    }
    if (tag != Tag::input) continue;
    if (!ascii::equal_ignoring_case(document.raw_attribute(id, "type").value_or(""), "checkbox")) break;
    // Cooks tick off what they have: what a script makes of a box stands in elements of its own.
    if (document.tag(document[id].parent) == Tag::span && !document.has_attribute(id, "disabled")) break;
    return document.has_attribute(id, "checked") ? Task::done : Task::open;
  }
  return Task::none;
}

}  // namespace pith::block
