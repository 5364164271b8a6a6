#include "flat/flat.hpp"

#include "flat/blocks.hpp"
#include "flat/ends.hpp"
#include "flat/lines.hpp"
#include "flat/own_form.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace pith::flat {

Article read(std::string_view text) {
  if (std::optional<Article> own = read_own_form(text)) return *std::move(own);
  std::vector<Piece> pieces = make_pieces(read_dump(text));
  Article article;
  article.meta.title = choose_title(pieces);
  drop_surroundings(pieces, article.meta.title);
  for (const Piece& piece : pieces) {
    if (!piece.dropped) append(article, piece);
  }
  return article;
}

}  // namespace pith::flat
