#include "meta/linked_witnesses.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "meta/headline.hpp"
#include "text/likeness.hpp"

#include <algorithm>

namespace pith::meta {
namespace {

// The address without scheme, user, "www.", query, fragment and final slash.
std::string_view bare(std::string_view url) {
  url = UrlView(ascii::trim(url)).host_path;
  if (url.starts_with("www.")) url.remove_prefix(4);
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

int rank(const LinkedThing& thing, std::string_view url, std::span<const std::string> titles) {
  if (thing.kind != LinkedKind::article && thing.kind != LinkedKind::work) return 0;
  int out = thing.kind == LinkedKind::article ? 10 : 1;
  if (thing.main) out += 20;
  const std::string_view address = bare(url);
  const auto is_here = [address](std::string_view other) {
    return !address.empty() && bare(other) == address;
  };
  if (is_here(thing.url) || is_here(thing.main_page) || is_here(thing.id)) out += 8;
  const std::string headline = clean_value(thing.headline.empty() ? thing.name : thing.headline);
  const auto is_like = [&headline](const std::string& title) {
    return text::likeness(title, headline) >= 0.6;
  };
  if (!headline.empty() && std::ranges::any_of(titles, is_like)) out += 8;
  if (!thing.date_published.empty()) ++out;
  if (!thing.authors.empty()) ++out;
  return out;
}

class Adder {
 public:
  explicit Adder(Witnesses& out) : out_(out) {}

  void add(Field field, std::string_view value, float weight, std::string_view source = "json-ld") {
    out_.add({field, clean_value(value), {}, source, weight, dom::no_node, false});
  }

  void people(Field field, const std::vector<LinkedPerson>& people, float weight) {
    for (const LinkedPerson& person : people) {
      out_.add({field, clean_value(person.name), clean_value(person.url), "json-ld", weight, dom::no_node,
                person.organization});
    }
  }

  void pictures(const LinkedThing& thing, float weight) {
    add(Field::image, thing.image.address.empty() ? thing.thumbnail.address : thing.image.address, weight);
  }

  void dates(const LinkedThing& thing, float weight) {
    add(Field::date, thing.date_published, weight);
    if (thing.date_published.empty()) add(Field::date, thing.date_created, weight - 0.1F);
    add(Field::date_modified, thing.date_modified, weight);
  }

 private:
  Witnesses& out_;
};

void add_main(const LinkedThing& thing, Adder& adder) {
  const bool article = thing.kind == LinkedKind::article;
  adder.add(Field::title, thing.headline.empty() ? thing.name : thing.headline, article ? 0.8F : 0.6F);
  if (!thing.headline.empty()) adder.add(Field::title, thing.name, article ? 0.55F : 0.5F);
  adder.people(Field::author, thing.authors, article ? 0.85F : 0.5F);
  adder.people(Field::publisher, thing.publishers, 0.8F);
  adder.dates(thing, article ? 0.95F : 0.6F);
  adder.add(Field::description, thing.description, 0.6F);
  adder.add(Field::language, thing.language, 0.6F);
  adder.add(Field::license, thing.license, 0.7F);
  adder.pictures(thing, 0.7F);
  adder.add(Field::site, thing.site, 0.5F);
  adder.add(Field::url, thing.main_page.empty() ? thing.url : thing.main_page, 0.5F);
  for (const std::string& section : thing.sections) adder.add(Field::section, section, 0.8F);
  for (const std::string& words : thing.keywords) {
    // Some list them one by one, some in one string.
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(',', at), words.size());
      adder.add(Field::tag, std::string_view(words).substr(at, end - at), 0.7F);
      at = end + 1;
    }
  }
  if (thing.accessible_for_free) adder.add(Field::free, *thing.accessible_for_free ? "true" : "false", 0.9F);
  if (thing.comment_count) adder.add(Field::comments, std::to_string(*thing.comment_count), 0.9F);
}

bool ends_paragraph(std::string_view tag) {
  if (tag.starts_with('/')) tag.remove_prefix(1);
  const std::size_t end = std::min(tag.find_first_of(" \t\n/>"), tag.size());
  for (const std::string_view name :
       {"p", "br", "div", "li", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "tr"}) {
    if (ascii::equal_ignoring_case(tag.substr(0, end), name)) return true;
  }
  return false;
}

// Drops tags; what stands between '<' and '>' is one only if a letter or '/' opens it.
std::string without_tags(std::string_view text) {
  const std::size_t last = text.rfind('>');
  if (last == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool opens = text[at] == '<' && at + 1 < text.size() &&
                       (ascii::is_alpha(text[at + 1]) || text[at + 1] == '/' || text[at + 1] == '!');
    const std::size_t end = opens && at <= last ? text.find('>', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at++];
    } else {
      out += ends_paragraph(text.substr(at + 1, end - at)) ? '\n' : ' ';
      at = end + 1;
    }
  }
  return out;
}

}  // namespace

std::string clean_value(std::string_view value) {
  constexpr std::size_t longest = 4'000;
  value = utf8::begin_of(value, longest);
  if (value.find_first_of("&<") == std::string_view::npos) return utf8::clean_line(value);
  // Many values are addresses: by the rules of attributes "?a=1&copy=2" stays.
  const std::string decoded = decode_entities(decode_entities(value, true), true);
  return utf8::clean_line(decoded.find('<') == std::string::npos ? decoded : without_tags(decoded));
}

std::string plain_text(std::string_view value) {
  const std::string text = without_tags(decode_entities(decode_entities(value)));
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = utf8::clean_line(std::string_view(text).substr(at, end - at));
    if (!line.empty()) out.append(out.empty() ? "" : "\n").append(line);
    at = end + 1;
  }
  return out;
}

const LinkedThing* main_thing(const LinkedData& data, std::string_view url,
                              std::span<const std::string> titles) {
  const LinkedThing* out = nullptr;
  int best = 0;
  for (const LinkedThing& thing : data.things) {
    const int value = rank(thing, url, titles);
    if (value > best) {
      best = value;
      out = &thing;
    }
  }
  return out;
}

void add_linked(const LinkedData& data, const LinkedThing* main, Witnesses& out) {
  Adder adder(out);
  if (main != nullptr) add_main(*main, adder);
  for (const LinkedThing& thing : data.things) {
    if (thing.kind == LinkedKind::page && thing.main) {
      adder.dates(thing, 0.75F);
      adder.people(Field::author, thing.authors, 0.6F);
      adder.people(Field::publisher, thing.publishers, 0.7F);
      adder.add(Field::title, thing.headline.empty() ? thing.name : thing.headline, 0.4F);
      adder.add(Field::description, thing.description, 0.5F);
      adder.add(Field::language, thing.language, 0.5F);
      adder.pictures(thing, 0.6F);
    } else if (thing.kind == LinkedKind::site) {
      adder.add(Field::site, thing.name, 0.8F);
    } else if (thing.kind == LinkedKind::organization && thing.main) {
      adder.add(Field::publisher, thing.name, 0.5F);
    } else if (thing.kind == LinkedKind::breadcrumbs && thing.crumbs.size() > 1) {
      // Between the front page and the article itself stand the sections.
      for (std::size_t i = 1; i + 1 < thing.crumbs.size(); ++i)
        adder.add(Field::section, thing.crumbs[i], 0.4F);
    }
  }
}

}  // namespace pith::meta
