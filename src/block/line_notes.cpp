#include "block/line_notes.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "block/note_labels.hpp"
#include "block/note_marker.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pith::block {

using dom::NodeId;
using dom::Tag;

namespace {

/// The outermost inline element that begins with the block's first text, or that text.
NodeId first_element_of(const dom::Document& document, const score::TextBlock& block) {
  constexpr NodeId reach = 4;  // nodes
  NodeId id = block.first;
  while (document[id].parent + reach >= block.first &&
         !dom::is_block_level(document.tag(document[id].parent)))
    id = document[id].parent;
  return id;
}

/// The element right before a note in the line that is its label; no_node if there is none.
NodeId label_before(const dom::Document& document, NodeId note) {
  constexpr NodeId reach = 12;  // nodes
  const NodeId parent = document[note].parent;
  NodeId label = dom::no_node;
  for (NodeId at = note; at > parent + 1 && note - at < reach;) {
    NodeId id = at - 1;  // up to the sibling that ends here
    while (document[id].parent != parent && id > parent) id = document[id].parent;
    if (id <= parent) break;
    const auto text = short_text(document, id, longest_marker);
    if (!text) break;
    if (!ascii::trim(*text).empty()) {
      if (document.tag(id) != Tag::text && marker_label(*text)) label = id;
      break;
    }
    at = id;
  }
  return label;
}

}  // namespace

LineNotes::LineNotes(const dom::Document& document, std::span<const score::Element> elements,
                     std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep)
    : document_(document), elements_(elements) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (keep[i] == 0) continue;
    const NodeId end = std::min(i + 1 < blocks.size() ? blocks[i + 1].first : document.size(),
                                document[blocks[i].container].end);
    if (const NodeId aside = aside_around(blocks[i]);
        aside != dom::no_node && (named_.empty() || named_.back().id < aside))
      named_.push_back({aside, &blocks[i]});
    for (NodeId id = first_element_of(document, blocks[i]); id < end; ++id) {
      const Tag tag = document.tag(id);
      if (tag == Tag::text) continue;
      if (tag == Tag::sup) raised_.push_back({id, &blocks[i]});
      if ((tag == Tag::span || tag == Tag::small || tag == Tag::other) && is_named_for_note(id))
        named_.push_back({id, &blocks[i]});
    }
  }
}

/// True if the class says that an element is a note, or its own name.
bool LineNotes::is_named_for_note(NodeId id) const {
  if (document_.tag(id) == Tag::other) {
    const std::string_view name = document_.own_name(id);
    return name.ends_with("-footnote") || name.ends_with("-cite");
  }
  return elements_[id].styled && has_note_class(document_.raw_attribute(id, "class").value_or(""));
}

bool LineNotes::is_note(NodeId id) const {
  constexpr std::size_t least_words = 3;
  constexpr NodeId most_nodes = 200;
  const Tag tag = document_.tag(id);
  if (document_[id].end - id > most_nodes || !is_as_long_as_a_note(document_, {id, document_[id].end}))
    return false;
  for (NodeId inner = id + 1; inner < document_[id].end; ++inner) {
    // The wrapper of a reference and its note: the inner one is the note.
    if (document_.tag(inner) == tag && is_named_for_note(inner)) return false;
  }
  return utf8::count_words(document_.text_of(id)) >= least_words;
}

/// The element around a block that is a note beside the text by its class; a section of notes is none.
NodeId LineNotes::aside_around(const score::TextBlock& block) const {
  constexpr int levels = 3;
  NodeId id = block.container;
  for (int level = 0; level < levels && id != document_.body(); ++level, id = document_[id].parent) {
    if (document_.tag(id) != Tag::aside || !is_named_for_note(id)) continue;
    const std::string_view classes = document_.raw_attribute(id, "class").value_or("");
    return ascii::contains_ignoring_case(classes, "notes") ? dom::no_node : id;
  }
  return dom::no_node;
}

NodeId LineNotes::label_of(const InLine& named) const {
  return document_.tag(named.id) == Tag::aside ? label_of_aside(named.id) : label_before(document_, named.id);
}

/// True for the label that a note beside the text begins with; if it begins with none, for one in the line
/// before it.
bool LineNotes::is_label_of_aside(NodeId label, NodeId aside, std::string_view words) const {
  const auto text = short_text(document_, label, longest_marker);
  const auto name = text ? marker_label(*text) : std::nullopt;
  if (!name || words.empty()) return false;
  if (!ascii::is_alpha(words.front()) && static_cast<signed char>(words.front()) >= 0)
    return begins_with_label(words, *name);
  for (NodeId id = document_[label].end; id < aside; ++id) {
    if (dom::is_block_level(document_.tag(id))) return false;
  }
  return true;
}

/// The nearest label before a note beside the text.
NodeId LineNotes::label_of_aside(NodeId id) const {
  constexpr NodeId reach = 200;  // nodes
  const std::string words = document_.text_of(id);
  NodeId label = dom::no_node;
  for (const auto* const labels : {&raised_, &named_}) {
    const auto behind = std::lower_bound(labels->begin(), labels->end(), id,
                                         [](const InLine& a, NodeId at) { return a.id < at; });
    for (auto at = behind; at != labels->begin() && id - (at - 1)->id <= reach; --at) {
      if (!is_label_of_aside((at - 1)->id, id, words)) continue;
      if (label == dom::no_node || (at - 1)->id > label) label = (at - 1)->id;
      break;
    }
  }
  return label;
}

std::vector<LabelledNote> LineNotes::notes() const {
  std::vector<LabelledNote> out;
  NodeId done = 0;  // behind the last one
  for (const InLine& named : named_) {
    if (named.id < done || !is_note(named.id)) continue;
    const NodeId label = label_of(named);
    const NodeId end = document_[named.id].end;
    // A note that is all of its line needs a label before it to be one.
    if (named.id <= named.block->first && end > named.block->last && label == dom::no_node) continue;
    out.push_back({named.id, label});
    done = end;
  }
  return out;
}

bool is_as_long_as_a_note(const dom::Document& document, NoteRange range) {
  constexpr std::size_t longest_note = 8000;  // bytes: what is longer is a section of the text
  std::size_t bytes = 0;
  std::size_t letters = 0;
  for (NodeId id = range.begin; id < range.end; ++id) {
    const std::string_view text = document.characters(id);
    bytes += text.size();
    letters += static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
      return ascii::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
    }));
    if (bytes > longest_note) return false;
  }
  return letters >= 2;
}

}  // namespace pith::block
