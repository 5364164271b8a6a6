// The last touches: what is known only of the finished article.
#ifndef PITH_EXTRACT_FINISH_HPP
#define PITH_EXTRACT_FINISH_HPP

#include "pith/extract.hpp"

#include "dom/document.hpp"

#include <string>

namespace pith {

/// Language, counts and fingerprints of the text; outcome from its length and confidence.
void finish(Article& article, const Page& page);

/// `tag.class` of the elements around `id`, outermost first, the body left out.
std::string path_of(const dom::Document& document, dom::NodeId id);

}  // namespace pith

#endif
