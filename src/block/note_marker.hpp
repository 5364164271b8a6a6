// The marks that lead to notes and back: "[1]", "*", "iv", "note 3", "^".
#ifndef PITH_BLOCK_NOTE_MARKER_HPP
#define PITH_BLOCK_NOTE_MARKER_HPP

#include "dom/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pith::block {

/// Longest marker, with its brackets, in bytes: "[note 12]".
constexpr std::size_t longest_marker = 24;

/// The label in a marker, without brackets, dots and white space: a number of at most four digits, one or two
/// letters, a Roman number, signs (`*`, `†`), or one of these behind a short word ("note 3"). nullopt if
/// `text` is no marker.
std::optional<std::string> marker_label(std::string_view text);

/// The number that a label is; 0 if it is another.
std::uint32_t number_of(std::string_view label);

/// True if the marker stands in square brackets, or its digits are raised ones.
bool is_bracketed(std::string_view text);

/// True if a word of an anchor's name says that it is a note's: `fn`, `_ftn12`, `cite_note-5`, `footnote-a` …
bool names_a_note(std::string_view fragment);

/// True if an attribute of the element says that it refers to a note: `role="doc-noteref"`,
/// `class="footnote-reference"` …
bool says_reference(const dom::Document& document, dom::NodeId id);

/// True if a class says that its element holds a note in the margin or in the line: `sidenote`,
/// `marginnote`, `footnote-text` …
bool has_note_class(std::string_view classes);

/// The text of a small element, up to `most` bytes of it; nullopt if it has more.
std::optional<std::string> short_text(const dom::Document& document, dom::NodeId id, std::size_t most);

}  // namespace pith::block

#endif
