#include "flat/flat.hpp"

#include "base/utf8.hpp"
#include "flat/blocks.hpp"
#include "flat/ends.hpp"
#include "flat/lines.hpp"
#include "flat/own_form.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pith::flat {

namespace {

/// A form feed is an empty line; what must not leave pith goes.
std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) c == '\f' ? void(out.append("\n\n")) : out.push_back(c);
  return utf8::clean(out);
}

}  // namespace

Article read(std::string_view dump) {
  const std::string text = clean(dump);
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
