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

Reading read(std::string_view dump) {
  const std::string text = clean(dump);
  Reading out;
  if (std::optional<Article> own = read_own_form(text)) {
    out.article = *std::move(own);
    return out;
  }
  std::vector<Piece> pieces = make_pieces(read_dump(text));
  const text::Fact title = find_title(pieces);
  drop_surroundings(pieces, title.text);
  for (const Piece& piece : pieces) {
    if (!piece.dropped) append(out.article, piece);
  }
  if (!title.text.empty()) out.facts.push_back(title);
  return out;
}

}  // namespace pith::flat
