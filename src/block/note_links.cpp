#include "block/note_links.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"
#include "block/note_marker.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::size_t longest_link = 40;       // bytes of "Jump back to the text"
constexpr std::size_t longest_fragment = 200;  // bytes
constexpr int most_levels = 3;                 // of elements around a link that hold nothing else

/// Fills in the fragment of a link to an anchor; it stays empty if it is too long.
void read_address(const dom::Document& document, NoteLink& link) {
  const std::string href = document.attribute(link.id, "href");
  const std::size_t sign = href.find('#');
  if (sign == std::string::npos || href.size() - sign > longest_fragment) return;
  link.fragment = percent_decoded(std::string_view(href).substr(sign + 1));
  link.local = sign == 0;
}

/// True if the link stands in square brackets that are not part of it.
bool stands_in_brackets(const dom::Document& document, NodeId root) {
  const NodeId behind = document[root].end;
  if (root == 0 || behind >= document.size()) return false;
  return document.characters(root - 1).ends_with('[') && document.characters(behind).starts_with(']');
}

bool is_raised(const dom::Document& document, NodeId link, NodeId root) {
  for (NodeId id = root; id < document[root].end; ++id) {
    if (document.tag(id) == Tag::sup) return true;
  }
  NodeId id = link;
  for (int level = 0; level < most_levels && id != dom::no_node; ++level, id = document[id].parent) {
    if (document.tag(id) == Tag::sup) return true;
  }
  return false;
}

/// True if `outer` is `inner` with nothing but brackets and white space around it.
bool only_brackets_around(std::string_view outer, std::string_view inner) {
  const std::size_t at = outer.find(inner);
  if (at == std::string_view::npos) return false;
  const auto is_bracket = [](char c) { return ascii::is_space(c) || ascii::is_one_of(c, "[]()"); };
  const std::string_view behind = outer.substr(at + inner.size());
  return std::all_of(outer.begin(), outer.begin() + static_cast<std::ptrdiff_t>(at), is_bracket) &&
         std::all_of(behind.begin(), behind.end(), is_bracket);
}

NodeId root_of(const dom::Document& document, NodeId link, std::string_view words) {
  NodeId root = link;
  for (int level = 0; level < most_levels; ++level) {
    const NodeId parent = document[root].parent;
    if (parent == dom::no_node || dom::is_block_level(document.tag(parent))) break;
    const auto text = short_text(document, parent, longest_marker);
    if (!text || !only_brackets_around(*text, words)) break;
    root = parent;
  }
  return root;
}

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

NodeId block_around(const dom::Document& document, NodeId id) {
  while (!dom::is_block_level(document.tag(id)) && document[id].parent != dom::no_node)
    id = document[id].parent;
  return id;
}

/// True if only brackets stand between `id` and the start of its line in `block`.
bool begins_line(const dom::Document& document, NodeId id, NodeId block) {
  constexpr NodeId reach = 24;  // nodes
  const NodeId stop = std::max(block, id > reach ? id - reach : 0);
  for (NodeId at = id; at-- > stop + 1;) {
    if (document.tag(at) == Tag::br) return true;
    const std::string_view text = ascii::trim(document.characters(at));
    if (text.empty() || text == "[" || text == "(") continue;
    return block_around(document, at) != block;
  }
  return stop == block;
}

/// Where two line breaks with nothing but white space between them end the range, at the latest its end.
NodeId paragraph_end(const dom::Document& document, NoteRange range) {
  bool broken = false;
  bool begun = false;
  for (NodeId id = range.begin; id < range.end; ++id) {
    if (document.tag(id) == Tag::br) {
      if (broken && begun) return id;
      broken = true;
    } else if (!ascii::trim(document.characters(id)).empty()) {
      broken = false;
      begun = begun || !marker_label(document.characters(id));
    }
  }
  return range.end;
}

/// True if the range holds no more than a marker.
bool is_label_only(const dom::Document& document, NoteRange range) {
  std::string text;
  for (NodeId id = range.begin; id < range.end; ++id) {
    text += document.characters(id);
    if (text.size() > longest_marker) return false;
  }
  return ascii::trim(text).empty() || marker_label(text).has_value();
}

bool has_target(std::span<const NodeId> targets, NodeId begin, NodeId end) {
  const auto at = std::lower_bound(targets.begin(), targets.end(), begin);
  return at != targets.end() && *at < end;
}

/// A note whose label fills an element of its own goes on in the row, the <dd> or the next element.
std::optional<NoteRange> beside_label(const dom::Document& document, NodeId block) {
  const Tag tag = document.tag(block);
  if (tag == Tag::td || tag == Tag::th) {
    const NodeId row = document[block].parent;
    return NoteRange{row, document[row].end};
  }
  NodeId next = document.next_sibling(block);
  while (next != dom::no_node && document.tag(next) == Tag::text &&
         ascii::trim(document.characters(next)).empty())
    next = document.next_sibling(next);
  if (next == dom::no_node || is_heading(document.tag(next))) return std::nullopt;
  return NoteRange{block, document[next].end};
}

/// Widens the range to a wrapper of its own, which may hold more paragraphs of it.
NodeId wrapper_of(const dom::Document& document, NodeId id, std::span<const NodeId> targets) {
  for (;;) {
    const NodeId parent = document[id].parent;
    if (parent == dom::no_node) return id;
    const Tag tag = document.tag(parent);
    if (tag != Tag::div && tag != Tag::li && tag != Tag::dd && tag != Tag::aside) return id;
    const auto others = std::lower_bound(targets.begin(), targets.end(), document[id].end);
    const bool shared =
        (others != targets.end() && *others < document[parent].end) || has_target(targets, parent + 1, id);
    if (shared || first_text(document, parent, document[parent].end) < id) return id;
    id = parent;
  }
}

/// The target, with a bracket that opens before it.
NodeId start_of(const dom::Document& document, NodeId target) {
  const std::string_view before = ascii::trim(document.characters(target - 1));
  return before == "[" || before == "(" ? target - 1 : target;
}

std::optional<NoteRange> note_in_line(const dom::Document& document, NodeId target,
                                      std::span<const NodeId> targets) {
  const NodeId block = block_around(document, target);
  if (is_heading(document.tag(block)))
    return is_label_only(document, {block, document[block].end}) ? beside_label(document, block)
                                                                 : std::nullopt;
  const bool leads = first_text(document, block, document[block].end) >= target ||
                     first_text(document, block, target) == dom::no_node;
  if (!leads && !begins_line(document, target, block)) return std::nullopt;
  const auto next = std::upper_bound(targets.begin(), targets.end(), target);
  NoteRange range{start_of(document, target), document[block].end};
  if (next != targets.end() && *next < range.end) {
    range.end = start_of(document, *next);
  } else if (leads && document.tag(block) != Tag::body && !has_target(targets, block, target)) {
    const NodeId wrapper = wrapper_of(document, block, targets);
    range = {wrapper, document[wrapper].end};
  } else {
    range.end = paragraph_end(document, {target, range.end});
  }
  if (is_label_only(document, range)) return beside_label(document, block);
  return range;
}

/// True if nothing but a dash stands between the two references, and brackets.
bool is_range(const dom::Document& document, const NoteLink& first, const NoteLink& last) {
  constexpr NodeId reach = 8;  // nodes
  if (!first.marks || !last.marks || first.target == dom::no_node || last.target <= first.target)
    return false;
  const NodeId begin = document[first.root].end;
  if (last.root < begin || last.root - begin > reach) return false;
  std::string between;
  for (NodeId id = begin; id < last.root; ++id) between += document.characters(id);
  std::erase_if(between, [](char c) { return ascii::is_space(c) || ascii::is_one_of(c, "[]()"); });
  return between == "-" || between == "–" || between == "—";
}

/// Adds the siblings between the targets of a range, if they are as many as its numbers say.
void add_between(const dom::Document& document, const NoteLink& first, const NoteLink& last,
                 std::vector<NoteLink>& out) {
  constexpr std::uint32_t most = 100;
  const std::uint32_t begin = number_of(first.label);
  const std::uint32_t end = number_of(last.label);
  if (begin == 0 || end <= begin + 1 || end - begin > most) return;
  std::vector<NodeId> notes;
  NodeId id = document.next_sibling(first.target);
  for (; id != dom::no_node && id != last.target && notes.size() < most; id = document.next_sibling(id)) {
    if (document.tag(id) != Tag::text) notes.push_back(id);
  }
  if (id != last.target || notes.size() != end - begin - 1) return;
  for (std::uint32_t i = 0; i < notes.size(); ++i) {
    out.push_back({.id = last.id,
                   .root = dom::no_node,
                   .target = notes[i],
                   .fragment = {},
                   .label = std::to_string(begin + i + 1),
                   .marks = true});
  }
}

}  // namespace

NodeId first_text(const dom::Document& document, NodeId from, NodeId end) {
  for (NodeId id = from; id < end; ++id) {
    if (document.tag(id) == Tag::text && !ascii::trim(document.characters(id)).empty()) return id;
  }
  return dom::no_node;
}

std::vector<NoteLink> note_links(const dom::Document& document, std::span<const score::Element> elements) {
  std::vector<NoteLink> out;
  for (NodeId id = 0; id < elements.size(); ++id) {
    if (!elements[id].jump) continue;
    const auto text = short_text(document, id, longest_link);
    if (!text) continue;
    NoteLink link{.id = id, .root = id, .fragment = {}, .label = {}};
    read_address(document, link);
    if (link.fragment.empty()) continue;
    if (const auto label = marker_label(*text)) {
      link.root = root_of(document, id, *text);
      link.label = *label;
      link.marks = !ascii::is_alnum(label->front()) || names_a_note(link.fragment) || is_bracketed(*text) ||
                   stands_in_brackets(document, link.root) || is_raised(document, id, link.root) ||
                   says_reference(document, id);
    }
    out.push_back(std::move(link));
  }
  return out;
}

void resolve(const dom::Document& document, std::vector<NoteLink>& links) {
  std::unordered_map<std::string_view, NodeId> targets;
  for (const NoteLink& link : links) targets.emplace(link.fragment, dom::no_node);
  for (NodeId id = 0; id < document.size(); ++id) {
    if (document.tag(id) == Tag::text || document[id].size == 0) continue;
    dom::AttributeReader reader = document.attributes(id);
    for (dom::Attribute a; reader.next(a);) {
      if (!ascii::equal_ignoring_case(a.name, "id") && !ascii::equal_ignoring_case(a.name, "name")) continue;
      const auto found = targets.find(a.value);
      if (found != targets.end() && found->second == dom::no_node) found->second = id;
    }
  }
  for (NoteLink& link : links) link.target = targets.at(link.fragment);
}

void fill_ranges(const dom::Document& document, std::vector<NoteLink>& links) {
  std::vector<NoteLink> filled;
  std::size_t last = 0;  // in `filled`: the link before
  for (NoteLink& link : links) {
    if (!filled.empty() && is_range(document, filled[last], link)) {
      const NoteLink first = filled[last];
      add_between(document, first, link, filled);
    }
    last = filled.size();
    filled.push_back(std::move(link));
  }
  links = std::move(filled);
}

std::optional<NoteRange> note_at(const dom::Document& document, NodeId target,
                                 std::span<const NodeId> targets) {
  const Tag tag = document.tag(target);
  if (is_heading(tag) || tag == Tag::body || tag == Tag::html) return std::nullopt;
  if (!dom::is_block_level(tag)) return note_in_line(document, target, targets);
  const NodeId end = document[target].end;
  const NodeId text = first_text(document, target, end);
  // An element around several notes is a section of them.
  if (text != dom::no_node && has_target(targets, text, end)) return std::nullopt;
  if (is_label_only(document, {target, end})) return beside_label(document, target);
  const NodeId wrapper = tag == Tag::p ? wrapper_of(document, target, targets) : target;
  return NoteRange{wrapper, document[wrapper].end};
}

}  // namespace pith::block
