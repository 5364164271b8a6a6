// What publishers add in the column of the text, set as the text is: appeals, offers, disclaimers, who paid.
#include "base/utf8.hpp"
#include "data/page_types.hpp"
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>

namespace pith::tidy {
namespace {

using enum PhraseKind;

// Bytes of the longest paragraph that goes for what it says of one kind. What points to newsletters and links
// is short; in a long paragraph it is an aside of the author's.
struct Longest {
  PhraseKinds kinds;
  std::uint32_t bytes;
};
constexpr std::array<Longest, 3> longest = {
    {{kinds(donation, disclaimer), 1200}, {kinds(offer, disclosure, sponsor), 600}, {kinds(promotion), 320}}};
// Lines from the end of the article among which such notes are looked for; it bounds the work, too.
constexpr std::size_t reach = 40;
// Paragraphs of the body that are asked whether they speak of the same, and how much of each is read.
constexpr std::size_t most_asked = 8;
constexpr std::size_t read_of_asked = 600;  // bytes

/// What a paragraph says in phrases of notes.
struct Evidence {
  PhraseKinds whole = 0;   ///< kinds of which a phrase tells enough by itself
  PhraseKinds first = 0;   ///< kinds of which it has a first part
  PhraseKinds second = 0;  ///< and a second
  std::size_t parts = 0;   ///< of appeals and offers

  PhraseKinds both() const { return whole | (first & second); }
};

/// Whether the byte `at` of `text` stands in a quotation.
bool is_quoted(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 5> open = {"“", "„", "«", "「", "『"};
  constexpr std::array<std::string_view, 4> close = {"”", "»", "」", "』"};
  bool quoted = false;
  const std::string_view before = text.substr(0, at);
  const auto begins = [](std::string_view rest) {
    return [rest](std::string_view mark) { return rest.starts_with(mark); };
  };
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == '"') quoted = !quoted;
    if (static_cast<unsigned char>(before[i]) < 0x80) continue;
    const std::string_view rest = before.substr(i);
    if (quoted && (rest.starts_with("“") || std::any_of(close.begin(), close.end(), begins(rest)))) {
      quoted = false;
    } else if (!quoted && std::any_of(open.begin(), open.end(), begins(rest))) {
      quoted = true;
    }
  }
  return quoted;
}

/// Whether the byte `at` of `text` stands in a parenthesis that is not the whole text.
bool is_aside(std::string_view text, std::size_t at) {
  const std::size_t open = text.rfind('(', at);
  return open != std::string_view::npos && open > 0 && text.find(')', open) > at;
}

Evidence evidence_in(std::string_view raw, const data::PhraseText& words) {
  Evidence evidence;
  for (std::size_t token = 0; token < words.size(); ++token) {
    const data::PhraseMatch match = data::longest_phrase(words, token, data::notes);
    if (match.tokens == 0) continue;
    const std::size_t at = words[token].source_begin;
    PhraseKinds said = match.kinds & data::notes;
    if (is_aside(raw, at)) said &= ~kinds(disclosure);
    if (said == 0 || is_quoted(raw, at)) continue;
    PhraseKinds& part = (match.kinds & kinds(first_part)) != 0    ? evidence.first
                        : (match.kinds & kinds(second_part)) != 0 ? evidence.second
                                                                  : evidence.whole;
    part |= said;
    if (&part != &evidence.whole && (said & kinds(donation, offer)) != 0) ++evidence.parts;
    token += match.tokens - std::size_t{1};
  }
  return evidence;
}

Evidence evidence_in(const Sequence& sequence, const Line& line) {
  const std::string_view raw = sequence.raw(line);
  return line.whole ? evidence_in(raw, line.words) : evidence_in(raw, data::PhraseText(raw));
}

/// Whether the middle of the article speaks of one of `said`, too: then it is what the article is about.
bool is_subject(const Sequence& sequence, PhraseKinds said) {
  const std::size_t count = sequence.lines.size();
  std::size_t asked = 0;
  std::size_t speaking = 0;
  for (std::size_t i = 0; i < most_asked; ++i) {
    const Line& line = sequence.lines[count / 5 + i * (count * 3 / 5) / most_asked];
    if (!line.prose || line.dropped || sequence.in_lead(line) || sequence.near_end(line)) continue;
    ++asked;
    const std::string_view raw = utf8::begin_of(sequence.raw(line), read_of_asked);
    const Evidence evidence = evidence_in(raw, data::PhraseText(raw));
    const PhraseKinds money =
        evidence.second & kinds(donation);  // the second parts of others are common words
    speaking += ((evidence.whole | evidence.first | money) & said) != 0 ? 1U : 0U;
  }
  return speaking * 4 > asked;
}

/// A paragraph, or the only item of a list: what stands among others tells of its subject.
bool stands_alone(const Sequence& sequence, const Line& line) {
  if (line.kind != BlockKind::list_item) return line.kind == BlockKind::paragraph;
  const auto is_item = [](const Line* other) {
    return other != nullptr && other->kind == BlockKind::list_item;
  };
  return !is_item(sequence.before(line)) && !is_item(sequence.behind(line));
}

bool was_dropped(const Sequence& sequence, std::size_t line) {
  return line < sequence.lines.size() && sequence.lines[line].dropped;
}

}  // namespace

Verdict judge_appeal(const Sequence& sequence, const Line& line) {
  if (!data::traits(sequence.article.meta.page_type).article_like || !stands_alone(sequence, line))
    return keep;
  const std::size_t at = sequence.index(line);
  const bool near_end = at + reach >= sequence.lines.size() && sequence.near_end(line);
  if (!near_end && !sequence.in_lead(line)) return keep;
  PhraseKinds possible = 0;
  for (const Longest& most : longest) {
    if (line.text.size() <= most.bytes) possible |= most.kinds;
  }
  if ((possible & line.possible) == 0) return keep;
  const Evidence evidence = evidence_in(sequence, line);
  // Only at the very end are parts enough, or what goes on with a paragraph that went.
  PhraseKinds said = evidence.whole;
  if (sequence.at_end(line)) {
    said = evidence.both();
    const bool goes_on = was_dropped(sequence, at + 1) || was_dropped(sequence, at - 1);
    if (goes_on && evidence.parts >= 2) said |= (evidence.first | evidence.second) & kinds(donation, offer);
  }
  said &= possible;
  return drop_if(said != 0 && !is_subject(sequence, said));
}

Verdict judge_empty_heading(const Sequence& sequence, const Line& line) {
  if (!data::traits(sequence.article.meta.page_type).article_like) return keep;
  return drop_if(line.kind == BlockKind::heading && sequence.behind(line) == nullptr &&
                 was_dropped(sequence, sequence.index(line) + 1));
}

}  // namespace pith::tidy
