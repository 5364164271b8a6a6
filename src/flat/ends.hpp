// Where in a dump the article begins and ends.
#ifndef PITH_FLAT_ENDS_HPP
#define PITH_FLAT_ENDS_HPP

#include "flat/blocks.hpp"
#include "text/fact.hpp"

#include <string>
#include <vector>

namespace pith::flat {

/// The headline: the line before the text that is repeated, else the first heading, else the first line that
/// looks like a headline. Its text is empty if there is none.
text::Fact find_title(const std::vector<Piece>& pieces);

/// Marks what stands before the article and behind it as dropped: menus and other runs of short lines.
void drop_surroundings(std::vector<Piece>& pieces, const std::string& title);

}  // namespace pith::flat

#endif
