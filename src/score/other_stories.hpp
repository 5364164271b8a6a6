// What a page shows below or within an article of its other stories and of its readers, told by a label and
// by how it is laid out, whatever its classes say.
#ifndef PITH_SCORE_OTHER_STORIES_HPP
#define PITH_SCORE_OTHER_STORIES_HPP

#include "score/features.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace pith::score {

/// Clears `keep` for boxes of links to other stories that a label heads ("Related stories").
void veto_related_boxes(const PageView& page, std::span<std::uint8_t> keep);

/// The block with which the next story begins, the number of blocks if none does: an element beside that of
/// the headline and of the same shape, with a heading and a byline or date of its own.
std::size_t next_story(const PageView& page, const FeatureTable& table);

}  // namespace pith::score

#endif
