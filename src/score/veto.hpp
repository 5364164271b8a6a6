// What a reader of an article never takes for part of it, whatever its words look like: small boxes that say
// so.
#ifndef PITH_SCORE_VETO_HPP
#define PITH_SCORE_VETO_HPP

#include "score/features.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace pith::score {

/// Clears `keep` for chosen blocks that stand in a box with a small share of the chosen words whose class or
/// id says that it is a newsletter form, a share bar, comments and the like, unless `probability` is high.
/// Measured on labelled pages: docs/model.md.
void veto_boxes(const PageView& page, std::span<const float> probability, std::span<std::uint8_t> keep);

/// The same on products for what others say of them.
void veto_reviews(const PageView& page, std::span<const float> probability, std::span<std::uint8_t> keep);

/// Clears `keep` for what stands below "12 comments" in the same element, unless most of the text does.
void veto_below_comment_heading(const PageView& page, std::span<std::uint8_t> keep);

/// Clears `keep` for what is nothing but links above the headline where no text is chosen there: ways to
/// other pages.
void veto_links_above_headline(const PageView& page, const FeatureTable& table, std::span<std::uint8_t> keep);

/// Clears `keep` for links behind a heading that lead to it ("Section titled …", for those who copy its
/// address).
void veto_permalinks(const PageView& page, std::span<std::uint8_t> keep);

/// Whether a block is a heading that announces readers' comments, and nothing else; if `counted`, one that
/// says how many.
bool is_comment_heading(const PageView& page, const TextBlock& block, bool counted);

/// The element around a heading and what it heads, which is not the body; no_node if nothing stands behind
/// it.
dom::NodeId headed_element(const PageView& page, std::size_t heading);

}  // namespace pith::score

#endif
