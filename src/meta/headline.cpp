#include "meta/headline.hpp"

#include "base/ascii.hpp"
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
  for (const char c : text) spelled.append(c == '&' ? " and " : std::string_view(&c, 1));
  const std::string folded = utf8::fold_for_comparison(spelled);
  std::string out;
  for (const std::string_view word : words_of(folded)) {
    if (word != "the" && word != "www") out += word;
  }
  for (const std::string_view ending : {"com", "org", "net", "couk", "de"}) {
    const bool dotted = text.find('.') != std::string_view::npos;
    if (dotted && out.size() > ending.size() + 2 && out.ends_with(ending))
      out.resize(out.size() - ending.size());
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
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
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

bool SiteNames::is_whole_name(std::string_view text) const { return is_whole_name(text, squash(text)); }

bool SiteNames::is_whole_name(std::string_view text, std::string_view name) const {
  if (name.empty()) return false;
  if (std::ranges::find(names_, name) != names_.end()) return true;
  if (host_.empty()) return false;
  if (name == host_ || (host_.size() >= 6 && name.ends_with(host_))) return true;
  // A word of the host may be any, most of it not.
  if (name.size() >= 4 && name.size() * 4 >= host_.size() * 3 && host_.find(name) != std::string::npos)
    return true;
  if (host_.size() >= 4 && name.starts_with(host_) && name.size() <= host_.size() + 8) return true;
  return host_.size() >= 2 && host_.size() <= 6 && initials(text) == host_;
}

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size();) {
    // Every separator begins with one of these, and is more than a space.
    const bool between_words = title[at] == ' ' && at + 1 < title.size() && ascii::is_alnum(title[at + 1]);
    if (between_words || (title[at] != ' ' && title[at] != '|' && title[at] != '\xEF')) {
      ++at;
      continue;
    }
    const std::string_view rest = title.substr(at);
    const auto* found = std::ranges::find_if(
        separators, [rest](std::string_view separator) { return rest.starts_with(separator); });
    if (found == separators.end()) {
      ++at;
      continue;
    }
    if (at > begin) out.push_back(ascii::trim(title.substr(begin, at - begin)));
    at += found->size();
    begin = at;
  }
  if (begin < title.size()) out.push_back(ascii::trim(title.substr(begin)));
  std::erase_if(out, [](std::string_view part) { return part.empty(); });
  return out;
}

std::string without_site(std::string_view title, const SiteNames& site) {
  const std::vector<std::string_view> parts = title_parts(title);
  if (parts.empty()) return std::string(title);
  std::size_t first = 0;
  std::size_t last = parts.size();
  while (last - first > 1 && site.is_name(parts[last - 1])) --last;
  while (last - first > 1 && site.is_whole_name(parts[first])) ++first;
  const char* begin = parts[first].data();
  const char* end = parts[last - 1].data() + parts[last - 1].size();
  std::string_view out(begin, static_cast<std::size_t>(end - begin));
  // "Site: headline"
  const std::size_t colon = out.find(": ");
  if (colon != std::string_view::npos && colon + 2 < out.size() && parts.size() == 1 &&
      site.is_whole_name(out.substr(0, colon))) {
    out = ascii::trim(out.substr(colon + 2));
  }
  return std::string(out);
}

double likeness(std::string_view a, std::string_view b) {
  return likeness_of_folded(utf8::fold_for_comparison(a), utf8::fold_for_comparison(b));
}

double likeness_of_folded(std::string_view a, std::string_view b) {
  std::vector<std::string_view> words_a = words_of(a);
  std::vector<std::string_view> words_b = words_of(b);
  if (words_a.empty() || words_b.empty()) return 0;
  const auto total = static_cast<double>(words_a.size() + words_b.size());
  std::ranges::sort(words_a);
  std::ranges::sort(words_b);
  std::vector<std::string_view> both;
  std::ranges::set_intersection(words_a, words_b, std::back_inserter(both));
  return 2 * static_cast<double>(both.size()) / total;
}

bool same_words(std::string_view a, std::string_view b) {
  return utf8::fold_for_comparison(a) == utf8::fold_for_comparison(b);
}

}  // namespace pith::meta
