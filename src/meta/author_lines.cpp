#include "meta/author_lines.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/phrases.hpp"
#include "text/name_words.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pith::meta {
namespace {

// True if one of the first words of `text` is what writers are.
bool is_work(std::string_view text) {
  constexpr std::size_t near = 100;  // bytes
  const text::NameWords words(utf8::begin_of(text, near));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.is(i, data::BylineWord::work)) return true;
  }
  return false;
}

}  // namespace

bool beside_date(const std::vector<Line>& lines, std::size_t i, const SiteNames& site) {
  const auto has_date = [&lines](std::size_t k) {
    return k < lines.size() && lines[k].text.size() < 80 && !lines[k].dates.empty();
  };
  constexpr std::size_t longest_title = 40;
  const auto is_title = [](std::string_view text) {
    return text.size() < longest_title && text::is_work_title(text);
  };
  return (i > 0 && has_date(i - 1)) || has_date(i) || has_date(i + 1) ||
         (has_date(i + 2) && (site.is_name(lines[i + 1].text) || is_title(lines[i + 1].text)));
}

bool says_something_else(std::string_view text) {
  using enum data::PhraseKind;
  const data::PhraseText words(text);
  for (std::size_t token = 0; token < words.size(); ++token) {
    if (data::longest_phrase(words, token, data::kinds(share, subscribe, follow, comments, navigation, photo))
            .tokens > 0)
      return true;
  }
  return false;
}

bool announces(const Line& line) {
  constexpr std::size_t longest_announcement = 40;
  return line.text.size() <= longest_announcement && text::is_announcement(line.text);
}

std::string_view name_in_brackets(std::string_view text) {
  constexpr std::size_t longest = 80;  // bytes
  if (text.size() > longest) return {};
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"［", "］"}, {"[", "]"}, {"【", "】"}}) {
    if (!text.starts_with(open) || !text.ends_with(close) || text.size() <= open.size() + close.size())
      continue;
    const std::string_view inside = text.substr(open.size(), text.size() - open.size() - close.size());
    const std::size_t comma = std::min(inside.find("，"), inside.find("、"));
    const bool named = comma != std::string_view::npos && static_cast<unsigned char>(inside[0]) >= 0xE3;
    return named ? inside.substr(0, comma) : std::string_view();
  }
  return {};
}

std::string without_dates(const Line& line) {
  std::string out;
  std::size_t at = 0;
  for (const text::FoundDate& date : line.dates) {
    if (date.begin < at || date.end > line.text.size()) continue;
    out.append(line.text, at, date.begin - at).append(" | ");
    at = date.end;
  }
  return out.append(line.text, at);
}

std::string without_buttons(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t end = text.size();
    std::size_t sign = 0;
    for (const std::string_view separator : {"|", "·", "•", "//"}) {
      const std::size_t here = text.find(separator, at);
      if (here >= end) continue;
      end = here;
      sign = separator.size();
    }
    const std::string_view part = ascii::trim(text.substr(at, end - at));
    if (!part.empty() && !says_something_else(part)) out.append(out.empty() ? "" : " | ").append(part);
    if (sign == 0) break;
    at = end + sign;
  }
  return out;
}

std::string_view introduced(std::string_view note, std::string_view before) {
  constexpr std::size_t longest_opening = 68;  // bytes of the name and the verb
  constexpr int most_words = 6;                // before the verb
  constexpr std::array<std::string_view, 6> verbs = {" is a ", " is an ", " is the ",
                                                     " ist ",  " est ",   " es "};
  const std::string_view opening = note.substr(0, longest_opening);
  std::size_t at = opening.find(' ');
  for (int words = 0; words < most_words && at != std::string_view::npos; ++words) {
    const std::string_view rest = opening.substr(at);
    const auto opens = [rest](std::string_view verb) { return rest.starts_with(verb); };
    const auto* verb =
        rest.starts_with(" i") || rest.starts_with(" e") ? std::ranges::find_if(verbs, opens) : verbs.end();
    if (verb != verbs.end()) {
      const std::string_view name = ascii::trim(opening.substr(0, std::min(opening.find(','), at)));
      const bool person = text::looks_like_person(name) && !ascii::starts_with_ignoring_case(name, "the ") &&
                          !text::is_organization(name) && !text::is_desk(name);
      const bool writes = person && (same_words(before, name) || is_work(note.substr(at + verb->size())));
      return writes ? name : std::string_view();
    }
    at = opening.find(' ', at + 1);
  }
  return {};
}

}  // namespace pith::meta
