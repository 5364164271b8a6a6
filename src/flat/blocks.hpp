// The lines of a dump put together to paragraphs, headings and items.
#ifndef PITH_FLAT_BLOCKS_HPP
#define PITH_FLAT_BLOCKS_HPP

#include "pith/article.hpp"

#include "data/phrases.hpp"
#include "flat/lines.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::flat {

struct Piece {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;     ///< as in Block
  std::uint32_t ordinal = 0;  ///< as in Block
  std::uint32_t group = 0;    ///< as in Block
  std::uint8_t quote = 0;     ///< as in Block
  std::string text;
  data::PhraseText words;  ///< of short pieces; of long ones their beginning
  bool link = false;       ///< begins with a link, as far as the dump shows that
  bool prose = false;      ///< several words that end as a sentence does
  bool dropped = false;
};

/// Joins lines that were broken at the dump's width, starts a piece at each empty line, list sign and
/// heading.
std::vector<Piece> make_pieces(const Dump& dump);

/// Fills `words` and `prose` of a piece from its text.
void measure(Piece& piece);

/// Appends a piece to the article, unless nothing of its text may stay.
void append(Article& article, const Piece& piece);

}  // namespace pith::flat

#endif
