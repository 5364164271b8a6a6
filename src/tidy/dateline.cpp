#include "tidy/dateline.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/phrases.hpp"

#include <algorithm>
#include <array>

namespace pith::tidy {
namespace {

using data::kinds;
using data::PhraseKind;
using data::PhraseText;
using enum data::PhraseKind;

// "WASHINGTON/BRUSSELS, 3 September 2024 (Some Agency) – ": nothing longer was seen before the dash.
constexpr std::size_t longest_head = 96;
constexpr std::size_t most_place_words = 6;
constexpr std::size_t longest_abbreviation = 6;  // bytes, its full stop and the space before it included
constexpr std::size_t shortest_day = 5;          // bytes; "so" and "st" are too much else
constexpr std::size_t shortest_capitals = 4;     // letters; shorter ones are acronyms

std::size_t dash_at(std::string_view text, std::size_t at) {
  for (const std::string_view dash : {"–", "—", "―", "--", "-", "ـ"}) {
    if (text.substr(at).starts_with(dash)) return dash.size();
  }
  return 0;
}

/// Position and size of the dash that sets the head off; a hyphen counts only with a space or a parenthesis
/// beside it.
struct Dash {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};

Dash find_dash(std::string_view text) {
  const std::size_t limit = std::min(text.size(), longest_head);
  for (std::size_t at = 1; at < limit; ++at) {
    const std::size_t size = dash_at(text, at);
    if (size == 0) continue;
    const bool hyphen = size == 1;
    const bool set_off =
        text[at - 1] == ' ' || text[at - 1] == ')' || (at + size < text.size() && text[at + size] == ' ');
    if (!hyphen || set_off) return {at, at + size};
    at += size - 1;
  }
  return {};
}

/// Without the signs that set a place off. The full stop of an abbreviation ("Washington, D.C.") stays.
std::string_view trim_signs(std::string_view text) {
  const auto is_sign = [](char c) { return c == ',' || c == '/' || c == ';'; };
  const auto is_abbreviated = [](std::string_view t) {
    const std::size_t space = t.rfind(' ');
    return space != std::string_view::npos && t.size() - space <= longest_abbreviation;
  };
  text = ascii::trim(text);
  while (!text.empty() && (is_sign(text.back()) || (text.back() == '.' && !is_abbreviated(text)))) {
    text.remove_suffix(1);
    text = ascii::trim(text);
  }
  return text;
}

/// The head without its parenthesis, and what that holds.
struct Head {
  std::string_view place;
  std::string_view inside;
};

bool split_head(std::string_view head, Head& out) {
  const std::size_t open = head.find('(');
  if (open == std::string_view::npos) {
    out.place = head;
    return true;
  }
  const std::size_t close = head.find(')', open);
  if (close == std::string_view::npos) return false;
  out.inside = head.substr(open + 1, close - open - 1);
  const std::string_view behind = ascii::trim(head.substr(close + 1));
  out.place = open == 0 ? behind : head.substr(0, open);
  return open == 0 || behind.empty() || PhraseText(behind).size() <= 3;
}

bool is_agency(std::string_view text) {
  const PhraseText words(text);
  return !words.empty() && data::longest_phrase(words, 0, kinds(agency)).tokens > 0;
}

/// A number, a month beside one, or the name of a day ("RIO DE JANEIRO" holds a month's name, but no date).
bool is_date_word(const PhraseText& words, std::size_t token) {
  if (words[token].is_number) return true;
  const auto is_number = [&](std::size_t i) { return i < words.size() && words[i].is_number; };
  if (data::longest_phrase(words, token, kinds(month)).tokens > 0 &&
      ((token > 0 && is_number(token - 1)) || is_number(token + 1)))
    return true;
  return words.word(token).size() >= shortest_day &&
         data::longest_phrase(words, token, kinds(PhraseKind::time)).tokens > 0;
}

/// The part of `text` before the first word of a date; `dated` tells whether there was one.
std::string_view without_date(std::string_view text, bool& dated) {
  const PhraseText words(text);
  for (std::size_t token = 0; token < words.size(); ++token) {
    if (!is_date_word(words, token)) continue;
    dated = true;
    return text.substr(0, words[token].source_begin);
  }
  return text;
}

struct Case {
  std::size_t letters = 0;
  std::size_t upper = 0;
  bool cased = false;
};

Case case_of(std::string_view text) {
  Case out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!utf8::is_word(c)) continue;
    ++out.letters;
    out.upper += utf8::is_upper(c) ? 1U : 0U;
    out.cased = out.cased || utf8::is_upper(c) || utf8::to_upper(c) != c;
  }
  return out;
}

bool is_joining_word(std::string_view word) {
  constexpr std::array<std::string_view, 20> joining = {"de",  "da",  "do",   "dos", "del", "la",  "le",
                                                        "les", "of",  "upon", "am",  "an",  "der", "und",
                                                        "and", "sur", "en",   "the", "di",  "y"};
  return std::find(joining.begin(), joining.end(), word) != joining.end();
}

bool is_place_name(std::string_view place) {
  const PhraseText words(place);
  if (words.empty() || words.size() > most_place_words) return false;
  // "UPDATE – ", "EXCLUSIVE — ", "WATCH - ": a known label is no place.
  const data::PhraseMatch label = data::longest_phrase(words, 0, ~kinds(agency, PhraseKind::time, month));
  if (label.tokens == words.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital && (i == 0 || !is_joining_word(words.word(i)))) return false;
  }
  return true;
}

bool begins_sentence(std::string_view text) {
  const PhraseText words(text.substr(0, std::min<std::size_t>(text.size(), 48)));
  return !words.empty() && (words[0].capital || words[0].is_number);
}

/// "RIO DE JANEIRO" as "Rio de Janeiro", "AL-QUDS" as "Al-Quds", "D.C." as it is.
std::string title_case(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) >= 0x80 || ascii::is_alnum(text[end])))
      ++end;
    const std::string_view word = text.substr(at, end - at);
    if (word.empty()) {
      out.push_back(text[at++]);
      continue;
    }
    const Case letters = case_of(word);
    const std::string lower = utf8::to_lower(word);
    if (letters.upper != letters.letters || letters.letters < 2) {
      out += word;
    } else if (at > 0 && is_joining_word(lower)) {
      out += lower;
    } else {
      std::size_t first = 0;
      utf8::next(word, first);
      out += word.substr(0, first);
      out += utf8::to_lower(word.substr(first));
    }
    at = end;
  }
  return out;
}

/// "تهران - ایرنا - ": scripts without capitals need the agency between two dashes.
std::string_view agency_between_dashes(std::string_view behind) {
  const Dash second = find_dash(behind);
  if (second.begin == std::string_view::npos) return {};
  const std::string_view between = ascii::trim(behind.substr(0, second.begin));
  const PhraseText words(between);
  if (words.empty() || data::longest_phrase(words, 0, kinds(agency)).tokens != words.size()) return {};
  return between;
}

/// "新华社北京3月3日电": agency, place, month, day, "wire".
std::optional<Dateline> read_unspaced(std::string_view paragraph) {
  const PhraseText words(paragraph.substr(0, std::min(paragraph.find("日电"), paragraph.find("日電"))));
  if (words.size() == 0 || words.size() > 16) return std::nullopt;
  const std::size_t agency_tokens = data::longest_phrase(words, 0, kinds(agency)).tokens;
  if (agency_tokens == 0) return std::nullopt;
  std::size_t number = agency_tokens;
  while (number < words.size() && !words[number].is_number) ++number;
  if (number == words.size()) return std::nullopt;
  Dateline out;
  out.agency =
      paragraph.substr(words[0].source_begin, words[agency_tokens - 1].source_end - words[0].source_begin);
  if (number > agency_tokens) {
    const std::size_t begin = words[agency_tokens].source_begin;
    out.place = paragraph.substr(begin, words[number - 1].source_end - begin);
  }
  return out;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph) {
  if (paragraph.substr(0, longest_head).find("日") != std::string_view::npos) {
    if (auto found = read_unspaced(paragraph.substr(0, longest_head))) return found;
  }
  const Dash dash = find_dash(paragraph);
  if (dash.begin == std::string_view::npos) return std::nullopt;
  Head head;
  if (!split_head(ascii::trim(paragraph.substr(0, dash.begin)), head)) return std::nullopt;
  const std::string_view behind = ascii::trim(paragraph.substr(dash.end));
  bool dated = false;
  Dateline out;
  if (is_agency(head.inside)) out.agency = std::string(ascii::trim(head.inside));
  const std::string_view place = trim_signs(without_date(head.place, dated));
  if (place.empty()) {
    if (out.agency.empty()) return std::nullopt;
    return out;
  }
  const Case letters = case_of(place);
  if (!letters.cased) {
    const std::string_view agency_name = agency_between_dashes(behind);
    if (!agency_name.empty()) out.agency = std::string(agency_name);
    if (out.agency.empty() || PhraseText(place).size() > 3) return std::nullopt;
    out.place = std::string(place);
    return out;
  }
  const bool capitals = letters.upper == letters.letters && letters.letters >= shortest_capitals;
  if (!is_place_name(place) || !begins_sentence(behind)) return std::nullopt;
  if (!capitals && !dated && out.agency.empty()) return std::nullopt;
  out.place = title_case(place);
  return out;
}

}  // namespace pith::tidy
