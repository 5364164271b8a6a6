// The notes of a text: the marks that refer to them, and where on the page their words stand.
#ifndef PITH_BLOCK_FOOTNOTES_HPP
#define PITH_BLOCK_FOOTNOTES_HPP

#include "block/note_labels.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::block {

/// The nodes of one note, without the marks that lead back from it.
struct Note {
  dom::NodeId begin = 0;
  dom::NodeId end = 0;
  std::uint32_t number =
      0;  ///< from 1: the page's own if it numbers all of its notes, else the order of references
};

/// Pairs references in the chosen blocks with their notes, by anchors or, for notes within the line, by the
/// class of these. With `unchosen`, those that chosen blocks refer to count whether the choice has them or
/// not.
class Footnotes {
 public:
  Footnotes(const dom::Document& document, std::span<const score::Element> elements,
            std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep, bool unchosen);

  bool empty() const { return notes_.empty(); }
  /// By number.
  std::span<const Note> notes() const { return notes_; }

  /// The runs of text of a note that a reader sees as paragraphs.
  std::vector<Note> paragraphs(const Note& note) const;

  NoteRole role(dom::NodeId id) const { return marks_.roles[id]; }
  /// Of the note that a marker refers to.
  std::uint32_t number(dom::NodeId marker) const { return numbers_.at(marker); }
  /// True if the block belongs to a note, or heads nothing but notes.
  bool holds(std::size_t block) const { return !held_.empty() && held_[block] != 0; }
  /// True for the nodes of notes, which none of the running text are.
  bool is_inside(dom::NodeId id) const { return inside_[id] != 0; }
  /// A text node's characters without the brackets of markers and the labels of notes.
  std::string_view characters(dom::NodeId id) const { return marks_.characters(document_, id); }

 private:
  friend class NoteFinder;
  const dom::Document& document_;
  std::vector<Note> notes_;
  NoteMarks marks_;
  std::vector<std::uint8_t> held_;    // by block
  std::vector<std::uint8_t> inside_;  // by node
  std::unordered_map<dom::NodeId, std::uint32_t> numbers_;
};

}  // namespace pith::block

#endif
