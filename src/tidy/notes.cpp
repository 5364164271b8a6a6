// What publishers add to a text about the text: what a subscription costs, who helped.
#include "tidy/rules.hpp"

#include <algorithm>

namespace pith::tidy {
namespace {

using enum PhraseKind;

constexpr std::size_t longest_note = 400;  // bytes; of 40 such notes around articles, two were longer
// An offer that stands where the rest of the text is missing: its heading, a pitch, what one gets, a button.
constexpr std::size_t longest_offer = 1500;  // bytes
constexpr std::size_t most_helpers = 24;     // tokens of "Reporting by … and …; editing by …"

bool is_plain(const Line& line) {
  return line.kind == BlockKind::paragraph || line.kind == BlockKind::list_item;
}

/// Tokens of the longest phrase of `kind` anywhere in `words`.
std::size_t longest_in(const data::PhraseText& words, PhraseKinds kind) {
  std::size_t longest = 0;
  for (std::size_t token = 0; token < words.size(); ++token) {
    longest = std::max<std::size_t>(longest, data::longest_phrase(words, token, kind).tokens);
  }
  return longest;
}

/// The same of a line, which may be longer than what Line::words tells of it.
std::size_t longest_in(const Sequence& sequence, const Line& line, PhraseKinds wanted) {
  if (!line.whole) return longest_in(data::PhraseText(sequence.raw(line)), wanted);
  return line.is_text() && (line.possible & wanted) == 0 ? 0 : longest_in(line.words, wanted);
}

/// Nothing but names behind the label: each word a capital, or one that joins names.
bool names_follow(const Line& line, std::size_t label) {
  if (line.words.size() <= label || line.words.size() > most_helpers) return false;
  for (std::size_t token = label; token < line.words.size(); ++token) {
    const data::PhraseMatch match =
        data::longest_phrase(line.words, token, kinds(filler, byline, role, agency, closing_note));
    if (!line.words[token].capital && match.tokens == 0) return false;
  }
  return line.words[label].capital;
}

}  // namespace

Verdict judge_closing_note(const Sequence& sequence, const Line& line) {
  if (!is_plain(line) || line.text.size() > longest_note) return keep;
  constexpr std::size_t sure = 3;  // tokens of a phrase that says it all; a shorter one needs names behind it
  if (longest_in(sequence, line, kinds(closing_note)) >= sure) return drop;
  const data::PhraseMatch opening = data::longest_phrase(line.words, 0, kinds(closing_note));
  return drop_if(line.whole && opening.tokens > 0 && names_follow(line, opening.tokens));
}

Verdict judge_paywall_offer(const Sequence& sequence, const Line& line) {
  if (!line.is_text() || !line.whole) return keep;
  const data::PhraseMatch opening = data::longest_phrase(line.words, 0, kinds(paywall));
  const bool all = opening.tokens == line.words.size();
  if (opening.tokens == 0 || (opening.tokens < 3 && !all) || (line.prose && sequence.in_lead(line, true)))
    return keep;
  const std::uint32_t rest = sequence.lines.back().text.end - line.text.begin;
  if (rest > longest_offer || rest >= line.text.begin) return keep;
  return drop_to(to_the_end);
}

}  // namespace pith::tidy
