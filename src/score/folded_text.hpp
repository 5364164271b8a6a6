// Text of a page as a reader sees it: runs of white space are one space, <br> a line feed, nothing at the
// edges; no combining mark that has no letter before it on its line. Where a line of the source ends between
// two characters of Chinese or Japanese, there is no space.
#ifndef PITH_SCORE_FOLDED_TEXT_HPP
#define PITH_SCORE_FOLDED_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::score {

/// Appends one block's text to a buffer, from however many text nodes it has, and counts its words.
class FoldedText {
 public:
  explicit FoldedText(std::string& out) : out_(out) {}

  /// Begins a new block at the buffer's end.
  void begin() {
    begin_ = out_.size();
    words_ = 0;
    space_ = break_ = in_word_ = half_word_ = line_end_ = false;
  }
  void append(std::string_view characters);
  /// A <br>: a line feed, if text follows.
  void line_break() {
    break_ = !empty();
    in_word_ = false;
  }
  /// True if a line_break() waits for text.
  bool break_pending() const { return break_; }
  /// White space, or a boundary that must not glue words.
  void space() {
    space_ = !empty();
    in_word_ = false;
  }

  bool empty() const { return out_.size() == begin_; }
  std::size_t begin_offset() const { return begin_; }
  /// Runs of word characters so far; two characters of a script without spaces count as one word.
  std::uint32_t words() const { return words_; }

 private:
  /// Counts the words of a run of signs, and of single spaces within it; gives its end.
  std::size_t read_signs(std::string_view in, std::size_t at);
  /// Writes what stands between the last character and the next one.
  void put_gap();
  /// True if the white space before `c` only ends a line of the source.
  bool is_joint(char32_t c) const;
  /// True for a mark that has no letter before it on its line.
  bool is_stray_mark(char32_t c) const;

  std::string& out_;
  std::size_t begin_ = 0;
  std::uint32_t words_ = 0;
  bool space_ = false;
  bool break_ = false;
  bool line_end_ = false;  // what space_ stands for holds a line feed
  bool in_word_ = false;
  bool half_word_ = false;
};

}  // namespace pith::score

#endif
