// What a page shows of a text, to be found again in a longer one.
#ifndef PITH_EXTRACT_SHOWN_TEXT_HPP
#define PITH_EXTRACT_SHOWN_TEXT_HPP

#include "pith/article.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// Where the shown paragraphs stand in a longer text. Offsets are of its canonical form (data::PhraseText).
struct Beginning {
  std::size_t last = 0;        ///< the last shown paragraph that was found
  std::size_t last_begin = 0;  ///< where that begins
  std::size_t end = 0;         ///< where it ends; equal to last_begin if it was cut short
};

class ShownText {
 public:
  /// Reads all paragraphs that count, or only of the first ones what usable() and may_stand_in() ask for.
  enum class Read : bool { all, beginning };
  explicit ShownText(const Article& article, Read read = Read::all);

  /// False if it has too little to be known again.
  bool usable() const { return !probes_.empty(); }
  /// Whether bytes of a script may hold one of the first paragraphs.
  bool may_stand_in(std::string_view bytes) const;
  /// Whether a text in canonical form begins with the paragraphs, and goes on for long behind them.
  bool begins(std::string_view canonical, Beginning& found) const;

  /// The paragraphs up to `last` as the page has them.
  std::vector<std::string> lines_to(std::size_t last) const;

 private:
  struct Paragraph {
    std::string line;
    std::string canonical;
    std::string head;  // its first words, in canonical form
  };
  struct Probe {
    std::string bytes;    // that stand in a paragraph as they stand in any writing of it
    std::string escaped;  // but in that of ASCII alone
  };

  std::vector<Probe> probes_;  // of the first paragraphs
  std::vector<Paragraph> paragraphs_;
  std::size_t bytes_ = 0;  // of all in canonical form
};

}  // namespace pith

#endif
