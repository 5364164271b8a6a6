#include "block/text_notes.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {
namespace {

/// A number in square brackets.
struct Label {
  std::uint32_t number = 0;
  std::uint32_t size = 0;  // bytes; 0: there is none
};

Label label_at(std::string_view text) {
  constexpr std::size_t most_digits = 3;
  if (!text.starts_with('[')) return {};
  std::uint32_t number = 0;
  std::size_t at = 1;
  for (; at < text.size() && at <= most_digits && ascii::is_digit(text[at]); ++at)
    number = number * 10 + static_cast<std::uint32_t>(text[at] - '0');
  if (number == 0 || at == text.size() || text[at] != ']') return {};
  return {number, static_cast<std::uint32_t>(at + 1)};
}

/// What a line begins with that is a note: its label, a colon, white space.
Label note_label(std::string_view line) {
  Label label = label_at(line);
  if (label.size == 0) return {};
  if (label.size < line.size() && line[label.size] == ':') ++label.size;
  const std::uint32_t behind_sign = label.size;
  while (label.size < line.size() && ascii::is_space(line[label.size])) ++label.size;
  return label.size > behind_sign && label.size < line.size() ? label : Label();
}

class TextNotes {
 public:
  explicit TextNotes(Article& article) : article_(article) {}

  void pair() {
    find_notes();
    if (lines_.empty() || !find_references()) return;
    add_references();
    make_notes();
  }

 private:
  struct Line {
    Block block;  // its text is that of the line
    Label label;
  };

  /// The lines at the end, numbered from 1 on; none if there are others among them.
  void find_notes() {
    const std::vector<Block>& blocks = article_.blocks;
    first_ = blocks.size();
    while (first_ > 0 && is_note(blocks[first_ - 1])) --first_;
    for (std::size_t i = first_; i < blocks.size(); ++i) add_lines(blocks[i]);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].label.number != i + 1) return lines_.clear();
    }
  }

  bool is_note(const Block& block) const {
    return block.kind == BlockKind::paragraph && note_label(article_.words(block)).size > 0;
  }

  void add_lines(Block block) {
    const Range text = block.text;
    for (std::uint32_t begin = text.begin; begin < text.end; begin = block.text.end + 1) {
      const std::string_view rest = std::string_view(article_.text).substr(begin, text.end - begin);
      block.text = {begin, begin + static_cast<std::uint32_t>(std::min(rest.find('\n'), rest.size()))};
      lines_.push_back({block, note_label(article_.words(block))});
    }
  }

  /// The numbers in the text; false if one has no note, or a note no number.
  bool find_references() {
    std::vector<bool> referred(lines_.size());
    auto around = article_.marks.begin();
    for (std::size_t i = 0; i < first_; ++i) {
      const Block& block = article_.blocks[i];
      if (block.kind == BlockKind::code || block.kind == BlockKind::formula) continue;
      const std::string_view text = std::string_view(article_.text).substr(0, block.text.end);
      for (std::size_t at = text.find('[', block.text.begin); at < text.size(); at = text.find('[', at + 1)) {
        const Label label = label_at(text.substr(at));
        if (label.size == 0) continue;
        const auto begin = static_cast<std::uint32_t>(at);
        while (around != article_.marks.end() && (!is_opaque(*around) || around->text.end <= begin)) ++around;
        const bool is_inside = around != article_.marks.end() && around->text.begin <= begin;
        if (is_inside && around->kind != MarkKind::link) continue;
        if (is_inside || label.number > lines_.size()) return false;
        referred[label.number - 1] = true;
        references_.push_back({MarkKind::footnote, {begin, begin + label.size}, {}, label.number});
      }
    }
    return std::ranges::find(referred, false) == referred.end();
  }

  /// A number in it refers to no note.
  static bool is_opaque(const Mark& mark) {
    return mark.kind == MarkKind::link || mark.kind == MarkKind::code || mark.kind == MarkKind::formula;
  }

  void add_references() {
    const auto is_raised = [&](const Mark& mark) {
      if (mark.kind != MarkKind::superscript) return false;
      const auto at = std::ranges::lower_bound(references_, mark.text.begin, {},
                                               [](const Mark& reference) { return reference.text.begin; });
      return at != references_.end() && at->text == mark.text;
    };
    std::erase_if(article_.marks, is_raised);
    const auto middle = static_cast<std::ptrdiff_t>(article_.marks.size());
    article_.marks.insert(article_.marks.end(), references_.begin(), references_.end());
    std::inplace_merge(article_.marks.begin(), article_.marks.begin() + middle, article_.marks.end(),
                       [](const Mark& a, const Mark& b) {
                         return a.text.begin != b.text.begin ? a.text.begin < b.text.begin
                                                             : a.text.end > b.text.end;
                       });
  }

  /// Puts notes in place of the lines, without their labels and the heading above.
  void make_notes() {
    constexpr std::uint32_t longest_heading = 3;  // words
    if (first_ > 0 && article_.blocks[first_ - 1].kind == BlockKind::heading &&
        utf8::count_words(article_.words(article_.blocks[first_ - 1])) <= longest_heading)
      --first_;
    const std::uint32_t begin = article_.blocks[first_].text.begin;
    std::string text;
    auto mark =
        std::ranges::lower_bound(article_.marks, begin, {}, [](const Mark& m) { return m.text.begin; });
    auto kept = mark;
    article_.blocks.resize(first_);
    for (auto& [block, label] : lines_) {
      const Range words = {block.text.begin + label.size, block.text.end};
      const std::uint32_t at = begin + static_cast<std::uint32_t>(text.size());
      const auto moved = [&](std::uint32_t from) {
        return std::clamp(from, words.begin, words.end) - words.begin + at;
      };
      for (; mark != article_.marks.end() && mark->text.begin < words.end; ++mark) {
        mark->text = {moved(mark->text.begin), moved(mark->text.end)};
        if (!mark->text.empty()) *kept++ = *mark;
      }
      text.append(article_.text, words.begin, words.size());
      block.kind = BlockKind::footnote;
      block.item = label.number;
      block.level = 0;
      block.group = 0;
      block.text = {at, at + words.size()};
      article_.blocks.push_back(block);
    }
    article_.marks.erase(kept, article_.marks.end());
    article_.text.replace(begin, std::string::npos, text);
  }

  Article& article_;
  std::size_t first_ = 0;  // block of the notes
  std::vector<Line> lines_;
  std::vector<Mark> references_;
};

}  // namespace

void pair_text_notes(Article& article) { TextNotes(article).pair(); }

}  // namespace pith::block
