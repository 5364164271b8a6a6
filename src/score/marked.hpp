// What a page itself marks as none of its content.
#ifndef PITH_SCORE_MARKED_HPP
#define PITH_SCORE_MARKED_HPP

#include "score/features.hpp"

#include <cstdint>
#include <span>

namespace pith::score {

/// Clears `keep` for what has a class that takes it from print, from search engines or off every screen, for
/// the bars around a chapter that DocBook writes, and for buttons: links with such a class and nothing else,
/// or boxes of them. What were more than a fifth of the chosen words is not left out.
void leave_marked(const PageView& page, std::span<std::uint8_t> keep);

}  // namespace pith::score

#endif
