// An already flattened page (a text dump, a copy from a browser) into the same blocks a page gives.
#ifndef PITH_FLAT_FLAT_HPP
#define PITH_FLAT_FLAT_HPP

#include "pith/article.hpp"

#include "text/fact.hpp"

#include <string_view>

namespace pith::flat {

struct Reading {
  Article article;    ///< blocks; metadata only where the text is in pith's own form, whose header has them
  text::Facts facts;  ///< what may be the title
};

/// Splits `text` (valid UTF-8) into blocks: empty lines end paragraphs, a line with a list sign is an item,
/// wrapped lines are joined. Finds what may be the title (the line that is repeated, else the first
/// headline-like line), and leaves out what stands before the article (menus, skip links) and after it. The
/// rest is tidy's.
Reading read(std::string_view text);

}  // namespace pith::flat

#endif
