#include "block/plain_notes.hpp"

#include "base/ascii.hpp"
#include "block/note_marker.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

/// What a raised number begins, or stands in.
struct Raised {
  NodeId id;
  std::string label;
  NodeId begins;  // the element of the block that begins with it; no_node if it refers to something
};

bool holds_link(const dom::Document& document, NodeId id) {
  for (NodeId at = id + 1; at < document[id].end; ++at) {
    if (document.tag(at) == Tag::a) return true;
  }
  return false;
}

std::vector<Raised> raised_numbers(const dom::Document& document, std::span<const InLine> raised) {
  std::vector<Raised> out;
  for (const auto& [id, block] : raised) {
    if (!out.empty() && document.contains(out.back().id, id)) continue;
    const auto text = short_text(document, id, longest_marker);
    auto label = text ? marker_label(*text) : std::nullopt;
    if (!label || number_of(*label) == 0 || holds_link(document, id)) continue;
    const bool begins = document.contains(id, block->first) && document[id].end <= block->last &&
                        first_text(document, block->container, block->last) == block->first;
    out.push_back({id, std::move(*label), begins ? block->container : dom::no_node});
  }
  return out;
}

}  // namespace

std::vector<NoteLink> plain_references(const dom::Document& document, std::span<const InLine> raised) {
  if (raised.size() < 2) return {};
  const std::vector<Raised> numbers = raised_numbers(document, raised);
  std::vector<NodeId> notes;  // by number, from 1 on
  for (const Raised& note : numbers) {
    if (note.begins == dom::no_node) continue;
    if (note.label != std::to_string(notes.size() + 1)) return {};
    notes.push_back(note.begins);
  }
  if (notes.empty()) return {};
  std::vector<NoteLink> out;
  std::vector<bool> referred(notes.size());
  for (const Raised& reference : numbers) {
    const std::size_t number = number_of(reference.label);
    if (reference.begins != dom::no_node || number > notes.size()) continue;
    const NodeId target = notes[number - 1];
    if (target < reference.id) continue;
    referred[number - 1] = true;
    out.push_back({.id = reference.id,
                   .root = reference.id,
                   .target = target,
                   .fragment = {},
                   .label = reference.label,
                   .marks = true});
  }
  const bool all = std::find(referred.begin(), referred.end(), false) == referred.end();
  return all ? out : std::vector<NoteLink>();
}

}  // namespace pith::block
