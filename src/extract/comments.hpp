// The readers' comments, behind the article.
#ifndef PITH_EXTRACT_COMMENTS_HPP
#define PITH_EXTRACT_COMMENTS_HPP

#include "pith/article.hpp"

#include "score/features.hpp"
#include "score/judge.hpp"

#include <string_view>

namespace pith {

/// The comments as an article of their own: blocks of kind comment, those of one comment in one group.
Article read_comments(const score::PageView& page, const score::Verdict& verdict, std::string_view url);

/// Puts the blocks of `comments` behind those of `article`. Metadata stays as it is.
void append_comments(const Article& comments, Article& article);

}  // namespace pith

#endif
