// The finished article as a sequence of lines with what the rules of tidying ask about them.
#ifndef PITH_TIDY_SEQUENCE_HPP
#define PITH_TIDY_SEQUENCE_HPP

#include "pith/article.hpp"

#include "data/phrases.hpp"
#include "tidy/tidy.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::tidy {

using data::kinds;
using data::PhraseKind;
using data::PhraseKinds;

/// Set on the pieces that are numbers standing by themselves; no PhraseKind uses the bit.
constexpr PhraseKinds number = PhraseKinds{1} << 31;

/// A known phrase, or a number, within a line.
struct Piece {
  PhraseKinds kinds = 0;
  std::uint16_t first = 0;  ///< token
  std::uint16_t tokens = 0;
  std::uint8_t month = 0;
};

/// One line of one block (a block has several where its text has line breaks).
struct Line {
  std::uint32_t block = 0;
  Range text;  ///< of the article's text, without the line feed
  BlockKind kind = BlockKind::paragraph;
  bool whole = true;      ///< false: it is long, and `words` and `pieces` tell of its beginning only
  bool sentence = false;  ///< ends as a sentence does
  bool prose = false;     ///< several words of running text, as a paragraph of the author has
  bool dropped = false;
  std::uint32_t run = 1;  ///< if dropped: at least so many dropped lines in a row end with it
  float linked = 0;       ///< share of its bytes that are links
  data::PhraseText words;
  PhraseKinds possible = 0;   ///< kinds outside of which the line holds no phrase, not within a piece either
  std::vector<Piece> pieces;  ///< left to right, the longest phrase at each place; of a long line the first

  /// Tokens that stand neither in a piece of one of these kinds nor are numbers that `allowed` admits.
  std::size_t uncovered(PhraseKinds allowed) const;
  /// True if there are tokens and all of them are covered.
  bool covered(PhraseKinds allowed) const { return whole && !words.empty() && uncovered(allowed) == 0; }
  /// True if a piece has one of these kinds.
  bool has(PhraseKinds any) const;
  /// Kinds of the piece at the first token; 0 if it stands in none.
  PhraseKinds opening() const { return pieces.empty() || pieces[0].first != 0 ? 0 : pieces[0].kinds; }
};

/// Names that the metadata hold, to compare lines with them.
struct KnownNames {
  std::vector<data::PhraseText> each;  ///< of the first authors; a page may claim any number
  data::PhraseText authors;            ///< all of these in one
  data::PhraseText publishers;         ///< the site and who publishes it
};

/// The lines of an article, and where its running text begins and ends. The lead ends with the second
/// paragraph of running text, since many pages print a summary above the byline; the tail begins behind the
/// last one.
class Sequence {
 public:
  Sequence(Article& article, const Context& context);

  Article& article;
  const Context& context;
  std::vector<Line> lines;

  std::string_view raw(const Line& line) const {
    return std::string_view(article.text).substr(line.text.begin, line.text.size());
  }
  std::size_t index(const Line& line) const { return static_cast<std::size_t>(&line - lines.data()); }

  /// Whether the line stands before the second paragraph of running text, or before the first if `strictly`.
  bool in_lead(const Line& line, bool strictly = false) const {
    return index(line) < (strictly ? first_prose_ : lead_end_);
  }
  bool in_tail(const Line& line) const { return tail_begin_ > 0 && index(line) >= tail_begin_; }
  /// In the tail, or the last paragraph of running text itself, unless there are too few of them to lose one.
  bool at_end(const Line& line) const {
    return in_tail(line) || (prose_ >= enough_prose && index(line) + 1 == tail_begin_);
  }

  /// Next line that is not dropped, before or behind; null if there is none.
  const Line* before(const Line& line);
  const Line* behind(const Line& line) const;

  /// Whether one of the lines from `begin` on is a heading with these words, numbers before them aside.
  bool is_heading_from(std::size_t begin, const data::PhraseText& words);

  /// Of the metadata as they are now.
  const KnownNames& known_names();

  /// Finds lead and tail again, from what has not been dropped. Without any running text there are none.
  void locate();

 private:
  using LinesByWords = std::unordered_map<std::string_view, std::vector<std::size_t>>;

  void add_lines(std::uint32_t block);
  void read_names();
  void measure_links();
  LinesByWords find_headings() const;

  static constexpr std::size_t enough_prose = 4;
  std::size_t prose_ = 0;  // paragraphs of running text
  std::size_t first_prose_ = 0;
  std::size_t lead_end_ = 0;
  std::size_t tail_begin_ = 0;
  KnownNames names_;
  std::size_t authors_read_ = static_cast<std::size_t>(-1);  // how many there were for names_
  std::optional<LinesByWords> headings_;                     // found when first asked for
};

/// Takes the dropped lines out of the article: its text, blocks, marks and link targets stay consistent.
void remove_dropped(Article& article, const std::vector<Line>& lines);

}  // namespace pith::tidy

#endif
