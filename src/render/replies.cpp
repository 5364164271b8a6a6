#include "render/replies.hpp"

#include "render/layout.hpp"

#include <algorithm>

namespace pith::render {

const Comment* comment_of(const Article& article, const Block& block) {
  if (block.kind != BlockKind::comment || block.item >= article.comments.size()) return nullptr;
  return &article.comments[block.item];
}

bool same_comment(const Block& a, const Block& b) {
  return a.kind == BlockKind::comment && b.kind == BlockKind::comment && a.group == b.group &&
         a.item == b.item;
}

unsigned reply_depth(const Article& article, const Block& block) {
  const Comment* comment = comment_of(article, block);
  return comment == nullptr ? 0 : std::min<unsigned>(comment->depth, deepest_nesting);
}

std::string_view day_of(const Comment& comment) {
  constexpr std::size_t day = 10;  // bytes of YYYY-MM-DD
  return std::string_view(comment.date).substr(0, day);
}

}  // namespace pith::render
