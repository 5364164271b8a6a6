#include "extract/rules.hpp"

#include "base/ascii.hpp"
#include "base/ini.hpp"
#include "base/printable.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "dom/base_url.hpp"
#include "text/date.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace pith {

namespace {

// The fields that elements can hold.
constexpr std::array settable = {
    Field::title,     Field::author,      Field::date,    Field::date_modified, Field::site,
    Field::publisher, Field::description, Field::section, Field::categories,    Field::tags,
    Field::image,     Field::license,     Field::source,  Field::place};

constexpr std::size_t longest_value = 10'000;  // bytes; what is longer is no value of a field

Error at(std::size_t line, const std::string& message) {
  return {ErrorCode::usage, "line " + std::to_string(line) + ": " + message};
}

std::string known_words() {
  std::string out = "drop, keep";
  for (const Field field : settable) out.append(", ").append(to_string(field));
  return out;
}

Result<Rules::Rule> parse_rule(const IniEntry& entry) {
  Rules::Rule out;
  const auto field = std::find_if(settable.begin(), settable.end(),
                                  [&](Field known) { return to_string(known) == entry.key; });
  if (entry.key == "keep") {
    out.says = Rules::Says::keep;
  } else if (field != settable.end()) {
    out.says = Rules::Says::field;
    out.field = *field;
  } else if (entry.key != "drop") {
    return at(entry.line, "'" + printable(entry.key) + "' is none of " + known_words());
  }
  Result<dom::Selector> selector = dom::Selector::parse(entry.value);
  if (!selector) return at(entry.line, selector.error().message);
  out.selector = *std::move(selector);
  return out;
}

bool is_address_field(Field field) { return field == Field::image || field == Field::license; }

// What an element holds as a value of a field: the attribute that is made for it, or its words.
std::string value_of(const dom::Document& document, dom::NodeId id, Field field, std::string_view base) {
  const bool is_date = field == Field::date || field == Field::date_modified;
  for (const std::string_view name : {"content", "datetime", "src", "href"}) {
    const bool wanted = name == "content" || (name == "datetime" && is_date) ||
                        (is_address_field(field) && (name == "src" || name == "href"));
    std::string value = wanted ? document.attribute(id, name) : std::string();
    if (value.empty()) continue;
    return is_address_field(field) ? resolve_url(base, value) : utf8::clean_line(value);
  }
  if (field == Field::image) return {};
  const std::string text = document.text_of(id);
  return text.size() > longest_value ? std::string() : utf8::clean_line(text);
}

void set_date(const std::vector<std::string>& values, const Page& page, std::string& day, std::string& time) {
  text::DateHints hints;
  hints.fetched = page.fetched;
  for (const std::string& value : values) {
    const std::optional<text::Date> date = text::parse_date(value, hints);
    if (!date) continue;
    day = text::iso_day(*date);
    time = text::rfc3339(*date);
    return;
  }
}

void set_authors(const std::vector<std::string>& values, std::vector<Person>& authors) {
  std::vector<Person> read;
  for (const std::string& value : values) {
    for (std::string& name : text::read_names(value, text::NameSource::field)) {
      const Person person{std::move(name), {}};
      if (std::find(read.begin(), read.end(), person) == read.end()) read.push_back(person);
    }
  }
  if (!read.empty()) authors = std::move(read);
}

std::string* string_of(Metadata& meta, Field field) {
  switch (field) {
    case Field::title: return &meta.title;
    case Field::site: return &meta.site;
    case Field::publisher: return &meta.publisher;
    case Field::description: return &meta.description;
    case Field::section: return &meta.section;
    case Field::image: return &meta.image;
    case Field::license: return &meta.license;
    case Field::source: return &meta.source;
    case Field::place: return &meta.place;
    default: return nullptr;
  }
}

// False: no value could be read.
bool set_field(Metadata& meta, Field field, std::vector<std::string> values, const Page& page) {
  if (std::string* one = string_of(meta, field)) {
    *one = values.front();
    return true;
  }
  switch (field) {
    case Field::author: {
      const std::vector<Person> old = std::exchange(meta.authors, {});
      set_authors(values, meta.authors);
      if (!meta.authors.empty()) return true;
      meta.authors = old;
      return false;
    }
    case Field::categories: meta.categories = std::move(values); return true;
    case Field::tags: meta.tags = std::move(values); return true;
    default: break;
  }
  const bool first = field == Field::date;
  std::string day;
  std::string time;
  set_date(values, page, day, time);
  if (day.empty()) return false;
  (first ? meta.date : meta.date_modified) = std::move(day);
  (first ? meta.datetime : meta.datetime_modified) = std::move(time);
  return true;
}

void note_origin(Metadata& meta, Field field) {
  const std::string name(to_string(field));
  std::erase_if(meta.provenance, [&](const Provenance& entry) { return entry.field == name; });
  meta.provenance.push_back({name, "rules", 1});
}

}  // namespace

bool Rules::Pattern::matches(std::string_view page_host, std::string_view page_path) const {
  if (!page_path.starts_with(path)) return false;
  if (host.empty() || page_host == host) return true;
  if (!page_host.ends_with('.' + host)) return false;
  return below || page_host == "www." + host;
}

Rules::Pattern Rules::parse_pattern(std::string_view text) {
  Pattern out;
  const std::size_t slash = std::min(text.find('/'), text.size());
  out.path = text.substr(slash);
  if (out.path.ends_with('*')) out.path.pop_back();
  std::string_view host = text.substr(0, slash);
  if (host == "*") return out;
  if (host.starts_with("*.")) {
    out.below = true;
    host.remove_prefix(2);
  }
  out.host = ascii::to_lower(host);
  return out;
}

std::vector<Rules::Pattern> Rules::parse_patterns(std::string_view text) {
  std::vector<Pattern> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(", "), text.size());
    if (end > 0) out.push_back(parse_pattern(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

Result<Rules> Rules::parse(std::string_view text) {
  const Result<std::vector<IniEntry>> entries = read_ini(text);
  if (!entries) return entries.error();
  Rules out;
  for (const IniEntry& entry : *entries) {
    if (entry.key.empty()) {
      Section section;
      section.patterns = parse_patterns(entry.section);
      for (const Pattern& pattern : section.patterns) {
        const bool fits = pattern.host.find_first_of("*:/@") == std::string::npos &&
                          pattern.path.find('*') == std::string::npos;
        if (!fits)
          return at(entry.line, "a host is written host.example, *.host.example, host.example/path or *");
      }
      out.sections_.push_back(std::move(section));
      continue;
    }
    if (out.sections_.empty())
      return at(entry.line, "the hosts that it is for must stand before it, in brackets");
    Result<Rule> rule = parse_rule(entry);
    if (!rule) return std::move(rule).error();
    out.sections_.back().rules.push_back(*std::move(rule));
  }
  return out;
}

std::vector<const Rules::Rule*> Rules::of(std::string_view url) const {
  std::vector<const Rule*> out;
  if (sections_.empty()) return out;
  const UrlView parts(url);
  const std::string host = ascii::to_lower(parts.host);
  for (const Section& section : sections_) {
    const bool holds = std::any_of(section.patterns.begin(), section.patterns.end(),
                                   [&](const Pattern& pattern) { return pattern.matches(host, parts.path); });
    if (!holds) continue;
    for (const Rule& rule : section.rules) out.push_back(&rule);
  }
  return out;
}

bool Rules::set_metadata(const dom::Document& document, const Page& page, Metadata& meta) const {
  std::vector<Field> done;
  const std::string base = dom::base_url(document, page.url);
  for (const Rule* rule : of(page.url)) {
    if (rule->says != Says::field || std::find(done.begin(), done.end(), rule->field) != done.end()) continue;
    std::vector<std::string> values;
    for (const dom::NodeId id : rule->selector.select(document)) {
      constexpr std::size_t most_values = 100;
      if (values.size() == most_values) break;
      std::string value = value_of(document, id, rule->field, base);
      if (!value.empty()) values.push_back(std::move(value));
    }
    if (values.empty() || !set_field(meta, rule->field, std::move(values), page)) continue;
    note_origin(meta, rule->field);
    done.push_back(rule->field);
  }
  return !done.empty();
}

}  // namespace pith
