// Who wrote it and when, where pages print that around the text: facts, and taken out.
#include "text/names.hpp"
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>

namespace pith::tidy {
namespace {

using enum PhraseKind;

constexpr PhraseKinds dates = kinds(month, PhraseKind::time, date_label) | number;
constexpr PhraseKinds beside_names =
    dates | kinds(filler, byline, role, network, read_time, comments, share, source, tool);

// A byline names few people: longer ones are sentences.
constexpr std::size_t longest_byline = 24;
constexpr std::size_t most_unknown_names = 6;

bool contains(const data::PhraseText& names, std::string_view word) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.word(i) == word) return true;
  }
  return false;
}

struct Names {
  std::size_t known = 0;    // tokens of the authors' names
  std::size_t sites = 0;    // tokens of the site's and the publisher's
  std::size_t capital = 0;  // further tokens that are written as names are
  std::size_t small = 0;    // small words that no name holds
  std::size_t other = 0;    // tokens that are nothing of these, nor what stands around names
};

/// "March" in "March 5", but not "Jan" in "Jan Jansen".
bool is_in_date(const Line& line, const Piece& piece) {
  if ((piece.kinds & kinds(month)) == 0) return true;
  // A small word may stand between ("5 de marzo").
  const std::size_t from = piece.first >= 2 ? piece.first - 2U : 0U;
  const std::size_t to = std::min(piece.first + piece.tokens + std::size_t{1}, line.words.size());
  for (std::size_t token = from; token < to; ++token) {
    if (line.words[token].is_number) return true;
  }
  return false;
}

Names count_names(const Line& line, const KnownNames& known) {
  Names names;
  std::size_t covered_to = 0;
  std::size_t piece = 0;
  bool only_filler = false;
  for (std::size_t token = 0; token < line.words.size(); ++token) {
    for (; piece < line.pieces.size() && line.pieces[piece].first <= token; ++piece) {
      const Piece& p = line.pieces[piece];
      if ((p.kinds & beside_names) != 0 && is_in_date(line, p)) covered_to = p.first + std::size_t{p.tokens};
      only_filler = (p.kinds & (beside_names & ~kinds(filler))) == 0;
    }
    if (contains(known.authors, line.words.word(token))) {
      ++names.known;
    } else if (contains(known.publishers, line.words.word(token))) {
      ++names.sites;
    } else if (token < covered_to) {
      names.small += only_filler && !text::stands_in_names(line.words.word(token)) ? 1U : 0U;
    } else {
      ++(line.words[token].capital ? names.capital : names.other);
    }
  }
  return names;
}

bool is_year(std::uint32_t value) { return value >= 1900 && value < 2100; }

/// A month and a number, three numbers that can be a date, or a phrase like "3 hours ago".
bool has_date(const Line& line) {
  std::size_t years = 0;
  std::size_t days = 0;
  bool named = false;
  for (const Piece& piece : line.pieces) {
    if ((piece.kinds & number) != 0) {
      const std::uint32_t value = line.words[piece.first].number;
      years += is_year(value) ? 1U : 0U;
      days += value >= 1 && value <= 31 ? 1U : 0U;
    }
    named = named || ((piece.kinds & kinds(month)) != 0 && is_in_date(line, piece));
    if ((piece.kinds & kinds(PhraseKind::time)) != 0 && piece.tokens >= 3) return true;
  }
  return named || (years >= 1 && days >= 2);
}

/// "A Room by the Sea by Ann Lee": what stands before the label is neither a name nor what stands around
/// names.
bool is_title_with_author(const Line& line, const KnownNames& known) {
  const auto label = std::find_if(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) {
    return piece.first > 0 && (piece.kinds & kinds(byline)) != 0;
  });
  if (label == line.pieces.end()) return false;
  std::size_t token = 0;
  for (auto piece = line.pieces.begin(); token < label->first; ++token) {
    while (piece != label && piece->first + std::size_t{piece->tokens} <= token) ++piece;
    const bool covered =
        piece != label && piece->first <= token && (piece->kinds & (beside_names | kinds(photo))) != 0;
    const std::string_view word = line.words.word(token);
    if (contains(known.authors, word) || contains(known.publishers, word)) return false;
    if (!covered) return true;
  }
  return false;
}

bool is_short_paragraph(const Line& line) {
  return line.whole && line.is_text() && !line.words.empty() && line.words.size() <= longest_byline;
}

}  // namespace

Verdict judge_byline(const Sequence& sequence, const Line& line) {
  if (!is_short_paragraph(line) || line.prose) return keep;
  const Names names = count_names(line, sequence.names);
  if (names.other > 0) return keep;
  const bool labelled = (line.opening() & kinds(byline)) != 0;
  const bool by_known = names.known >= 2 && !is_title_with_author(line, sequence.names) &&
                        names.capital <= 1 && names.sites <= names.known &&
                        (line.kind != BlockKind::heading || names.sites + names.capital == 0);
  const std::size_t label = labelled ? line.pieces[0].tokens : 0U;
  const bool by_unknown = label > 0 && label < line.words.size() && line.words[label].capital &&
                          names.small == 0 && line.kind == BlockKind::paragraph && !line.sentence &&
                          names.capital >= 2 && names.capital <= most_unknown_names && sequence.in_lead(line);
  const bool alone = labelled && names.known + names.capital == 0 && line.words.size() <= 3 &&
                     line.kind == BlockKind::paragraph && (line.opening() & kinds(filler)) == 0;
  if (by_unknown) return drop_telling(text::FactKind::byline, sequence.raw(line));
  return drop_if(by_known || alone);
}

Verdict judge_date_line(const Sequence& sequence, const Line& line) {
  if (!is_short_paragraph(line) || !has_date(line)) return keep;
  if (!line.covered(dates | kinds(filler, byline, read_time, comments, tool, share, navigation, source)))
    return keep;
  if (line.kind == BlockKind::heading && !sequence.in_lead(line, true)) return keep;
  if (!sequence.in_lead(line)) return drop;
  return drop_telling(text::FactKind::date, sequence.raw(line));
}

Verdict judge_clock_line(const Sequence& sequence, const Line& line) {
  if (line.kind != BlockKind::paragraph || !line.whole || line.words.size() < 2 || line.words.size() > 4)
    return keep;
  // "09:30", "9.30 pm": hour and minutes, and what says which half of the day.
  const data::PhraseText::Token& hour = line.words[0];
  const data::PhraseText::Token& minutes = line.words[1];
  if (!hour.is_number || !minutes.is_number || hour.number > 24 || minutes.number > 59) return keep;
  if (minutes.source_end - minutes.source_begin != 2 || minutes.source_begin - hour.source_end != 1)
    return keep;
  const char sign = sequence.raw(line)[hour.source_end];
  if ((sign != ':' && sign != '.') || !line.covered(kinds(PhraseKind::time) | number)) return keep;
  const Line* next = sequence.behind(line);
  return drop_if(line.linked >= 0.9F || (next != nullptr && next->kind == BlockKind::heading));
}

Verdict judge_author_note(const Sequence& sequence, const Line& line) {
  if (line.kind != BlockKind::paragraph && line.kind != BlockKind::heading) return keep;
  if (line.covered(kinds(author_box) | number | kinds(filler)) && line.has(kinds(author_box)) &&
      (line.pieces[0].tokens >= 2 || line.kind == BlockKind::heading)) {
    return drop;
  }
  // "Ann Lee is a writer based in Rome." as the last words of the article.
  const KnownNames& known = sequence.names;
  for (const data::PhraseText& name : known.each) {
    if (name.size() < 2 || line.words.size() <= name.size() || contains(known.publishers, name.word(0)))
      continue;
    if (line.words.canonical().starts_with(std::string(name.canonical()) + ' ')) return drop;
  }
  return keep;
}

}  // namespace pith::tidy
