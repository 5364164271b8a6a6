// What a note holds, paragraph by paragraph.
#include "base/ascii.hpp"
#include "block/footnotes.hpp"

namespace pith::block {

using dom::NodeId;
using dom::Tag;

std::vector<Note> Footnotes::paragraphs(const Note& note) const {
  std::vector<Note> out;
  Note run;  // empty: none has begun
  bool broken = false;
  NodeId block_end = note.end;  // of the innermost block-level element
  const auto flush = [&] {
    if (run.end > run.begin) out.push_back(run);
    run = {};
  };
  for (NodeId id = note.begin; id < note.end;) {
    if (id >= block_end) {
      flush();
      block_end = note.end;
    }
    const Tag tag = document_.tag(id);
    if (role(id) == NoteRole::gone || score::is_skipped(tag)) {
      id = document_[id].end;
      continue;
    }
    if (role(id) == NoteRole::marker || (tag == Tag::text && !ascii::trim(characters(id)).empty())) {
      if (run.end == run.begin) run.begin = id;
      run.end = id + 1;
      broken = false;
    } else if (tag == Tag::br) {
      if (broken) flush();
      broken = true;
    } else if (dom::is_block_level(tag)) {
      flush();
      block_end = document_[id].end;
    }
    id = role(id) == NoteRole::marker ? document_[id].end : id + 1;
  }
  flush();
  return out;
}

}  // namespace pith::block
