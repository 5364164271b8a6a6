// Phrases that pages put around articles ("3 min read", "Share on", "Lesen Sie auch"), and texts in the form
// in which they are compared with them.
#ifndef PITH_DATA_PHRASES_HPP
#define PITH_DATA_PHRASES_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::data {

#include "data/phrase_kinds.inc"

/// What a phrase is used for: one kind for each file of src/data/phrases/, which says what it holds; `byline`
/// and `role`, which bylines.txt holds; and `month`.
enum class PhraseKind : std::uint8_t {
#define PITH_KIND(name) name,
  PITH_PHRASE_KINDS(PITH_KIND)
#undef PITH_KIND
};

/// A set of kinds.
using PhraseKinds = std::uint64_t;
constexpr PhraseKinds bit(PhraseKind kind) { return PhraseKinds{1} << static_cast<unsigned>(kind); }
template <class... Kinds>
constexpr PhraseKinds kinds(Kinds... kind) {
  return (bit(kind) | ... | PhraseKinds{0});
}
/// Kinds of phrases that are looked for in whole paragraphs, and tell nothing of a line.
constexpr PhraseKinds notes = kinds(PhraseKind::disclosure, PhraseKind::donation, PhraseKind::offer,
                                    PhraseKind::disclaimer, PhraseKind::promotion, PhraseKind::sponsor);
/// All others that need not be asked for.
constexpr PhraseKinds of_lines =
    ~(notes | kinds(PhraseKind::first_part, PhraseKind::second_part, PhraseKind::slide, PhraseKind::browser));

/// A text as tokens: runs of letters (case, marks and compatibility forms folded away), runs of decimal
/// digits (all written `#`), and single characters of scripts without spaces. All else only separates tokens.
class PhraseText {
 public:
  struct Token {
    std::uint32_t begin = 0;  ///< range of the canonical text
    std::uint32_t end = 0;
    std::uint32_t source_begin = 0;  ///< range of the text that was given
    std::uint32_t source_end = 0;
    std::uint32_t number = 0;  ///< value of a number of up to nine digits, else 0
    bool is_number = false;
    bool capital = false;  ///< its first letter is a capital
  };

  PhraseText() = default;
  explicit PhraseText(std::string_view text) { assign(text); }

  /// Takes the first `most` tokens of `text` (valid UTF-8); views of the former text become invalid.
  void assign(std::string_view text, std::size_t most = std::string_view::npos);

  std::size_t size() const { return tokens_.size(); }
  bool empty() const { return tokens_.empty(); }
  const Token& operator[](std::size_t token) const { return tokens_[token]; }
  std::string_view word(std::size_t token) const {
    return std::string_view(canonical_)
        .substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin);
  }
  /// Tokens separated by single spaces.
  std::string_view canonical() const { return std::string_view(canonical_).substr(0, written_); }
  /// The canonical text from `token` on.
  std::string_view from(std::size_t token) const { return canonical().substr(tokens_[token].begin); }

 private:
  enum class Run : std::uint8_t { none, letters, number };
  void begin_token(std::size_t begin, std::size_t end, bool is_number, bool capital);
  std::size_t put_letters(std::string_view text, std::size_t begin);  // ASCII; gives where they end
  void put(char32_t c, std::size_t begin, std::size_t end, bool capital);
  void put_folded(std::string_view text, std::size_t begin, std::size_t end, bool capital);
  void make_room(std::size_t bytes);

  std::string canonical_;  // longer than what is written of it
  std::size_t written_ = 0;
  std::vector<Token> tokens_;
  Run run_ = Run::none;
  std::string folded_;  // of one character; its memory is kept
};

/// A phrase found in a text; `tokens` is 0 if none was.
struct PhraseMatch {
  PhraseKinds kinds = 0;
  std::uint8_t tokens = 0;
  std::uint8_t month = 0;
  PhraseKinds possible =
      0;  ///< kinds outside of which no phrase begins there, whether one was asked for or not
};

/// The longest phrase that begins at `token` of `text` (none behind its last one) and is of one of the kinds
/// `among`. Where no phrase of these begins with the same token, only that token tells what is possible.
PhraseMatch longest_phrase(const PhraseText& text, std::size_t token, PhraseKinds among = of_lines);

}  // namespace pith::data

#endif
