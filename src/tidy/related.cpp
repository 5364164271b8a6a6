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

bool is_text(const Line& line) { return line.kind != BlockKind::code && line.kind != BlockKind::table_row; }

/// A label by itself: "Related articles", "Lesen Sie auch:".
bool is_label(const Line& line, PhraseKinds kind) {
  return line.has(kind) && line.covered(kind | kinds(filler, navigation) | number) && line.words.size() <= 8;
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

bool is_related_line(Sequence& sequence, Line& line) {
  if (!is_text(line) || !line.whole || line.words.size() > longest_title) return false;
  if ((line.opening() & kinds(related)) == 0) return false;
  const std::size_t label = line.pieces[0].tokens;
  if (label == line.words.size()) return false;
  const std::string_view rest = behind_label(sequence.raw(line), line, label);
  const bool labelled = is_label_end(rest);
  // One word ("Video: …", "Analysis: …") may begin a sentence of the author's: only a link gives it away.
  if (line.linked >= 0.95F) return labelled || (label >= 2 && !line.sentence);
  if (line.linked >= 0.5F) return labelled;
  return labelled && label >= 2 && line.linked == 0 && line.kind == BlockKind::paragraph && !line.sentence;
}

bool is_related_list(Sequence& sequence, Line& line) {
  if (!is_text(line) || line.prose || line.words.empty()) return false;
  const bool aside = (line.opening() & kinds(PhraseKind::aside)) != 0;
  const bool label = is_label(line, kinds(related, PhraseKind::aside));
  if (!label && !is_more_from(line)) return false;
  const std::size_t tokens = line.pieces[0].tokens;
  if (tokens < 2 && !aside && !sequence.in_tail(line)) return false;  // "Video", "Analysis"
  // The list it heads goes with it: lines that are links, up to the next that is not.
  const std::size_t at = sequence.index(line);
  std::size_t end = at + 1;
  while (end < sequence.lines.size() && is_link(sequence.lines[end]) && is_text(sequence.lines[end])) ++end;
  for (std::size_t i = at + 1; i < end; ++i) sequence.lines[i].dropped = true;
  if (end > at + 1 || sequence.in_tail(line)) return true;
  return line.kind != BlockKind::heading || tokens >= 3;
}

bool is_tag_list(Sequence& sequence, Line& line) {
  if (!is_text(line) || !line.whole || line.prose || line.sentence || line.words.size() > longest_title)
    return false;
  if ((line.opening() & kinds(tags)) == 0) return false;
  const std::size_t label = line.pieces[0].tokens;
  if (label == line.words.size()) {
    if (!sequence.in_tail(line)) return false;
    for (std::size_t i = sequence.index(line) + 1; i < sequence.lines.size() && is_link(sequence.lines[i]);
         ++i) {
      sequence.lines[i].dropped = true;
    }
    return true;
  }
  const std::string_view raw = sequence.raw(line);
  return is_label_end(behind_label(raw, line, label)) || is_link(line) ||
         (raw.find(',') != std::string_view::npos && line.linked > 0.5F);
}

}  // namespace pith::tidy
