#include "meta/headline.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace pith::meta {
namespace {

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> out;
  out.reserve(static_cast<std::size_t>(std::ranges::count(folded, ' ')) + 1);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) out.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Folded, without blanks and without what names leave out or put in at will.
std::string squash(std::string_view text) {
  std::string spelled;
  if (text.find('&') != std::string_view::npos) {
    for (const char c : text) spelled.append(c == '&' ? " and " : std::string_view(&c, 1));
    text = spelled;
  }
  std::string out = utf8::fold_for_comparison(text);
  std::size_t written = 0;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = std::min(out.find(' ', at), out.size());
    const std::string_view word = std::string_view(out).substr(at, end - at);
    if (word != "the" && word != "www") {
      std::copy(word.begin(), word.end(), out.begin() + static_cast<std::ptrdiff_t>(written));
      written += word.size();
    }
    at = end + 1;
  }
  out.resize(written);
  if (text.find('.') == std::string_view::npos) return out;
  for (const std::string_view domain : {"com", "org", "net", "couk", "de"}) {
    if (out.size() > domain.size() + 2 && out.ends_with(domain)) out.resize(out.size() - domain.size());
  }
  return out;
}

std::string initials(std::string_view text) {
  const std::string folded = utf8::fold_for_comparison(text);
  std::string out;
  for (const std::string_view word : words_of(folded)) out += word[0];
  return out;
}

// "https://www.example.co.uk/x" → "example"
std::string main_label(std::string_view url) {
  const std::string_view host = UrlView(url).host;
  std::vector<std::string_view> labels;
  for (std::size_t at = 0; at <= host.size();) {
    const std::size_t end = std::min(host.find('.', at), host.size());
    labels.push_back(host.substr(at, end - at));
    at = end + 1;
  }
  if (labels.size() > 2 && labels.front() == "www") labels.erase(labels.begin());
  if (labels.size() < 2) return {};
  // "co.uk", "com.au": a short label before a country's.
  const bool double_ending =
      labels.size() > 2 && labels.back().size() == 2 && labels[labels.size() - 2].size() <= 3;
  return squash(labels[labels.size() - (double_ending ? 3 : 2)]);
}

constexpr std::array<std::string_view, 22> separators = {
    " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " ‹ ", " › ",
    " / ", " ~ ", " : ", " > ", " < ",  "｜",  " ⋆ ", " − ", " ― ", " |",  "| "};

}  // namespace

SiteNames::SiteNames(std::string_view url) : host_(main_label(url)) {}

void SiteNames::add(std::string_view name) {
  std::string squashed = squash(name);
  if (!squashed.empty() && squashed.size() <= 80) names_.push_back(std::move(squashed));
}

bool SiteNames::is_name(std::string_view text) const {
  const std::string name = squash(text);
  return is_whole_name(text, name) || (name.size() >= 4 && host_.find(name) != std::string::npos);
}

bool SiteNames::is_stated(std::string_view text) const {
  const std::string name = squash(text);
  return !name.empty() && std::ranges::find(names_, name) != names_.end();
}

bool SiteNames::is_exactly(std::string_view text) const {
  const std::string name = squash(text);
  return !name.empty() && (name == host_ || std::ranges::find(names_, name) != names_.end());
}

bool SiteNames::is_whole_name(std::string_view text) const { return is_whole_name(text, squash(text)); }

bool SiteNames::is_whole_name(std::string_view text, std::string_view name) const {
  if (name.empty()) return false;
  if (std::ranges::find(names_, name) != names_.end()) return true;
  if (host_.empty()) return false;
  // "The Port Halden Courier" at courier.example; a headline may end in any word.
  constexpr std::size_t longest_addition = 16;
  if (name == host_ ||
      (host_.size() >= 6 && name.size() <= host_.size() + longest_addition && name.ends_with(host_)))
    return true;
  // A word of the host may be any, most of it not.
  if (name.size() >= 4 && name.size() * 4 >= host_.size() * 3 && host_.find(name) != std::string::npos)
    return true;
  const std::size_t addition = std::max<std::size_t>(8, host_.size());
  if (host_.size() >= 4 && name.starts_with(host_) && name.size() <= host_.size() + addition) return true;
  return host_.size() >= 2 && host_.size() <= 6 && initials(text) == host_;
}

bool SiteNames::begins(std::string_view text) const {
  constexpr std::size_t shortest = 8;  // bytes: shorter names begin those of people
  const std::string name = squash(text);
  const auto is_begin = [&name](std::string_view site) {
    return site.size() >= shortest && name.starts_with(site);
  };
  return is_begin(host_) || std::ranges::any_of(names_, is_begin);
}

// The bytes of the separator at `at`, 0 if there is none.
std::size_t separator_at(std::string_view title, std::size_t at) {
  // Every separator begins with one of these, and is more than a space.
  const char c = title[at];
  const bool between_words = c == ' ' && at + 1 < title.size() && ascii::is_alnum(title[at + 1]);
  if (between_words) return 0;
  if (c == ' ' || c == '|' || c == '\xEF') {
    const std::string_view rest = title.substr(at);
    const auto* found = std::ranges::find_if(
        separators, [rest](std::string_view separator) { return rest.starts_with(separator); });
    if (found != separators.end()) return found->size();
  }
  const auto is_bar = [title](std::size_t i) { return i < title.size() && title[i] == '|'; };
  if (c == '|' && at > 0 && !is_bar(at - 1) && !is_bar(at + 1)) return 1;
  // Where words have no spaces between them, signs have none, either: "标题_栏目_站名".
  if (c != '_' && c != '-') return 0;
  const auto is_letter = [](char other) { return static_cast<unsigned char>(other) >= 0x80; };
  const bool unspaced =
      at > 0 && at + 1 < title.size() && is_letter(title[at - 1]) && is_letter(title[at + 1]);
  // Chinese and Japanese: their characters begin with these bytes.
  return unspaced && static_cast<unsigned char>(title[at + 1]) >= 0xE3 ? 1 : 0;
}

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t size = separator_at(title, at);
    if (size == 0) {
      ++at;
      continue;
    }
    if (at > begin) out.push_back(ascii::trim(title.substr(begin, at - begin)));
    at += size;
    begin = at;
  }
  if (begin < title.size()) out.push_back(ascii::trim(title.substr(begin)));
  std::erase_if(out, [](std::string_view part) { return part.empty(); });
  return out;
}

bool is_template(std::string_view text) {
  return (text.find("{{") != std::string_view::npos && text.find("}}") != std::string_view::npos) ||
         text.find("${") != std::string_view::npos || text.find("<%") != std::string_view::npos;
}

namespace {

// "Site: headline", "Headline: Site", with either colon.
std::string_view without_site_at_colon(std::string_view title, const SiteNames& site) {
  for (const std::string_view colon : {": ", "："}) {
    const std::size_t first = title.find(colon);
    if (first == std::string_view::npos || first + colon.size() >= title.size()) continue;
    if (site.is_whole_name(title.substr(0, first))) return ascii::trim(title.substr(first + colon.size()));
    const std::size_t last = title.rfind(colon);
    if (site.is_stated(title.substr(last + colon.size()))) return ascii::trim(title.substr(0, last));
  }
  return title;
}

// "Headline (Site)", "Headline [Site]".
std::string_view without_site_in_brackets(std::string_view title, const SiteNames& site) {
  const bool round = title.ends_with(')');
  if (!round && !title.ends_with(']')) return title;
  const std::size_t open = title.rfind(round ? '(' : '[');
  if (open == std::string_view::npos || open == 0) return title;
  const std::string_view inside = title.substr(open + 1, title.size() - open - 2);
  return site.is_exactly(inside) ? ascii::trim(title.substr(0, open)) : title;
}

}  // namespace

std::string without_site(std::string_view title, const SiteNames& site) {
  const std::vector<std::string_view> parts = title_parts(title);
  if (parts.empty()) return std::string(title);
  std::size_t first = 0;
  std::size_t last = parts.size();
  while (last - first > 1 && (site.is_name(parts[last - 1]) || is_template(parts[last - 1]))) --last;
  while (last - first > 1 && (site.is_whole_name(parts[first]) || is_template(parts[first]))) ++first;
  // "Headline - Site - what the site is for"
  for (std::size_t i = first + 1; i + 1 < last; ++i) {
    if (utf8::count_words(parts[first]) >= shortest_headline && site.is_exactly(parts[i])) last = i;
  }
  const char* begin = parts[first].data();
  const char* end = parts[last - 1].data() + parts[last - 1].size();
  const std::string_view out(begin, static_cast<std::size_t>(end - begin));
  return std::string(parts.size() == 1 ? without_site_in_brackets(without_site_at_colon(out, site), site)
                                       : out);
}

bool same_words(std::string_view a, std::string_view b) {
  return a == b || utf8::fold_for_comparison(a) == utf8::fold_for_comparison(b);
}

}  // namespace pith::meta
