// The authors that lines of the page name: bylines, signatures, notes about a writer.
#ifndef PITH_META_AUTHOR_BYLINES_HPP
#define PITH_META_AUTHOR_BYLINES_HPP

#include "meta/author_candidates.hpp"

#include <vector>

namespace pith::meta {

/// Adds what the lines around the headline, at the text's end and behind it say.
void add_byline_candidates(const Evidence& evidence, std::vector<AuthorCandidate>& out);

}  // namespace pith::meta

#endif
