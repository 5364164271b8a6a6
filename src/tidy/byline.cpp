// Who wrote it and when, where pages print that around the text: taken out, and read where nothing better is
// known.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/byline_words.hpp"
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

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

/// "van" in "Ann van Dale", "und" between two names.
bool stands_in_names(std::string_view word) {
  constexpr std::array<std::string_view, 36> words = {
      "and", "und", "et",  "y",   "e",  "en", "i",   "och", "a",   "ve",  "og",    "ja",
      "van", "von", "der", "den", "de", "la", "le",  "du",  "des", "del", "della", "di",
      "da",  "do",  "dos", "das", "al", "el", "bin", "ibn", "ter", "ten", "zu",    "af"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

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
      names.small += only_filler && !stands_in_names(line.words.word(token)) ? 1U : 0U;
    } else {
      ++(line.words[token].capital ? names.capital : names.other);
    }
  }
  return names;
}

/// The text between the first phrase of the line and the next that is not part of a name.
std::string_view named_in(std::string_view raw, const Line& line) {
  const std::size_t first = line.pieces[0].tokens;
  std::size_t last = first;
  for (const Piece& piece : line.pieces) {
    last = line.words.size();
    if (piece.first < first || (piece.kinds & (dates | kinds(role, read_time, comments, network))) == 0)
      continue;
    if (!is_in_date(line, piece)) continue;
    last = piece.first;
    break;
  }
  if (first >= last) return {};
  return raw.substr(line.words[first].source_begin,
                    line.words[last - 1].source_end - line.words[first].source_begin);
}

void add_author(Metadata& meta, std::string_view written) {
  const std::string cleaned = utf8::clean_line(written);
  std::string_view name = ascii::trim(cleaned);
  while (!name.empty() && std::string_view(",;|/&").find(name.back()) != std::string_view::npos)
    name.remove_suffix(1);
  name = ascii::trim(name);
  if (name.size() > 2) meta.authors.push_back({std::string(name), {}});
}

/// Fills the authors from "Ann Lee, Bob May and Cy Ray".
void read_authors(Metadata& meta, std::string_view names) {
  constexpr std::array<std::string_view, 14> separators = {
      ", ", " and ", " & ", "; ", " und ", " et ", " y ", " e ", " en ", " i ", " и ", " och ", " | ", "、"};
  while (!names.empty()) {
    std::size_t end = names.size();
    std::size_t skip = 0;
    for (const std::string_view separator : separators) {
      const std::size_t at = names.find(separator);
      if (at < end) {
        end = at;
        skip = separator.size();
      }
    }
    add_author(meta, names.substr(0, end));
    names.remove_prefix(end + skip);
  }
}

struct Day {
  std::uint32_t year = 0;
  std::uint32_t month = 0;
  std::uint32_t day = 0;
  /// True for a day of the calendar that may be one of a publication: none is later than today.
  bool valid() const {
    using namespace std::chrono;
    if (year < 1900 || year >= 2100 || month > 12 || day > 31) return false;
    const year_month_day date(std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                              std::chrono::day(day));
    // Somewhere it is tomorrow already.
    return date.ok() && sys_days(date) <= floor<days>(system_clock::now()) + days(1);
  }
};

/// A day written with a month's name or in an order that cannot be mistaken (2024-03-05, 5.3.2024,
/// 2024年3月5日).
Day read_day(const Line& line, std::string_view raw) {
  std::array<std::size_t, 3> numbers = {};
  std::size_t count = 0;
  for (const Piece& piece : line.pieces) {
    const std::size_t at = piece.first;
    if (piece.month != 0 && piece.tokens == 1) {
      const auto near = [&](std::size_t i) { return i < line.words.size() ? line.words[i].number : 0; };
      const std::uint32_t before = at > 0 ? near(at - 1) : 0;
      const std::uint32_t two_before = at > 1 ? near(at - 2) : 0;
      // "de" may stand between day, month and year.
      const std::uint32_t behind = near(at + 1) != 0 ? near(at + 1) : near(at + 2);
      const std::uint32_t later = near(at + 2) != 0 ? near(at + 2) : near(at + 3);
      const std::uint32_t first = before != 0 ? before : two_before;
      for (const Day day : {Day{behind, piece.month, first}, Day{later, piece.month, behind}}) {
        if (day.valid()) return day;
      }
    }
    if ((piece.kinds & number) != 0 && count < numbers.size()) numbers[count++] = at;
  }
  if (count < numbers.size()) return {};
  const auto value = [&](std::size_t i) { return line.words[numbers[i]].number; };
  const Day iso = {value(0), value(1), value(2)};
  if (iso.valid()) return iso;
  const std::size_t dot = line.words[numbers[0]].source_end;
  const Day dotted = {value(2), value(1), value(0)};
  return dot < raw.size() && raw[dot] == '.' && dotted.valid() ? dotted : Day{};
}

/// True if the line's first phrase names somebody who is no author: "Edited by".
bool announces_others(const Line& line, std::string_view raw) {
  const data::PhraseText::Token& last = line.words[line.pieces[0].tokens - 1U];
  const std::size_t begin = line.words[0].source_begin;
  const std::string label = utf8::to_lower(raw.substr(begin, last.source_end - begin));
  return (data::byline_word(label) & data::BylineWord::not_by) != 0;
}

void read_date(Metadata& meta, const Line& line, std::string_view raw) {
  if (!meta.date.empty()) return;
  const Day day = read_day(line, raw);
  if (!day.valid()) return;
  std::array<char, 32> text = {};
  std::snprintf(text.data(), text.size(), "%04u-%02u-%02u", day.year, day.month, day.day);
  meta.date = text.data();
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

bool is_short_paragraph(const Line& line) {
  return line.whole && line.kind != BlockKind::code && line.kind != BlockKind::table_row &&
         !line.words.empty() && line.words.size() <= longest_byline;
}

}  // namespace

bool is_byline(Sequence& sequence, Line& line) {
  if (!is_short_paragraph(line) || line.prose) return false;
  Metadata& meta = sequence.article.meta;
  const Names names = count_names(line, sequence.known_names());
  if (names.other > 0) return false;
  const bool labelled = (line.opening() & kinds(byline)) != 0;
  const bool by_known = names.known >= 2 && names.capital <= 1 && names.sites <= names.known &&
                        (line.kind != BlockKind::heading || names.sites + names.capital == 0);
  const std::size_t label = labelled ? line.pieces[0].tokens : 0U;
  const bool by_unknown = label > 0 && label < line.words.size() && line.words[label].capital &&
                          names.small == 0 && line.kind == BlockKind::paragraph && !line.sentence &&
                          names.capital >= 2 && names.capital <= most_unknown_names && sequence.in_lead(line);
  const bool alone = labelled && names.known + names.capital == 0 && line.words.size() <= 3 &&
                     line.kind == BlockKind::paragraph && (line.opening() & kinds(filler)) == 0;
  if (!by_known && !by_unknown && !alone) return false;
  const std::string_view raw = sequence.raw(line);
  if (meta.authors.empty() && by_unknown && !announces_others(line, raw))
    read_authors(meta, named_in(raw, line));
  if (sequence.in_lead(line)) read_date(meta, line, raw);
  return true;
}

bool is_date_line(Sequence& sequence, Line& line) {
  if (!is_short_paragraph(line) || !has_date(line)) return false;
  if (!line.covered(dates | kinds(filler, byline, read_time, comments, tool, share, navigation, source)))
    return false;
  if (line.kind == BlockKind::heading && !sequence.in_lead(line, true)) return false;
  if (sequence.in_lead(line)) read_date(sequence.article.meta, line, sequence.raw(line));
  return true;
}

bool is_clock_line(Sequence& sequence, Line& line) {
  if (line.kind != BlockKind::paragraph || !line.whole || line.words.size() < 2 || line.words.size() > 4)
    return false;
  // "09:30", "9.30 pm": hour and minutes, and what says which half of the day.
  const data::PhraseText::Token& hour = line.words[0];
  const data::PhraseText::Token& minutes = line.words[1];
  if (!hour.is_number || !minutes.is_number || hour.number > 24 || minutes.number > 59) return false;
  if (minutes.source_end - minutes.source_begin != 2 || minutes.source_begin - hour.source_end != 1)
    return false;
  const char sign = sequence.raw(line)[hour.source_end];
  if ((sign != ':' && sign != '.') || !line.covered(kinds(PhraseKind::time) | number)) return false;
  const Line* next = sequence.behind(line);
  return line.linked >= 0.9F || (next != nullptr && next->kind == BlockKind::heading);
}

bool is_author_note(Sequence& sequence, Line& line) {
  if (line.kind != BlockKind::paragraph && line.kind != BlockKind::heading) return false;
  if (line.covered(kinds(author_box) | number | kinds(filler)) && line.has(kinds(author_box)) &&
      (line.pieces[0].tokens >= 2 || line.kind == BlockKind::heading)) {
    return true;
  }
  // "Ann Lee is a writer based in Rome." as the last words of the article.
  const KnownNames& known = sequence.known_names();
  for (const data::PhraseText& name : known.each) {
    if (name.size() < 2 || line.words.size() <= name.size() || contains(known.publishers, name.word(0)))
      continue;
    if (line.words.canonical().starts_with(std::string(name.canonical()) + ' ')) return true;
  }
  return false;
}

}  // namespace pith::tidy
