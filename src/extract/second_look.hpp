// When the tree of a page gives too little: other places of the same page that may hold its article.
#ifndef PITH_EXTRACT_SECOND_LOOK_HPP
#define PITH_EXTRACT_SECOND_LOOK_HPP

#include "pith/article.hpp"
#include "pith/extract.hpp"

#include "dom/document.hpp"

#include <string>
#include <vector>

namespace pith {

/// Blocks of text that stand in place of `article`'s, if it is thin and another witness has far more; else
/// empty. `article_body` is what JSON-LD gives as the text, one paragraph a line.
std::vector<std::string> second_look(const dom::Document& document, const Article& article,
                                     std::string_view article_body, const Limits& limits);

/// Replaces the blocks of `article` by paragraphs.
void replace_text(Article& article, const std::vector<std::string>& paragraphs);

}  // namespace pith

#endif
