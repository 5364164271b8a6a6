// Notes that nothing but their raised numbers ties to the text.
#ifndef PITH_BLOCK_PLAIN_NOTES_HPP
#define PITH_BLOCK_PLAIN_NOTES_HPP

#include "block/line_notes.hpp"
#include "block/note_links.hpp"
#include "dom/document.hpp"

#include <span>
#include <vector>

namespace pith::block {

/// Those of the <sup> in the chosen blocks that refer to paragraphs which begin with the same number in a
/// <sup>, as if they were links to these. Empty unless such paragraphs are numbered from 1 on, and each is
/// referred to.
std::vector<NoteLink> plain_references(const dom::Document& document, std::span<const InLine> raised);

}  // namespace pith::block

#endif
