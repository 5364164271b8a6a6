// Notes that stand in the line that refers to them, and raised numbers.
#ifndef PITH_BLOCK_LINE_NOTES_HPP
#define PITH_BLOCK_LINE_NOTES_HPP

#include "block/note_links.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace pith::block {

/// An element in a block.
struct InLine {
  dom::NodeId id;
  const score::TextBlock* block;
};

/// Looks once through the lines of the chosen blocks.
class LineNotes {
 public:
  LineNotes(const dom::Document& document, std::span<const score::Element> elements,
            std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep);

  /// Every <sup>.
  std::span<const InLine> raised() const { return raised_; }
  /// The elements that are notes by their class or name, in document order; none lies in another.
  std::vector<dom::NodeId> notes() const;

 private:
  bool is_named_for_note(dom::NodeId id) const;
  bool is_note(dom::NodeId id) const;

  const dom::Document& document_;
  std::span<const score::Element> elements_;
  std::vector<InLine> raised_;
  std::vector<InLine> named_;  // what may be a note, or stand around one
};

/// The element right before a note in the line that is its label; no_node if there is none.
dom::NodeId label_before(const dom::Document& document, dom::NodeId note);

/// True if there are words in the range, and no more than a note has.
bool is_as_long_as_a_note(const dom::Document& document, NoteRange range);

}  // namespace pith::block

#endif
