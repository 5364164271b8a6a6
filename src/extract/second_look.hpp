// When the tree of a page gives too little: other places of the same page that may hold its article.
#ifndef PITH_EXTRACT_SECOND_LOOK_HPP
#define PITH_EXTRACT_SECOND_LOOK_HPP

#include "pith/article.hpp"
#include "pith/extract.hpp"

#include "dom/document.hpp"
#include "score/segment.hpp"

#include <chrono>
#include <string_view>

namespace pith {

/// What a second look needs beside the page's tree.
struct SecondLook {
  std::string_view article_body;  ///< what JSON-LD gives as the text, one paragraph a line
  std::string_view url;           ///< resolves link targets
  bool captions = false;          ///< keep captions
  const score::Segmentation& segmentation;
  const Limits& limits;
  std::chrono::steady_clock::time_point deadline;  ///< nothing more is read after it
};

/// Replaces text, blocks and marks of `article` if they are the beginning of a text that the page holds whole
/// for its scripts, or if they are thin and another witness has far more; true if it did.
bool look_again(const dom::Document& document, const SecondLook& look, Article& article);

/// Takes the text, blocks and marks out of `article`.
void clear_text(Article& article);

}  // namespace pith

#endif
