#include "meta/element_names.hpp"

#include "base/ascii.hpp"
#include "data/place_words.hpp"

#include <algorithm>
#include <array>

namespace pith::meta {

namespace {

// What pages call the attribute that holds the machine's form of a date, behind "data-".
bool is_moment(std::string_view name) {
  constexpr std::array<std::string_view, 14> names = {
      "utime",       "timestamp", "datetime",     "date",     "time",    "unixtime", "epoch",
      "publishdate", "published", "publish-date", "pub-date", "pubdate", "iso-date", "published-at"};
  return std::ranges::any_of(
      names, [name](std::string_view known) { return ascii::equal_ignoring_case(name, known); });
}

// data-author, data-byline-author, but not data-author-id
bool is_author(std::string_view name) {
  if (ascii::contains_ignoring_case(name, "author")) return !ascii::contains_ignoring_case(name, "id");
  return ascii::contains_ignoring_case(name, "byline");
}

ElementNames read_names(dom::AttributeReader reader, Memo<unsigned>& kinds) {
  constexpr std::size_t shortest_moment = 8;  // bytes: "20170105"
  ElementNames out;
  for (dom::Attribute a; reader.next(a);) {
    if (a.name.size() < 2 || a.value.empty()) continue;
    switch (ascii::lower(a.name[0])) {
      case 'c':
        if (ascii::equal_ignoring_case(a.name, "class")) {
          out.kinds |= kinds(a.value, data::place_kinds);
          out.classes = a.value;
        }
        if (ascii::equal_ignoring_case(a.name, "content")) out.content = a.value;
        break;
      case 'i':
        if (ascii::equal_ignoring_case(a.name, "id")) out.kinds |= kinds(a.value, data::place_kinds);
        if (ascii::equal_ignoring_case(a.name, "itemprop")) out.property = ascii::trim(a.value);
        if (ascii::equal_ignoring_case(a.name, "itemtype")) out.itemtype = a.value;
        break;
      case 'd':
        if (ascii::equal_ignoring_case(a.name, "datetime")) out.datetime = a.value;
        if (a.value.size() >= shortest_moment && ascii::starts_with_ignoring_case(a.name, "data-") &&
            is_moment(a.name.substr(5)))
          out.moment = a.value;
        if (a.value.size() < 60 && ascii::starts_with_ignoring_case(a.name, "data-") &&
            is_author(a.name.substr(5)))
          out.author = a.value;
        if (ascii::starts_with_ignoring_case(a.name, "data-") && a.value.size() < 60 &&
            (ascii::contains_ignoring_case(a.name, "test") || ascii::equal_ignoring_case(a.name, "data-qa") ||
             ascii::equal_ignoring_case(a.name, "data-component"))) {
          out.kinds |= kinds(a.value, data::place_kinds);
        }
        break;
      case 'p':
        if (ascii::equal_ignoring_case(a.name, "property") && out.property.empty()) {
          const std::size_t colon = a.value.find_last_of(":/");
          out.property = ascii::trim(colon == std::string_view::npos ? a.value : a.value.substr(colon + 1));
        }
        break;
      case 'r':
        if (ascii::equal_ignoring_case(a.name, "rel")) out.rel = a.value;
        break;
      case 'h':
        if (ascii::equal_ignoring_case(a.name, "href")) out.href = a.value;
        break;
      case 't':
        if (ascii::equal_ignoring_case(a.name, "title")) out.title = a.value;
        break;
      default: break;
    }
  }
  return out;
}

}  // namespace

const ElementNames& NameReader::read(const dom::Document& document, dom::NodeId id) {
  const dom::AttributeReader reader = document.attributes(id);
  const dom::Tag tag = document.tag(id);
  if (tag == dom::Tag::a) return link_ = read_names(reader, kinds_);
  const bool abbreviation = tag == dom::Tag::abbr;
  return alike_(reader.rest(), abbreviation ? 1 : 0, [&](std::string_view) {
    ElementNames names = read_names(reader, kinds_);
    if (abbreviation && names.content.empty()) names.content = names.title;
    return names;
  });
}

bool holds_word(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; (at = ascii::find_ignoring_case(list, word, at)) != std::string_view::npos;
       at += word.size()) {
    const bool left = at == 0 || ascii::is_space(list[at - 1]);
    const std::size_t end = at + word.size();
    if (left && (end == list.size() || ascii::is_space(list[end]))) return true;
  }
  return false;
}

}  // namespace pith::meta
