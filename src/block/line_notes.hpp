// Notes that stand in the line that refers to them, or right behind it, and raised numbers.
#ifndef PITH_BLOCK_LINE_NOTES_HPP
#define PITH_BLOCK_LINE_NOTES_HPP

#include "block/note_links.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pith::block {

/// An element in a block.
struct InLine {
  dom::NodeId id;
  const score::TextBlock* block;
};

/// A note, and the element that is its label in the text; no_node if there is none.
struct LabelledNote {
  dom::NodeId id;
  dom::NodeId label;
};

/// Looks once through the lines of the chosen blocks.
class LineNotes {
 public:
  LineNotes(const dom::Document& document, std::span<const score::Element> elements,
            std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep);

  /// Every <sup>.
  std::span<const InLine> raised() const { return raised_; }
  /// The elements that are notes by their class or name, in document order; none lies in another.
  std::vector<LabelledNote> notes() const;

 private:
  bool is_named_for_note(dom::NodeId id) const;
  bool is_note(dom::NodeId id) const;
  dom::NodeId aside_around(const score::TextBlock& block) const;
  dom::NodeId label_of(const InLine& named) const;
  dom::NodeId label_of_aside(dom::NodeId id) const;
  bool is_label_of_aside(dom::NodeId label, dom::NodeId aside, std::string_view words) const;

  const dom::Document& document_;
  std::span<const score::Element> elements_;
  std::vector<InLine> raised_;
  std::vector<InLine> named_;  // what may be a note, a label of one, or stand around one
};

/// True if there are words in the range, and no more than a note has.
bool is_as_long_as_a_note(const dom::Document& document, NoteRange range);

}  // namespace pith::block

#endif
