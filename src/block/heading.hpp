// What stands in a heading and is none of it.
#ifndef PITH_BLOCK_HEADING_HPP
#define PITH_BLOCK_HEADING_HPP

#include "pith/article.hpp"

#include <cstdint>

namespace pith::block {

/// Takes the link to edit a section ("[edit]", as wikis put it) from the end of the heading whose words begin
/// at `begin` and end with the text.
void drop_edit_link(Article& article, std::uint32_t begin);

}  // namespace pith::block

#endif
