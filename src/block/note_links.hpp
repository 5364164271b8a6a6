// The links of a page that lead to notes and back from them.
#ifndef PITH_BLOCK_NOTE_LINKS_HPP
#define PITH_BLOCK_NOTE_LINKS_HPP

#include "dom/document.hpp"
#include "score/survey.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pith::block {

/// A link of a few letters to an anchor of the page.
struct NoteLink {
  dom::NodeId id = dom::no_node;
  dom::NodeId root = dom::no_node;    ///< outermost inline element around it that holds nothing else
                                      ///< (no_node: it stands for a number that a range passes over)
  dom::NodeId target = dom::no_node;  ///< the element with the anchor's name; no_node: there is none
  std::string fragment;
  std::string label;   ///< empty if its words are no marker
  bool marks = false;  ///< looks as a reference to a note does
  bool local = false;  ///< names nothing but the anchor
};

/// All of them in document order, targets not yet known.
std::vector<NoteLink> note_links(const dom::Document& document, std::span<const score::Element> elements);

/// Finds the targets.
void resolve(const dom::Document& document, std::vector<NoteLink>& links);

/// Adds a link for each note that a range ("3–7") passes over, right before that of its end. Call it once
/// targets are known.
void fill_ranges(const dom::Document& document, std::vector<NoteLink>& links);

/// First text node from `from` on, before `end`, that is more than white space; no_node if there is none.
dom::NodeId first_text(const dom::Document& document, dom::NodeId from, dom::NodeId end);

/// What is left between the targets: where the words of a note begin and end.
struct NoteRange {
  dom::NodeId begin = 0;
  dom::NodeId end = 0;
};

/// The note whose anchor is `target`; `targets` are those of all references, ascending. nullopt if what
/// stands there is no note.
std::optional<NoteRange> note_at(const dom::Document& document, dom::NodeId target,
                                 std::span<const dom::NodeId> targets);

}  // namespace pith::block

#endif
