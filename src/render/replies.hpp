// Readers' comments as the tree that they are: who wrote each, and what it replies to.
#ifndef PITH_RENDER_REPLIES_HPP
#define PITH_RENDER_REPLIES_HPP

#include "pith/article.hpp"

#include <string_view>

namespace pith::render {

/// The comment that a block belongs to; nullptr if the block is of none, or the article does not tell.
const Comment* comment_of(const Article& article, const Block& block);

/// True if both blocks are of one comment.
bool same_comment(const Block& a, const Block& b);

/// How many comments the block's own replies to, bounded; 0 for other blocks.
unsigned reply_depth(const Article& article, const Block& block);

/// The day that a comment was written, YYYY-MM-DD; empty if it is not known.
std::string_view day_of(const Comment& comment);

}  // namespace pith::render

#endif
