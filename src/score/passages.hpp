// What stands between chosen text and belongs to it, whatever the model thinks of it by itself.
#ifndef PITH_SCORE_PASSAGES_HPP
#define PITH_SCORE_PASSAGES_HPP

#include "score/features.hpp"

#include <cstdint>
#include <span>

namespace pith::score {

/// Sets `keep` for code and, if `quotes`, for quotations of a sentence or more between two chosen blocks that
/// stand in the same element: a text that goes on behind them speaks of them.
void keep_passages_between(const PageView& page, bool quotes, std::span<std::uint8_t> keep);

/// Sets `keep` for what stands between chosen blocks of the page's main part, the innermost element that
/// holds most of the chosen words, unless the model is sure that it is none of the text: a handbook has
/// nothing else there.
void keep_main_part(const PageView& page, std::span<const float> probability, std::span<std::uint8_t> keep);

}  // namespace pith::score

#endif
