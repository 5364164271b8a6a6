#include "block/note_labels.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "block/note_marker.hpp"

#include <algorithm>

namespace pith::block {
namespace {

using dom::NodeId;

bool is_sign_around_label(char32_t c) {
  constexpr std::u32string_view others = U"[]().:,;^↑↩⤴⏎\uFE0E\uFE0F";
  return utf8::is_space(c) || others.find(c) != std::u32string_view::npos;
}

/// Bytes at the front of `text` that are signs around a label.
std::size_t signs_length(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    if (!is_sign_around_label(utf8::next(text, at))) break;
  }
  return end;
}

/// Bytes at the front of `text` with the label "[3] ", "3. ", "* "; 0 if it does not begin so.
std::size_t label_length(std::string_view text, std::string_view label) {
  std::size_t at = 0;
  while (at < text.size() && (ascii::is_space(text[at]) || text[at] == '[' || text[at] == '(')) ++at;
  if (label.empty() || !text.substr(at).starts_with(label)) return 0;
  at += label.size();
  const std::size_t signs = signs_length(text.substr(at));
  return signs > 0 || at == text.size() ? at + signs : 0;
}

/// Signs behind a label that came before; brackets that open belong to the words.
std::size_t signs_behind_label(std::string_view text, bool labelled) {
  const std::string_view rest = ascii::trim(text);
  const bool opens = rest.starts_with('(') || rest.starts_with('[');
  const bool points = rest.starts_with('^') || rest.starts_with("↑");
  return points || (labelled && !opens) ? signs_length(text) : 0;
}

/// The text node that begins with the bracket that closes; no_node if other words come before it.
NodeId bracket_behind(const dom::Document& document, NodeId id, const NoteMarks& marks) {
  constexpr int reach = 60;  // steps
  for (int step = 0; step < reach && id < document.size(); ++step) {
    const std::string_view text = document.characters(id);
    if (text.starts_with(']')) return id;
    if (text.find_first_not_of(" \n,;-–") != std::string_view::npos) break;
    id = marks.roles[id] == NoteRole::marker ? document[id].end : id + 1;
  }
  return dom::no_node;
}

/// True for a text in a <sup> of the note.
bool is_raised(const dom::Document& document, NodeId id, NoteRange note) {
  constexpr int levels = 3;
  for (int level = 0; level < levels && id > note.begin; ++level) {
    id = document[id].parent;
    if (document.tag(id) == dom::Tag::sup) return true;
  }
  return false;
}

}  // namespace

std::string_view NoteMarks::characters(const dom::Document& document, NodeId id) const {
  std::string_view text = document.characters(id);
  const auto trim = trims.find(id);
  if (trim == trims.end()) return text;
  text.remove_prefix(std::min<std::size_t>(trim->second.front, text.size()));
  text.remove_suffix(std::min<std::size_t>(trim->second.back, text.size()));
  return text;
}

bool begins_with_label(std::string_view text, std::string_view label) {
  return label_length(text, label) > 0;
}

void trim_brackets(const dom::Document& document, NodeId marker, NoteMarks& marks) {
  if (marker == 0 || !document.characters(marker - 1).ends_with('[')) return;
  const NodeId behind = bracket_behind(document, document[marker].end, marks);
  if (behind == dom::no_node) return;
  marks.trims[marker - 1].back = 1;
  marks.trims[behind].front = 1;
}

void take_out(const dom::Document& document, NodeId id, NoteMarks& marks) {
  marks.roles[id] = NoteRole::gone;
  const NodeId behind = document[id].end;
  if (id == 0 || behind >= document.size()) return;
  const std::string_view before = document.characters(id - 1);
  const std::string_view after = document.characters(behind);
  if ((before.ends_with('[') && after.starts_with(']')) ||
      (before.ends_with('(') && after.starts_with(')'))) {
    marks.trims[id - 1].back = 1;
    marks.trims[behind].front = 1;
  }
}

void take_out_labels(const dom::Document& document, NoteRange note, NoteMarks& marks) {
  std::string label;
  for (NodeId id = note.begin; id < note.end; ++id) {
    const std::string_view text = document.characters(id);
    if (ascii::trim(text).empty()) continue;
    const auto own = marker_label(text);
    if (!own || (label.empty() ? !is_raised(document, id, note) : *own != label)) return;
    label = *own;
    marks.trims[id].front = static_cast<std::uint32_t>(text.size());
  }
}

void trim_label(const dom::Document& document, NoteRange note, std::string_view label, NoteMarks& marks) {
  bool labelled = false;  // a label came
  for (NodeId id = note.begin; id < note.end;) {
    if (marks.roles[id] == NoteRole::gone) {
      labelled = true;
      id = document[id].end;
      continue;
    }
    const std::string_view text = marks.characters(document, id);
    const std::size_t own_label = labelled ? 0 : label_length(text, label);
    const std::size_t signs = signs_length(text);
    const bool is_label = own_label > 0 && own_label == text.size();
    if (!is_label && signs < text.size()) {
      marks.trims[id].front +=
          static_cast<std::uint32_t>(own_label > 0 ? own_label : signs_behind_label(text, labelled));
      return;
    }
    labelled = labelled || is_label;
    if (!text.empty()) marks.trims[id].front += static_cast<std::uint32_t>(text.size());
    ++id;
  }
}

}  // namespace pith::block
