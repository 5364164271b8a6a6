// The second reading of a page that is nested too deep.
#ifndef PITH_DOM_FLATTEN_HPP
#define PITH_DOM_FLATTEN_HPP

#include <cstddef>
#include <string>

namespace pith::dom {

/// Blanks every tag of a sieved page from `from` on, but those that give text its shape (p, br, headings …)
/// and, if asked for, those of landmarks (article, nav, footer …): for pages nested too deep. Offsets stay as
/// they are.
void flatten_tags(std::string& html, std::size_t from, bool keep_landmarks);

}  // namespace pith::dom

#endif
