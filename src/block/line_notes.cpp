#include "block/line_notes.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "block/note_marker.hpp"

#include <algorithm>
#include <cstddef>
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

}  // namespace

LineNotes::LineNotes(const dom::Document& document, std::span<const score::Element> elements,
                     std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep)
    : document_(document), elements_(elements) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (keep[i] == 0) continue;
    const NodeId end = std::min(i + 1 < blocks.size() ? blocks[i + 1].first : document.size(),
                                document[blocks[i].container].end);
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

std::vector<NodeId> LineNotes::notes() const {
  std::vector<NodeId> out;
  NodeId done = 0;  // behind the last one
  for (const auto& [id, block] : named_) {
    if (id < done || !is_note(id)) continue;
    // A note that is all of its line needs a label before it to be one.
    const bool alone = id <= block->first && document_[id].end > block->last;
    if (alone && label_before(document_, id) == dom::no_node) continue;
    out.push_back(id);
    done = document_[id].end;
  }
  return out;
}

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
