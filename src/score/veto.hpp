// What a reader of an article never takes for part of it, whatever its words look like: small boxes that say
// so.
#ifndef PITH_SCORE_VETO_HPP
#define PITH_SCORE_VETO_HPP

#include "score/features.hpp"

#include <cstdint>
#include <span>

namespace pith::score {

/// Clears `keep` for chosen blocks that stand in a box with a small share of the chosen words whose class or
/// id says that it is a newsletter form, a share bar, comments and the like, unless `probability` is high.
/// Measured on labelled pages: docs/model.md.
void veto_boxes(const PageView& page, std::span<const float> probability, std::span<std::uint8_t> keep);

/// The same on products for what others say of them.
void veto_reviews(const PageView& page, std::span<const float> probability, std::span<std::uint8_t> keep);

}  // namespace pith::score

#endif
