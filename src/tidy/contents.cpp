// Ways around the page that stand within the text: tables of contents, rows of links, buttons of code boxes,
// marks of the end.
#include "base/utf8.hpp"
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>

namespace pith::tidy {
namespace {

using enum PhraseKind;

constexpr std::size_t least_links_in_row = 2;

bool is_text(const Line& line) { return line.kind != BlockKind::code && line.kind != BlockKind::table_row; }

/// Signs that set the links of a row apart.
bool is_separator(char32_t c) {
  constexpr std::u32string_view signs = U" |·•/–—-<>«»‹›←→↑⇐⇒◀▶◄►▲[]()\u00A0,:";
  return signs.find(c) != std::u32string_view::npos;
}

bool only_separators(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_separator(utf8::next(text, at))) return false;
  }
  return true;
}

bool is_signature_rule(std::string_view text) {
  constexpr std::size_t shortest = 5;
  return text.size() >= shortest && text.find_first_not_of('_') == std::string_view::npos;
}

bool only_signs(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (utf8::is_word(c) && c != U'_') return false;
  }
  return true;
}

/// A rule of underscores sets off the signature below a post: it goes to the end of its block.
void drop_signature(Sequence& sequence, std::size_t rule) {
  for (std::size_t i = rule;
       i < sequence.lines.size() && sequence.lines[i].block == sequence.lines[rule].block; ++i) {
    sequence.lines[i].dropped = true;
  }
}

}  // namespace

bool is_contents(Sequence& sequence, Line& line) {
  if (!is_text(line) || line.words.empty() || line.opening() == 0) return false;
  if (!line.has(kinds(contents)) || !line.covered(kinds(contents, filler, tool) | number)) return false;
  const std::size_t begin = sequence.index(line) + 1;
  std::size_t end = begin;
  while (end < sequence.lines.size()) {
    const Line& entry = sequence.lines[end];
    if (entry.kind == BlockKind::heading || !entry.whole || !sequence.is_heading_from(begin, entry.words))
      break;
    ++end;
  }
  for (std::size_t i = begin; i < end; ++i) sequence.lines[i].dropped = true;
  if (end > begin) return true;
  // Its entries were not chosen: nothing that it heads follows.
  const Line* next = sequence.behind(line);
  return next == nullptr || next->kind == BlockKind::heading ||
         (line.kind == BlockKind::paragraph && next->kind == BlockKind::paragraph);
}

bool is_link_row(Sequence& sequence, Line& line) {
  if (line.kind != BlockKind::paragraph || line.sentence) return false;
  std::uint32_t at = line.text.begin;
  std::size_t links = 0;
  const std::string_view text = sequence.article.text;
  const std::vector<Mark>& marks = sequence.article.marks;
  const auto before = [](const Mark& mark, std::uint32_t begin) { return mark.text.begin < begin; };
  for (auto next = std::lower_bound(marks.begin(), marks.end(), at, before); next != marks.end(); ++next) {
    const Mark& mark = *next;
    if (mark.text.begin >= line.text.end) break;
    if (mark.kind != MarkKind::link || mark.text.begin < at || mark.text.end > line.text.end) continue;
    if (!only_separators(text.substr(at, mark.text.begin - at))) return false;
    at = mark.text.end;
    ++links;
  }
  return links >= least_links_in_row && only_separators(text.substr(at, line.text.end - at));
}

bool is_code_button(Sequence& sequence, Line& line) {
  const bool button = line.pieces.size() == 1 && line.covered(kinds(tool, share));
  if (line.kind != BlockKind::paragraph || !button) return false;
  const Line* before = sequence.before(line);
  const Line* behind = sequence.behind(line);
  return (before != nullptr && before->kind == BlockKind::code) ||
         (behind != nullptr && behind->kind == BlockKind::code);
}

void drop_marks(Sequence& sequence) {
  constexpr std::array<std::string_view, 10> end_marks = {"###",    "# # #", "-30-",   "- 30 -",   "—30—",
                                                          "– 30 –", "ENDS",  "-ENDS-", "- ENDS -", "(ends)"};
  for (std::size_t i = 0; i < sequence.lines.size(); ++i) {
    Line& line = sequence.lines[i];
    if (line.dropped || !is_text(line)) continue;
    const bool ends = std::find(end_marks.begin(), end_marks.end(), sequence.raw(line)) != end_marks.end();
    // Signs alone part a text; at its ends they part it from nothing.
    const bool signs = line.whole && only_signs(sequence.raw(line)) &&
                       (sequence.in_lead(line, true) || sequence.in_tail(line));
    if (is_signature_rule(sequence.raw(line)) && sequence.article.meta.page_type == "forum")
      drop_signature(sequence, i);
    if (!ends && !signs) continue;
    line.dropped = true;
    if (!ends || !sequence.in_tail(line)) continue;
    for (std::size_t k = i; k < sequence.lines.size(); ++k) sequence.lines[k].dropped = true;
  }
}

}  // namespace pith::tidy
