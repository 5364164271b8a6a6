// Ways to other articles: "Read more: …" lines, lists of links under "Related", lists of tags.
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>

namespace pith::tidy {
namespace {

using enum PhraseKind;

// A title has at most so many words, a list of tags too.
constexpr std::size_t longest_title = 40;

/// What stands directly behind the first phrase of the line.
std::string_view behind_label(std::string_view raw, const Line& line, std::size_t label_tokens) {
  const std::size_t end = line.words[label_tokens - 1].source_end;
  return raw.substr(end);
}

/// The text goes on as a label does: a colon, a dash, a bar, an arrow, a line's end.
bool is_label_end(std::string_view rest) {
  if (rest.starts_with("-")) return false;  // "industry-specific"
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '"')) rest.remove_prefix(1);
  constexpr std::array<std::string_view, 16> ends = {":", "|",  "–", "—", "- ", ">", "»", "›",
                                                     "→", "：", "·", "•", "…",  "▶", "►", "／"};
  return rest.empty() ||
         std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return rest.starts_with(end); });
}

bool is_link(const Line& line) { return line.linked >= 0.8F; }

/// A label by itself: "Related articles", "Lesen Sie auch:".
bool is_label(const Line& line, PhraseKinds kind) {
  return line.has(kind) && line.covered(kind | kinds(filler, navigation) | number) && line.words.size() <= 8;
}

/// Of the lines from `begin` on, one past those that belong to a list of links: they are links, but no
/// heading that running text follows, for that begins the next part.
std::size_t end_of_list(const Sequence& sequence, std::size_t begin) {
  const auto& lines = sequence.lines;
  std::size_t end = begin;
  for (; end < lines.size() && is_link(lines[end]) && lines[end].is_text(); ++end) {
    if (lines[end].kind == BlockKind::heading && end + 1 < lines.size() && lines[end + 1].prose) break;
  }
  return end;
}

/// "Recommended: the one, the other": a list of the author's, each of its items a link.
bool lists_links(const Sequence& sequence, const Line& line) {
  const std::vector<Mark>& marks = sequence.article.marks;
  const auto before = [](const Mark& mark, std::uint32_t begin) { return mark.text.begin < begin; };
  std::size_t links = 0;
  for (auto mark = std::lower_bound(marks.begin(), marks.end(), line.text.begin, before);
       mark != marks.end() && mark->text.begin < line.text.end && links < 2; ++mark) {
    links += mark->kind == MarkKind::link ? 1U : 0U;
  }
  return links > 1 && sequence.raw(line).find(',') != std::string_view::npos;
}

/// "More from" and a name.
bool is_more_from(const Line& line) {
  if ((line.opening() & kinds(related)) == 0 || line.pieces[0].tokens < 2 || line.sentence) return false;
  const std::size_t label = line.pieces[0].tokens;
  if (line.words.size() > label + 3) return false;
  for (std::size_t token = label; token < line.words.size(); ++token) {
    if (!line.words[token].capital) return false;
  }
  return true;
}

}  // namespace

Verdict judge_related_line(const Sequence& sequence, const Line& line) {
  if (!line.is_text() || !line.whole || line.words.size() > longest_title) return keep;
  if ((line.opening() & kinds(related)) == 0) return keep;
  const std::size_t label = line.pieces[0].tokens;
  if (label == line.words.size()) return keep;
  const std::string_view rest = behind_label(sequence.raw(line), line, label);
  if (label == 1 && lists_links(sequence, line)) return keep;
  const bool labelled = is_label_end(rest);
  // One word ("Video: …", "Analysis: …") may begin a sentence of the author's: only a link gives it away.
  if (line.linked >= 0.95F) return drop_if(labelled || (label >= 2 && !line.sentence));
  if (line.linked >= 0.5F) return drop_if(labelled);
  return drop_if(labelled && label >= 2 && line.linked == 0 && line.kind == BlockKind::paragraph &&
                 !line.sentence);
}

Verdict judge_related_list(const Sequence& sequence, const Line& line) {
  if (!line.is_text() || line.prose || line.words.empty()) return keep;
  const bool aside = (line.opening() & kinds(PhraseKind::aside)) != 0;
  const bool label = is_label(line, kinds(related, PhraseKind::aside));
  if (!label && !is_more_from(line)) return keep;
  const std::size_t tokens = line.pieces[0].tokens;
  if (tokens < 2 && !aside && !sequence.in_tail(line)) return keep;  // "Video", "Analysis"
  // The list it heads goes with it: lines that are links, up to the next that is not.
  const std::size_t at = sequence.index(line);
  const std::size_t end = end_of_list(sequence, at + 1);
  if (end > at + 1 || sequence.in_tail(line)) return drop_to(end);
  const bool heads_nothing = end < sequence.lines.size() && sequence.lines[end].kind == BlockKind::heading;
  return drop_if(line.kind != BlockKind::heading || tokens >= 3 || heads_nothing);
}

Verdict judge_tag_list(const Sequence& sequence, const Line& line) {
  if (!line.is_text() || !line.whole || line.prose || line.sentence || line.words.size() > longest_title)
    return keep;
  if ((line.opening() & kinds(tags)) == 0) return keep;
  const std::size_t label = line.pieces[0].tokens;
  if (label == line.words.size()) {
    if (!sequence.in_tail(line)) return keep;
    std::size_t end = sequence.index(line) + 1;
    while (end < sequence.lines.size() && is_link(sequence.lines[end])) ++end;
    return drop_to(end);
  }
  const std::string_view raw = sequence.raw(line);
  return drop_if(is_label_end(behind_label(raw, line, label)) || is_link(line) ||
                 (raw.find(',') != std::string_view::npos && line.linked > 0.5F));
}

}  // namespace pith::tidy
