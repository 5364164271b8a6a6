// The last touches: what is known only of the finished article.
#ifndef PITH_EXTRACT_FINISH_HPP
#define PITH_EXTRACT_FINISH_HPP

#include "pith/extract.hpp"

#include "extract/outcome.hpp"

namespace pith {

/// Language, counts and fingerprints of the text, then the outcome; where there is no article, its text goes.
void finish(Article& article, const Page& page, const Signs& signs);

}  // namespace pith

#endif
