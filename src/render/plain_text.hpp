// The body of an article as plain text, and where in it the formulas stand.
#ifndef PITH_RENDER_PLAIN_TEXT_HPP
#define PITH_RENDER_PLAIN_TEXT_HPP

#include "pith/article.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::render {

/// A formula in plain text.
struct PlainFormula {
  std::string_view tex;  ///< without delimiters; borrowed from the article
  std::size_t begin;     ///< bytes of the text: with the delimiters that the page has
  std::size_t end;
  bool display;
};

struct PlainText {
  std::string text;                    ///< what body_text() gives
  std::vector<PlainFormula> formulas;  ///< in order
};

/// The same words as body_text(), with their formulas.
PlainText plain_text(const Article& article);

}  // namespace pith::render

#endif
