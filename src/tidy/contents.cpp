// Ways around the page that stand within the text: tables of contents, rows of links, buttons of code boxes,
// marks of the end.
#include "base/utf8.hpp"
#include "data/page_types.hpp"
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>

namespace pith::tidy {
namespace {

using enum PhraseKind;

constexpr std::size_t least_links_in_row = 2;

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

/// One past the last line of the block of `line`.
std::size_t end_of_block(const Sequence& sequence, std::size_t line) {
  std::size_t end = line + 1;
  while (end < sequence.lines.size() && sequence.lines[end].block == sequence.lines[line].block) ++end;
  return end;
}

}  // namespace

Verdict judge_contents(const Sequence& sequence, const Line& line) {
  if (!line.is_text() || line.words.empty() || line.opening() == 0) return keep;
  if (!line.has(kinds(contents)) || !line.covered(kinds(contents, filler, tool) | number)) return keep;
  const std::size_t begin = sequence.index(line) + 1;
  std::size_t end = begin;
  while (end < sequence.lines.size()) {
    const Line& entry = sequence.lines[end];
    if (entry.kind == BlockKind::heading || !entry.whole || !sequence.is_heading_from(begin, entry.words))
      break;
    ++end;
  }
  if (end > begin) return drop_to(end);
  // Its entries were not chosen: nothing that it heads follows.
  const Line* next = sequence.behind(line);
  return drop_if(next == nullptr || next->kind == BlockKind::heading ||
                 (line.kind == BlockKind::paragraph && next->kind == BlockKind::paragraph));
}

Verdict judge_heading_list(const Sequence& sequence, const Line& line) {
  constexpr std::size_t least_headings = 3;
  // A heading or two may have been left out of the text. Were more looked for, a list of other links would be
  // read to its end from each of them.
  constexpr std::size_t most_missing = 30;
  if (!line.is_list_link()) return keep;
  const std::size_t begin = sequence.index(line);
  std::size_t end = begin;
  std::size_t missing = 0;
  for (; end < sequence.lines.size() && sequence.lines[end].is_list_link() && missing <= most_missing; ++end)
    missing += sequence.is_heading_from(end + 1, sequence.lines[end].words) ? 0U : 1U;
  const std::size_t headings = end - begin - missing;
  return missing <= most_missing && headings >= least_headings && headings >= 2 * missing ? drop_to(end)
                                                                                          : keep;
}

Verdict judge_link_row(const Sequence& sequence, const Line& line) {
  if (line.kind != BlockKind::paragraph || line.sentence) return keep;
  std::uint32_t at = line.text.begin;
  std::size_t links = 0;
  const std::string_view text = sequence.article.text;
  const std::vector<Mark>& marks = sequence.article.marks;
  const auto before = [](const Mark& mark, std::uint32_t begin) { return mark.text.begin < begin; };
  for (auto next = std::lower_bound(marks.begin(), marks.end(), at, before); next != marks.end(); ++next) {
    const Mark& mark = *next;
    if (mark.text.begin >= line.text.end) break;
    if (mark.kind != MarkKind::link || mark.text.begin < at || mark.text.end > line.text.end) continue;
    if (!only_separators(text.substr(at, mark.text.begin - at))) return keep;
    at = mark.text.end;
    ++links;
  }
  return drop_if(links >= least_links_in_row && only_separators(text.substr(at, line.text.end - at)));
}

Verdict judge_code_button(const Sequence& sequence, const Line& line) {
  const bool button = line.pieces.size() == 1 && line.covered(kinds(tool, share));
  if (line.kind != BlockKind::paragraph || !button) return keep;
  const Line* before = sequence.before(line);
  const Line* behind = sequence.behind(line);
  return drop_if((before != nullptr && before->kind == BlockKind::code) ||
                 (behind != nullptr && behind->kind == BlockKind::code));
}

std::vector<Cut> find_marks(const Sequence& sequence) {
  constexpr std::array<std::string_view, 10> end_marks = {"###",    "# # #", "-30-",   "- 30 -",   "—30—",
                                                          "– 30 –", "ENDS",  "-ENDS-", "- ENDS -", "(ends)"};
  std::vector<Cut> cuts;
  const bool posts = data::traits(sequence.article.meta.page_type).thread;
  for (std::size_t i = 0; i < sequence.lines.size(); ++i) {
    const Line& line = sequence.lines[i];
    if (line.dropped || !line.is_text()) continue;
    const std::string_view raw = sequence.raw(line);
    if (posts && is_signature_rule(raw)) {
      // A rule of underscores sets off the signature below a post: it goes to the end of its block.
      const std::size_t end = end_of_block(sequence, i);
      cuts.push_back({i, end});
      i = end - 1;
      continue;
    }
    const bool ends = std::find(end_marks.begin(), end_marks.end(), raw) != end_marks.end();
    if (ends && sequence.in_tail(line)) {
      cuts.push_back({i, to_the_end});
      break;
    }
    // Signs alone part a text; at its ends they part it from nothing.
    const bool signs =
        line.whole && only_signs(raw) && (sequence.in_lead(line, true) || sequence.in_tail(line));
    if (ends || signs) cuts.push_back({i, i + 1});
  }
  return cuts;
}

}  // namespace pith::tidy
