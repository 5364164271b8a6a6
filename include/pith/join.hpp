// One article out of its parts.
#ifndef PITH_JOIN_HPP
#define PITH_JOIN_HPP

#include "pith/article.hpp"
#include "pith/export.h"

#include <span>

namespace pith {

/// The first part's article, with the blocks of the others behind it, but for those that an earlier part has
/// already (its headline, its author's box): the same words, whatever their case and punctuation; list items
/// and cells may come again. Behind all of it stand the readers' comments of all parts. Counts and
/// fingerprints are of the whole without these. The outcome is the best of all, the confidence the mean. No
/// parts give an empty article.
PITH_API Article join(std::span<const Article> parts);

}  // namespace pith

#endif
