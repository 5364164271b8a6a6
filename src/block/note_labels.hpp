// What of a note and of the marks that lead to it is not printed: labels, brackets, ways back.
#ifndef PITH_BLOCK_NOTE_LABELS_HPP
#define PITH_BLOCK_NOTE_LABELS_HPP

#include "block/note_links.hpp"
#include "dom/document.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::block {

/// What becomes of a node in running text.
enum class NoteRole : std::uint8_t {
  text,
  marker,  ///< print the number of its note in its place
  gone,    ///< a note, or a mark that leads back from one
  plain,   ///< holds nothing but markers: its own mark says nothing more
};

/// The roles of the nodes, and how many bytes of their texts are not printed.
struct NoteMarks {
  struct Trim {
    std::uint32_t front = 0;
    std::uint32_t back = 0;
  };
  std::vector<NoteRole> roles;  ///< by node; empty without notes
  std::unordered_map<dom::NodeId, Trim> trims;

  /// What is printed of a text node.
  std::string_view characters(const dom::Document& document, dom::NodeId id) const;
};

/// True if the text begins with the label of a note: "3. ", "[3] ", "* ".
bool begins_with_label(std::string_view text, std::string_view label);

/// Markers bring their own brackets: those around the marker, or around several with commas or dashes
/// between, are not printed.
void trim_brackets(const dom::Document& document, dom::NodeId marker, NoteMarks& marks);

/// Takes out an element and the brackets around it.
void take_out(const dom::Document& document, dom::NodeId id, NoteMarks& marks);

/// Takes out the labels that a note in the line begins with, each in an element of its own, as the first is.
void take_out_labels(const dom::Document& document, NoteRange note, NoteMarks& marks);

/// Passes over what a note begins with before its words.
void trim_label(const dom::Document& document, NoteRange note, std::string_view label, NoteMarks& marks);

}  // namespace pith::block

#endif
