// The finished article as a sequence of lines with what the rules of tidying ask about them.
#ifndef PITH_TIDY_SEQUENCE_HPP
#define PITH_TIDY_SEQUENCE_HPP

#include "pith/article.hpp"

#include "data/phrases.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::tidy {

using data::kinds;
using data::PhraseKind;
using data::PhraseKinds;

/// Set on the pieces that are numbers standing by themselves; no PhraseKind uses the bit.
constexpr PhraseKinds number = PhraseKinds{1} << 63;

/// A known phrase, or a number, within a line.
struct Piece {
  PhraseKinds kinds = 0;
  std::uint16_t first = 0;  ///< token
  std::uint16_t tokens = 0;
  std::uint8_t month = 0;
};

/// Stands for no line where the index of one is kept.
constexpr std::uint32_t no_line = static_cast<std::uint32_t>(-1);
/// One past the last line, and past what stands behind it without words.
constexpr std::size_t to_the_end = static_cast<std::size_t>(-1);

/// One line of one block (a block has several where its text has line breaks).
struct Line {
  std::uint32_t block = 0;
  Range text;  ///< of the article's text, without the line feed
  BlockKind kind = BlockKind::paragraph;
  bool whole = true;      ///< false: it is long, and `words` and `pieces` tell of its beginning only
  bool sentence = false;  ///< ends as a sentence does
  bool prose = false;     ///< several words of running text, as a paragraph of the author has
  bool dropped = false;
  bool joined = false;  ///< dropped in one piece with the next line: what stands between them goes, too
  float linked = 0;     ///< share of its bytes that are links
  data::PhraseText words;
  std::uint32_t kept_before = no_line;  ///< neighbours that are not dropped, while it is not, either
  std::uint32_t kept_behind = no_line;
  PhraseKinds possible = 0;   ///< kinds outside of which the line holds no phrase, not within a piece either
  std::vector<Piece> pieces;  ///< left to right, the longest phrase at each place; of a long line the first

  /// Neither code nor cells nor a formula: its words are words.
  bool is_text() const {
    return kind != BlockKind::code && kind != BlockKind::table_row && kind != BlockKind::formula;
  }
  /// An item of a list that is a link as a whole.
  bool is_list_link() const { return kind == BlockKind::list_item && whole && !dropped && linked >= 0.8F; }
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

  KnownNames() = default;
  explicit KnownNames(const Metadata& meta);
};

/// Where an article's running text begins and ends, as indexes of lines. The lead ends with the second
/// paragraph of running text, since many pages print a summary above the byline; the tail begins behind the
/// last one.
struct Zones {
  std::size_t prose = 0;  ///< paragraphs of running text; without any there is neither lead nor tail
  std::size_t first_prose = 0;
  std::size_t lead_end = 0;
  std::size_t tail_begin = 0;
  std::size_t last_begin = 0;  ///< of the last paragraphs of running text: three of many, one of a few
};

/// The lines of an article's blocks that have words. What is dropped is marked here; the article is not
/// changed.
class Sequence {
 public:
  /// `article` must outlive the sequence; its text and blocks must stay as they are.
  explicit Sequence(const Article& article);

  const Article& article;
  std::vector<Line> lines;
  KnownNames names;  ///< none until the metadata are chosen

  std::string_view raw(const Line& line) const {
    return std::string_view(article.text).substr(line.text.begin, line.text.size());
  }
  std::size_t index(const Line& line) const { return static_cast<std::size_t>(&line - lines.data()); }

  /// Whether the line stands before the second paragraph of running text, or before the first if `strictly`.
  bool in_lead(const Line& line, bool strictly = false) const {
    return index(line) < (strictly ? zones_.first_prose : zones_.lead_end);
  }
  bool in_tail(const Line& line) const { return zones_.tail_begin > 0 && index(line) >= zones_.tail_begin; }
  /// In the tail, or the last paragraph of running text itself, unless there are too few of them to lose one.
  bool at_end(const Line& line) const {
    return in_tail(line) || (zones_.prose >= enough_prose && index(line) + 1 == zones_.tail_begin);
  }

  /// In the tail, or among the last paragraphs of running text.
  bool near_end(const Line& line) const { return zones_.last_begin > 0 && index(line) >= zones_.last_begin; }

  /// Next line that is not dropped, before or behind one that is not, either; null if there is none.
  const Line* before(const Line& line) const { return at(line.kept_before); }
  const Line* behind(const Line& line) const { return at(line.kept_behind); }

  /// Whether one of the lines from `begin` on that are not dropped is a heading with these words, numbers
  /// before them aside.
  bool is_heading_from(std::size_t begin, const data::PhraseText& words) const;

  /// Finds lead and tail again, from what has not been dropped.
  void locate();
  /// Marks the lines [begin, end) as dropped, in one piece; with `to_the_end` all that follow, and what has
  /// no words behind the last one.
  void drop(std::size_t begin, std::size_t end);

 private:
  using LinesByWords = std::unordered_map<std::string_view, std::vector<std::uint32_t>>;

  const Line* at(std::uint32_t line) const { return line == no_line ? nullptr : &lines[line]; }
  void add_lines(std::uint32_t block);
  void link_lines();
  void measure_links();
  void find_headings();
  void forget(std::uint32_t line);

  static constexpr std::size_t enough_prose = 4;
  Zones zones_;
  LinesByWords headings_;  // that are not dropped; empty unless a line may ask
};

/// Takes the dropped lines out of the article: its text, blocks, marks, link targets, pictures, embeds and
/// containers stay consistent. What has no words goes only with the lines around it that were dropped in one
/// piece.
void remove_dropped(Article& article, const std::vector<Line>& lines);

}  // namespace pith::tidy

#endif
