// The fields that are taken from their best witness as it stands.
#include "base/ascii.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "data/word_masks.hpp"
#include "meta/choose.hpp"
#include "meta/position.hpp"
#include "meta/topics.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace pith::meta {
namespace {

void take(const Evidence& e, Field field, std::string_view name, std::string& target, Metadata& out) {
  const Witness* best = e.witnesses.best(field);
  if (best == nullptr) return;
  target = best->value;
  note(out, name, best->source, best->weight);
}

bool is_rooted(std::string_view reference) {
  return reference.starts_with('/') || !scheme_of(reference).empty();
}

void take_address(const Evidence& e, Field field, std::string_view name, std::string& target, Metadata& out) {
  // Relative to the page is what was meant to be something else more often than not; and the page's own
  // address is known better then.
  const auto weight_of = [field](const Witness& w) {
    const bool poor = field == Field::image && is_stand_in(w.value);
    return w.weight + (is_rooted(w.value) ? 1.0F : 0.0F) - (poor ? 1.0F : 0.0F);
  };
  const Witness* best = nullptr;
  for (const Witness& w : e.witnesses.all()) {
    if (w.field != field || (field == Field::url && !is_rooted(w.value))) continue;
    const std::string address = web_address(w.value, e.context.base);
    if (field == Field::image && is_front_page(address)) continue;  // a site's own address shows nothing
    if (!address.empty() && (best == nullptr || weight_of(w) > weight_of(*best))) best = &w;
  }
  if (best == nullptr) return;
  target = web_address(best->value, e.context.base);
  note(out, name, best->source, best->weight);
}

// A list without repeats, from the heaviest kind of witness alone.
void take_list(const Evidence& e, Field field, std::string_view name, std::vector<std::string>& target,
               Metadata& out) {
  constexpr std::size_t most = 50;
  const Witness* best = e.witnesses.best(field);
  if (best == nullptr) return;
  for (const Witness& w : e.witnesses.all()) {
    if (w.field != field || w.source != best->source || target.size() >= most) continue;
    const bool known = std::ranges::any_of(
        target, [&w](const std::string& other) { return ascii::equal_ignoring_case(other, w.value); });
    if (!known) target.push_back(w.value);
  }
  note(out, name, best->source, best->weight);
}

void take_filed(std::vector<std::string>& filed, std::string_view name, std::vector<std::string>& target,
                Metadata& out) {
  if (!target.empty() || filed.empty()) return;
  target = std::move(filed);
  note(out, name, "line", 0.3F);
}

// What a line around the text files the page under, where nothing else says it.
void read_filed(const Evidence& e, Metadata& out) {
  for (const std::vector<Line>* lines : {&e.lines.before, &e.lines.after}) {
    for (const Line& line : *lines) {
      if (!out.categories.empty() && !out.tags.empty()) return;
      if (line.text.size() > longest_byline) continue;
      Filed filed = filed_under(line.text);
      if ((filed.categories.empty() && filed.tags.empty()) || is_elsewhere(line.first, e.facts)) continue;
      take_filed(filed.categories, "categories", out.categories, out);
      take_filed(filed.tags, "tags", out.tags, out);
    }
  }
  if (out.section.empty() && !out.categories.empty()) out.section = out.categories.front();
}

// "en_US" → "en-US"; empty if it is no language tag.
std::string language_tag(std::string_view text) {
  std::string out;
  text = text.substr(0, text.find_first_of(",; "));
  for (const char c : text) {
    if (!ascii::is_alnum(c) && c != '-' && c != '_') return {};
    out += c == '_' ? '-' : c;
  }
  const std::size_t primary = std::min(out.find('-'), out.size());
  if (primary < 2 || primary > 3 || out.size() > 20) return {};
  std::ranges::transform(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(primary), out.begin(),
                         ascii::lower);
  return out;
}

// The site's name in <title>: the part that the host abbreviates, or what stands behind the headline. Its
// weight is 0 if there is none.
Witness site_in_title(const Evidence& e, std::string_view headline) {
  constexpr float like_host = 0.6F;
  constexpr float behind_headline = 0.4F;
  constexpr std::size_t longest_name = 5;  // words
  Witness out = {.field = Field::site, .value = {}, .link = {}, .source = "title"};
  std::vector<std::string_view> parts = title_parts(e.facts.title);
  if (parts.size() == 1) {
    const std::size_t colon = parts[0].find(": ");
    if (colon == std::string_view::npos) return out;
    parts = {parts[0].substr(0, colon), parts[0].substr(colon + 2)};
  }
  if (parts.size() < 2) return out;
  const SiteNames host(e.context.url);
  for (const std::string_view part : {parts.back(), parts.front()}) {
    const bool behind = part.data() == parts.back().data();
    const bool named = behind ? host.is_name(part) : host.is_whole_name(part);
    if (!named || same_words(part, headline)) continue;
    out.value = part;
    out.weight = like_host;
    return out;
  }
  if (parts.size() == 2 && same_words(parts[0], headline) && utf8::count_words(parts[1]) <= longest_name) {
    out.value = parts[1];
    out.weight = behind_headline;
  }
  return out;
}

void choose_site(const Evidence& e, Metadata& out) {
  const Witness* stated = e.witnesses.best(Field::site);
  const Witness* publisher = e.witnesses.best(Field::publisher);
  const Witness titled = site_in_title(e, out.title);
  // An application's name that is the title is that of this one page.
  if (stated != nullptr && stated->source == "meta:application-name" &&
      same_words(stated->value, out.title) && !SiteNames(e.context.url).is_whole_name(stated->value))
    stated = nullptr;
  const Witness* best = stated != nullptr ? stated : publisher;
  if (best == nullptr || best->weight < titled.weight) best = &titled;
  if (best->value.empty()) return;
  out.site = best->value;
  note(out, "site", best->source, best->weight);
}

}  // namespace

std::string web_address(std::string_view reference, std::string_view base) {
  // Fields of addresses hold words, and hosts without a scheme. A folder has no dot in its name.
  const std::string_view first = reference.substr(0, std::min(reference.find('/'), reference.size()));
  if (first.size() < reference.size() && ascii::starts_with_ignoring_case(first, "www."))
    return web_address("//" + std::string(reference), base);  // a host whose scheme was forgotten
  const bool is_path = first.size() < reference.size() &&
                       first.find_first_of("# ") == std::string_view::npos &&
                       (first.find('.') == std::string_view::npos || first == "." || first == "..");
  if (!is_rooted(reference) && !is_path) return {};
  std::string out = resolve_url(base, reference);
  const std::string resolved = scheme_of(out);
  const bool is_web = resolved == "http" || resolved == "https";
  return is_web && out.compare(resolved.size(), 3, "://") == 0 ? out : std::string();
}

bool is_stand_in(std::string_view image) {
  constexpr std::size_t most_words = 5;  // a longer name is that of a story
  std::string_view name = UrlView(image).path;
  name.remove_prefix(std::min(name.rfind('/') + 1, name.size()));
  name = name.substr(0, name.rfind('.'));
  std::size_t words = 0;
  bool found = false;
  bool none = false;  // "no-image"
  for (std::size_t at = 0; at < name.size(); ++at) {
    const std::size_t begin = at;
    while (at < name.size() && ascii::is_alnum(name[at])) ++at;
    if (at == begin) continue;
    ++words;
    const std::string_view word = name.substr(begin, at - begin);
    found = found || data::is_element_word(word, data::ElementWord::stand_in) ||
            (none && data::is_element_word("no" + std::string(word), data::ElementWord::stand_in));
    none = ascii::equal_ignoring_case(word, "no");
  }
  return found && words <= most_words;
}

void note(Metadata& out, std::string_view field, std::string_view source, float confidence) {
  out.provenance.push_back({std::string(field), std::string(source), std::clamp(confidence, 0.0F, 1.0F)});
}

void choose_rest(const Evidence& e, Metadata& out) {
  take(e, Field::publisher, "publisher", out.publisher, out);
  choose_site(e, out);
  take(e, Field::description, "description", out.description, out);
  take(e, Field::section, "section", out.section, out);
  take_list(e, Field::section, "categories", out.categories, out);
  take_list(e, Field::tag, "tags", out.tags, out);
  read_filed(e, out);
  take_address(e, Field::url, "url", out.url, out);
  if (out.url.empty() && !web_address(e.context.url, {}).empty()) {
    out.url = utf8::clean_line(e.context.url);
    note(out, "url", "url", 0.8F);
  }
  take_address(e, Field::image, "image", out.image, out);
  take(e, Field::license, "license", out.license, out);
  if (const std::string address = web_address(out.license, e.context.base);
      out.license.starts_with('/') && !address.empty())
    out.license = address;
  if (const Witness* free = e.witnesses.best(Field::free)) {
    out.accessible_for_free = free->value == "true";
    note(out, "accessible_for_free", free->source, free->weight);
  }
  if (const Witness* comments = e.witnesses.best(Field::comments)) {
    std::uint32_t count = 0;
    const std::string& text = comments->value;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (read.ec == std::errc()) {
      out.comment_count = count;
      note(out, "comment_count", comments->source, comments->weight);
    }
  }
  if (const Witness* language = e.witnesses.best(Field::language)) {
    out.declared_language = language_tag(language->value);
    if (!out.declared_language.empty()) note(out, "declared_language", language->source, language->weight);
  }
}

}  // namespace pith::meta
