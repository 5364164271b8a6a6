// What a template leaves in the text: counters of slides, shortcodes, dates for machines, calendars, what a
// page says to browsers without scripts, a second copy of the text.
#include "base/ascii.hpp"
#include "data/page_types.hpp"
#include "text/word_runs.hpp"
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace pith::tidy {
namespace {

using enum PhraseKind;

bool is_plain(const Line& line) {
  return line.kind == BlockKind::paragraph || line.kind == BlockKind::caption ||
         line.kind == BlockKind::heading || line.kind == BlockKind::list_item;
}

/// "3 of 5", "3/5": two numbers, the first no greater, with a word or a slash between.
bool counts(const Sequence& sequence, const Line& line, std::size_t first) {
  const data::PhraseText& words = line.words;
  const std::size_t last = words.size() - 1;
  if (last <= first || last - first > 2 || !words[first].is_number || !words[last].is_number) return false;
  if (words[first].number == 0 || words[first].number > words[last].number) return false;
  if (last - first == 2) return words.word(first + 1).size() <= 4 && !words[first + 1].is_number;
  const std::string_view between =
      sequence.raw(line).substr(words[first].source_end, words[last].source_begin - words[first].source_end);
  return ascii::trim(between) == "/";
}

bool is_attribute(std::string_view text) {
  const std::size_t sign = text.find('=');
  return sign != std::string_view::npos && sign > 0 && ascii::is_alpha(text[sign - 1]);
}

/// A shortcode that begins the text: its size, or 0. `[name]` alone may be the author's; with attributes or
/// as an end tag it is not.
std::size_t shortcode(std::string_view text) {
  constexpr std::size_t longest = 400;
  constexpr std::array<std::string_view, 2> open = {"{{", "{%"};
  constexpr std::array<std::string_view, 2> close = {"}}", "%}"};
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (!text.starts_with(open[i])) continue;
    const std::size_t end = text.find(close[i]);
    if (end > longest) return 0;  // or none
    // A name alone is what a text on templates speaks of.
    return text.substr(0, end).find_first_of(R"(=")") == std::string_view::npos ? 0 : end + 2;
  }
  if (!text.starts_with('[')) return 0;
  const std::size_t end = text.find(']');
  if (end > longest) return 0;  // or none
  std::string_view name = text.substr(1, end - 1);
  const bool closing = name.starts_with('/');
  if (closing) name.remove_prefix(1);
  const auto size = static_cast<std::size_t>(
      std::find_if_not(name.begin(), name.end(),
                       [](char c) { return ascii::is_alnum(c) || c == '_' || c == '-'; }) -
      name.begin());
  if (size < 2 || !ascii::is_lower(name[0])) return 0;
  const bool builder = name.substr(0, size).find('_') != std::string_view::npos;
  return closing || builder || is_attribute(name.substr(size)) ? end + 1 : 0;
}

/// Nothing but shortcodes, with what the first of two encloses if that is an address.
bool is_shortcode(std::string_view text) {
  std::size_t codes = 0;
  while (!(text = ascii::trim(text)).empty()) {
    if (const std::size_t size = shortcode(text); size > 0) {
      ++codes;
      text.remove_prefix(size);
      continue;
    }
    if (text.starts_with('[') && text.find("[/") != std::string_view::npos) {
      const std::size_t end = text.find(']');
      const std::string_view name = text.substr(1, end - 1);
      const std::string end_tag = "[/" + std::string(name) + "]";
      const std::size_t closed = text.find(end_tag);
      const std::string_view inside =
          closed == std::string_view::npos ? "" : ascii::trim(text.substr(end + 1, closed - end - 1));
      if (!inside.starts_with("http") || inside.find(' ') != std::string_view::npos) return false;
      ++codes;
      text.remove_prefix(closed + end_tag.size());
      continue;
    }
    return false;
  }
  return codes > 0;
}

/// "2024-03-05T10:00:00+01:00"
bool is_timestamp(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00";
  if (text.size() < form.size() || text.size() > 35) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '0' ? !ascii::is_digit(text[i]) : text[i] != form[i]) return false;
  }
  return text.find_first_not_of("0123456789-+:.TZ") == std::string_view::npos;
}

/// The address of a picture, and nothing else.
bool is_picture_address(std::string_view text) {
  constexpr std::array<std::string_view, 7> ends = {".jpg", ".jpeg", ".png", ".webp",
                                                    ".gif", ".svg",  ".avif"};
  if (!text.starts_with("http") && !text.starts_with("//")) return false;
  if (text.find(' ') != std::string_view::npos) return false;
  const std::string_view path = text.substr(0, text.find_first_of("?#"));
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return path.ends_with(end); });
}

/// "river, bridge, council": what the page gives as its keywords, in a line.
bool are_keywords(const Sequence& sequence, const Line& line) {
  constexpr std::size_t most = 40;  // keywords of a page that are compared
  const std::vector<std::string>& tags = sequence.article.meta.tags;
  const std::string_view raw = sequence.raw(line);
  std::size_t found = 0;
  for (std::size_t begin = 0; begin < raw.size();) {
    const std::size_t end = std::min(raw.find_first_of(",;", begin), raw.size());
    const std::string_view word = ascii::trim(raw.substr(begin, end - begin));
    begin = end + 1;
    if (word.empty()) continue;
    const auto last = tags.begin() + static_cast<std::ptrdiff_t>(std::min(tags.size(), most));
    if (std::find_if(tags.begin(), last,
                     [&](const std::string& tag) { return ascii::equal_ignoring_case(tag, word); }) == last) {
      return false;
    }
    ++found;
  }
  return found >= 2;
}

/// What a cell, an item or a line of a calendar may hold, and the days among it.
struct Days {
  bool only = false;
  std::vector<std::uint32_t> numbers;
};

Days days_in(const Line& line) {
  constexpr std::size_t most = 40;  // tokens of a week with its number, or of a whole month in one line
  Days days;
  if (!line.whole || line.kind == BlockKind::code || line.words.size() > most) return days;
  for (std::size_t token = 0; token < line.words.size(); ++token) {
    if (line.words[token].is_number) {
      if (line.words[token].number <= 31) days.numbers.push_back(line.words[token].number);
      if (line.words[token].number > 31 && line.words[token].number < 1900) return days;
      continue;
    }
    const data::PhraseMatch match =
        data::longest_phrase(line.words, token, kinds(month, PhraseKind::time, navigation));
    if (match.tokens == 0 && line.words.word(token).size() > 3) return days;
    token += match.tokens > 1 ? match.tokens - std::size_t{1} : 0;
  }
  days.only = true;
  return days;
}

}  // namespace

Verdict judge_counter(const Sequence& sequence, const Line& line) {
  if (!is_plain(line) || !line.whole || line.words.size() < 2 || line.words.size() > 5) return keep;
  const data::PhraseMatch label = data::longest_phrase(line.words, 0, kinds(slide, photo));
  return drop_if(label.tokens > 0 && label.tokens < line.words.size() &&
                 counts(sequence, line, label.tokens));
}

Verdict judge_shortcode(const Sequence& sequence, const Line& line) {
  if (!is_plain(line) || line.text.size() > 1000) return keep;
  const std::string_view raw = sequence.raw(line);
  return drop_if((raw.starts_with('[') || raw.starts_with('{')) && is_shortcode(raw));
}

Verdict judge_machine_value(const Sequence& sequence, const Line& line) {
  if (!is_plain(line) || !line.whole) return keep;
  const std::string_view raw = sequence.raw(line);
  if (is_timestamp(raw) || (sequence.in_tail(line) && !line.sentence && are_keywords(sequence, line)))
    return drop;
  // The width and the height of a picture, behind its address.
  const std::size_t at = sequence.index(line);
  const bool beside = at > 0 && sequence.lines[at - 1].dropped;
  const bool size = line.words.size() == 1 && line.words[0].is_number && beside && sequence.in_tail(line);
  return drop_if(size || (is_picture_address(raw) && line.kind == BlockKind::paragraph));
}

Verdict judge_browser_note(const Sequence& sequence, const Line& line) {
  constexpr std::size_t longest = 200;  // bytes
  if (!is_plain(line) || line.text.size() > longest || (line.prose && sequence.in_lead(line))) return keep;
  for (std::size_t token = 0; token < line.words.size(); ++token) {
    if (data::longest_phrase(line.words, token, kinds(browser)).tokens > 0) return drop;
  }
  return keep;
}

std::vector<Cut> find_calendars(const Sequence& sequence) {
  constexpr std::uint32_t least_days = 20;
  std::vector<Cut> cuts;
  std::size_t begin = 0;
  std::uint32_t last = 0;
  std::uint32_t in_order = 0;
  const auto end_run = [&](std::size_t end) {
    if (in_order >= least_days) cuts.push_back({begin, end});
    begin = end + 1;
    last = in_order = 0;
  };
  for (std::size_t i = 0; i < sequence.lines.size(); ++i) {
    const Days days = days_in(sequence.lines[i]);
    if (!days.only) {
      end_run(i);
      continue;
    }
    for (const std::uint32_t day : days.numbers) {
      if (day == last + 1) {
        ++in_order;
        last = day;
      }
    }
  }
  end_run(sequence.lines.size());
  return cuts;
}

std::vector<Cut> find_second_copy(const Sequence& sequence) {
  constexpr std::size_t least = 500;     // bytes
  constexpr double least_of_all = 0.35;  // a copy is half of the text, or nearly
  constexpr double nearly_all = 0.8;
  std::vector<Cut> cuts;
  if (!data::traits(sequence.article.meta.page_type).article_like) return cuts;
  const auto all = static_cast<double>(sequence.article.text.size());
  for (const Line& line : sequence.lines) {
    const std::size_t size = line.text.size();
    if (line.dropped || line.kind != BlockKind::paragraph || size < least) continue;
    if (static_cast<double>(size) < least_of_all * all) continue;  // there are two at most
    std::unordered_set<std::size_t> others;
    for (const Line& other : sequence.lines) {
      if (other.dropped || other.text.size() >= size || other.kind == BlockKind::code) continue;
      text::for_each_run(data::PhraseText(sequence.raw(other)),
                         [&](std::size_t /*token*/, std::size_t hash) { others.insert(hash); });
    }
    const data::PhraseText words(sequence.raw(line));
    std::size_t same = 0;
    text::for_each_run(words, [&](std::size_t /*token*/, std::size_t hash) { same += others.count(hash); });
    if (words.size() > text::run_words &&
        static_cast<double>(same) > nearly_all * static_cast<double>(words.size()))
      cuts.push_back({sequence.index(line), sequence.index(line) + 1});
  }
  return cuts;
}

}  // namespace pith::tidy
