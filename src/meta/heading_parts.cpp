#include "meta/heading_parts.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace pith::meta {
namespace {

// A few words, or a day; "2025" or "7" is none.
bool is_kicker(std::string_view text, const text::DateHints& hints) {
  constexpr std::size_t longest_kicker = 3;
  const auto day = text::find_date(text, hints);
  if (day && day->begin == 0 && utf8::count_words(text.substr(day->end)) == 0) return true;
  return utf8::count_words(text) <= longest_kicker && std::ranges::none_of(text, ascii::is_digit);
}

// "C#"
bool ends_in_sharp(std::string_view text) {
  const std::size_t letter = text.size() - 2;
  return text.ends_with('#') && ascii::is_alpha(text[letter]) && (letter == 0 || text[letter - 1] == ' ');
}

}  // namespace

std::string_view without_anchor(std::string_view text) {
  for (const std::string_view sign : {"¶", "#", "§"}) {
    if (text.ends_with(sign) && text.size() > sign.size() + 1 && !ends_in_sharp(text))
      text.remove_suffix(sign.size());
  }
  return ascii::trim(text);
}

std::string longest_part(const std::string& text) {
  if (text.find(" | ") == std::string::npos) return text;
  std::string_view best;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(" | ", at), text.size());
    const std::string_view part = std::string_view(text).substr(at, end - at);
    if (part.size() > best.size()) best = part;
    at = end + 3;
  }
  return std::string(best);
}

bool is_behind_kicker(std::string_view heading, std::string_view headline, const text::DateHints& hints) {
  if (utf8::count_words(headline) < shortest_headline) return false;
  // "NewsWhich ferry?": set apart by style alone.
  if (heading.size() > headline.size() && heading.ends_with(headline) && headline.size() * 2 > heading.size())
    return is_kicker(heading.substr(0, heading.size() - headline.size()), hints);
  const std::string whole = utf8::fold_for_comparison(heading);
  const std::string part = ' ' + utf8::fold_for_comparison(headline);
  return whole.ends_with(part) &&
         is_kicker(std::string_view(whole).substr(0, whole.size() - part.size()), hints);
}

bool is_before_host(std::string_view heading, std::string_view headline) {
  if (utf8::count_words(headline) < shortest_headline || !heading.starts_with(headline)) return false;
  std::string_view rest = ascii::trim(heading.substr(headline.size()));
  const std::size_t close = rest.find(')');
  if (!rest.starts_with('(') || close == std::string_view::npos) return false;
  const std::string_view host = rest.substr(1, close - 1);
  rest.remove_prefix(close + 1);
  return host.find('.') != std::string_view::npos && host.find(' ') == std::string_view::npos &&
         std::ranges::none_of(rest, ascii::is_alpha);
}

bool is_before_subtitle(const dom::Document& document, dom::NodeId heading, std::string_view headline) {
  if (utf8::count_words(headline) < shortest_headline) return false;
  const std::string folded = utf8::fold_for_comparison(headline);
  std::string said;
  const dom::NodeId end = document[heading].end;
  for (dom::NodeId id = heading + 1; id < end && said.size() <= 2 * headline.size(); ++id) {
    if (document.tag(id) != dom::Tag::text) continue;
    const bool blank = ascii::trim(document.characters(id)).empty();
    if (!blank && !said.empty() && utf8::fold_for_comparison(said) == folded) return true;
    said += document.characters(id);
  }
  return false;
}

}  // namespace pith::meta
