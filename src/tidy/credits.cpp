// Who owns the pictures and the text: credits, copyright, the agency or site the text came from.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "tidy/rules.hpp"
#include "tidy/tidy.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pith::tidy {
namespace {

using enum PhraseKind;

// "Photo: Ann Lee / Some Agency via Another, 3 March 2024": longer lines tell what is in the picture.
constexpr std::size_t longest_credit = 16;
// "source: a name or an address".
constexpr std::size_t longest_source = 80;
// A caption with the credit at its end.
constexpr std::size_t longest_caption = 60;  // tokens

bool is_plain(const Line& line) {
  return line.kind == BlockKind::paragraph || line.kind == BlockKind::caption ||
         line.kind == BlockKind::list_item;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view p) { return text.starts_with(p); });
}

/// Without spaces and signs that set a value off from its label.
std::string_view unquoted(std::string_view text) {
  constexpr std::array<std::string_view, 16> signs = {":", "：", "-",  "–", "—", "(", ")", "[",
                                                      "]", "（", "）", "|", ";", ",", ".", "/"};
  for (bool again = true; again;) {
    again = false;
    text = ascii::trim(text);
    for (const std::string_view sign : signs) {
      if (text.starts_with(sign)) {
        text.remove_prefix(sign.size());
        again = true;
      } else if (text.ends_with(sign)) {
        text.remove_suffix(sign.size());
        again = true;
      }
    }
  }
  return text;
}

/// The name in what stands behind a label; nothing if it is too long for one.
std::string_view credited_in(std::string_view source) {
  source = unquoted(source);
  if (const std::size_t close = source.find(')'); close < source.find('(')) {
    source = unquoted(source.substr(0, close));  // the parenthesis began before the label
  }
  return source.size() <= longest_source ? source : std::string_view();
}

/// What stands behind the label in a line such as "Source: a name", or nothing if it is no such line.
std::string_view source_in(const data::PhraseText& words, std::string_view raw) {
  const data::PhraseMatch label = data::longest_phrase(words, 0, kinds(source, filler));
  if ((label.kinds & kinds(source)) == 0 || label.tokens == words.size()) return {};
  const std::string_view rest = raw.substr(words[label.tokens - 1U].source_end);
  if (rest.size() > longest_source) return {};
  const bool set_off = starts_with_any(rest, {":", " :", "：", " -", " –", " —", "/", "：", "|", " |"});
  if (!set_off && ((label.kinds & kinds(filler)) != 0 || label.tokens < 2)) return {};
  return rest;
}

/// Words that are not in names: lower-case ones that no list knows.
std::size_t count_common_words(const Line& line, PhraseKinds known) {
  std::size_t common = 0;
  std::size_t covered_to = 0;
  std::size_t piece = 0;
  for (std::size_t token = 0; token < line.words.size(); ++token) {
    for (; piece < line.pieces.size() && line.pieces[piece].first <= token; ++piece) {
      if ((line.pieces[piece].kinds & known) != 0)
        covered_to = line.pieces[piece].first + std::size_t{line.pieces[piece].tokens};
    }
    if (token >= covered_to && !line.words[token].capital) ++common;
  }
  return common;
}

/// The text within the parentheses that a line ends with, or nothing.
std::string_view last_parenthesis(std::string_view raw) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> pairs = {
      {{"(", ")"}, {"（", "）"}, {"[", "]"}}};
  for (const auto& [open, close] : pairs) {
    if (!raw.ends_with(close)) continue;
    const std::size_t begin = raw.rfind(open);
    if (begin == std::string_view::npos || begin == 0) return {};
    const std::size_t from = begin + open.size();
    return raw.substr(from, raw.size() - close.size() - from);
  }
  return {};
}

/// A label by itself, not the last words of a sentence ("she posted it with the caption: …"): it has a
/// capital, or a sentence or a sign ends before it.
bool is_set_off(const Line& line, const Piece& label, std::string_view before) {
  constexpr std::array<std::string_view, 12> ends = {".", "!", "?", ")",  "]",  "|",
                                                     "/", "·", "•", "。", "）", "…"};
  before = ascii::trim(before);
  return line.words[label.first].capital ||
         std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return before.ends_with(end); });
}

/// What stands behind a label is no quotation, and begins as a name does. Only scripts with capitals can
/// tell.
bool are_names(const Line& line, std::size_t token, std::string_view rest) {
  for (const std::string_view mark : {"\"", "“", "„", "«"}) {
    if (rest.find(mark) <= 2) return false;
  }
  const std::string_view word = line.words.word(token);
  return line.words[token].capital || line.words[token].is_number || !ascii::is_alpha(word.front());
}

/// "Photo: Ann Lee" as the last words of a line, names behind a label with its sign.
bool ends_in_photo_label(const Line& line, std::string_view raw) {
  constexpr std::size_t most_names = 8;  // tokens
  for (std::size_t i = line.pieces.size(); i-- > 0;) {
    const Piece& piece = line.pieces[i];
    const std::size_t behind = piece.first + std::size_t{piece.tokens};
    if (line.words.size() - behind > most_names) return false;
    if (piece.first == 0 || (piece.kinds & kinds(photo)) == 0) continue;
    const std::size_t before = line.words[piece.first].source_begin;
    if (behind == line.words.size()) {
      // Chinese has the label last: "记者 李明 摄".
      return i > 0 && (line.pieces[i - 1].kinds & kinds(byline)) != 0 && raw[before - 1] == ' ' &&
             !ascii::is_alpha(raw[before]);
    }
    const std::string_view rest = raw.substr(line.words[behind - 1].source_end);
    if (starts_with_any(rest, {":", "：", " :", "=", " ="}))
      return is_set_off(line, piece, raw.substr(0, before)) && are_names(line, behind, rest);
  }
  return false;
}

}  // namespace

Verdict judge_photo_credit(const Sequence& sequence, const Line& line) {
  if (!is_plain(line) || !line.whole || line.words.empty() || line.words.size() > longest_credit) return keep;
  const std::string_view raw = sequence.raw(line);
  const bool marked = starts_with_any(raw, {"©", "(c) ", "(C) ", "📷", "(©"});
  const bool labelled = (line.opening() & kinds(photo)) != 0;
  const bool has_agency = line.has(kinds(agency));
  if (!labelled && !marked && !has_agency) return keep;
  constexpr PhraseKinds known =
      kinds(photo, agency, filler, byline, month, PhraseKind::time, copyright, source, role) | number;
  if (line.covered(kinds(photo, agency, filler, month, PhraseKind::time, copyright) | number)) {
    return drop_if(has_agency || line.words.size() >= 2 || sequence.in_tail(line));
  }
  if (count_common_words(line, known) > (has_agency && labelled ? 1U : 0U)) return keep;
  if (marked) return drop;
  const bool enclosed =
      (raw.starts_with("(") && raw.ends_with(")")) || (raw.starts_with("[") && raw.ends_with("]"));
  if (labelled) {
    const std::string_view rest = raw.substr(line.words[line.pieces[0].tokens - 1U].source_end);
    return drop_if(
        enclosed ||
        starts_with_any(rest, {":", "：", " :", "/", " /", " –", " —", " -", " |", ".:", " ©", " ("}) ||
        line.pieces[0].tokens >= 2);
  }
  // "Ann Lee/Some Agency", "(Some Agency Photo/Ann Lee)"
  return drop_if(enclosed || raw.find('/') != std::string_view::npos);
}

Verdict judge_caption(const Sequence& sequence, const Line& line) {
  if (line.kind != BlockKind::paragraph || !line.whole || line.words.size() > longest_caption) return keep;
  const std::string_view raw = sequence.raw(line);
  data::PhraseText inside;
  if (const std::string_view text = last_parenthesis(raw); !text.empty()) inside.assign(text);
  const bool in_parentheses = inside.size() >= 2 && inside.size() <= longest_credit &&
                              data::longest_phrase(inside, 0, kinds(photo)).tokens > 0;
  if (!in_parentheses && !ends_in_photo_label(line, raw)) return keep;
  return {.action = Action::recast, .kind = BlockKind::caption};
}

Verdict judge_copyright(const Sequence& sequence, const Line& line) {
  if (!is_plain(line)) return keep;
  const std::string_view raw = sequence.raw(line);
  const bool marked = starts_with_any(raw, {"©", "(c) ", "(C) ", "Copyright", "COPYRIGHT", "copyright"});
  if (!marked && (line.opening() & kinds(copyright)) == 0) {
    return drop_if(line.has(kinds(copyright)) &&
                   line.covered(kinds(copyright, filler, consent, agency) | number) &&
                   line.words.size() >= 3);
  }
  return drop_if((line.whole && sequence.at_end(line)) || (marked && line.has(number)));
}

Verdict judge_source_credit(const Sequence& sequence, const Line& line) {
  if (!is_plain(line) || !line.whole || (line.opening() & kinds(source)) == 0) return keep;
  const std::string_view credited = source_in(line.words, sequence.raw(line));
  if (credited.empty()) return keep;
  return drop_telling(text::FactKind::source, credited_in(credited));
}

std::string_view read_source_credit(std::string_view line) {
  const data::PhraseText words(line);
  return credited_in(source_in(words, line));
}

Verdict judge_agency_credit(const Sequence& sequence, const Line& line) {
  if (!is_plain(line) || line.words.empty() || line.words.size() > 6) return keep;
  if (!line.covered(kinds(agency, filler, source, role))) return keep;
  // "with" an agency is a phrase of its own.
  std::size_t token = 0;
  while (token < line.words.size() && data::longest_phrase(line.words, token, kinds(agency)).tokens == 0)
    ++token;
  if (token == line.words.size()) return keep;
  return drop_telling(text::FactKind::source,
                      credited_in(sequence.raw(line).substr(line.words[token].source_begin)));
}

}  // namespace pith::tidy
