// Chosen text that a reader of the page never sees.
#ifndef PITH_SCORE_HIDDEN_HPP
#define PITH_SCORE_HIDDEN_HPP

#include "score/features.hpp"

#include <cstdint>
#include <span>

namespace pith::score {

/// Of texts of some length that the page holds twice, once hidden and once to be seen, chooses the one to be
/// seen. Then, on the page of an article, clears `keep` for blocks in elements with the attribute
/// `hidden`, or hidden by the page's own style sheet and shown by nothing, if they are the smaller part of
/// what was chosen: a page that hides its article shows it by a script.
void leave_hidden(const PageView& page, bool article, std::span<std::uint8_t> keep);

}  // namespace pith::score

#endif
