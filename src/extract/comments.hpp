// The readers' comments, behind the article.
#ifndef PITH_EXTRACT_COMMENTS_HPP
#define PITH_EXTRACT_COMMENTS_HPP

#include "pith/article.hpp"
#include "pith/extract.hpp"

#include "score/features.hpp"
#include "score/judge.hpp"

#include <string_view>

namespace pith {

/// The comments of `page` as an article of their own: blocks of kind comment, and Article::comments.
/// `language` is what the page declares.
Article read_comments(const score::PageView& view, const score::Verdict& verdict, const Page& page,
                      std::string_view language);

}  // namespace pith

#endif
