#include "meta/parsely_page.hpp"

#include "base/ascii.hpp"
#include "meta/linked_witnesses.hpp"

#include <array>
#include <new>

#include <simdjson.h>

namespace pith::meta {
namespace {

namespace json = simdjson::dom;

struct Member {
  std::string_view key;
  Field field;
  float weight;
};

// "authors" goes before "author", which has the first one or all of them.
constexpr std::array<Member, 7> members = {{{"title", Field::title, 0.75F},
                                            {"authors", Field::author, 0.85F},
                                            {"author", Field::author, 0.85F},
                                            {"pub_date", Field::date, 0.85F},
                                            {"image_url", Field::image, 0.7F},
                                            {"section", Field::section, 0.7F},
                                            {"tags", Field::tag, 0.6F}}};

void add(const Member& member, json::element value, Witnesses& out) {
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) return;
  out.add({.field = member.field,
           .value = clean_value(text),
           .link = {},
           .source = "meta:parsely-page",
           .weight = member.weight});
}

}  // namespace

bool is_parsely_page(std::string_view name) {
  return ascii::equal_ignoring_case(ascii::trim(name), "parsely-page");
}

void read_parsely_page(std::string_view text, Witnesses& out) {
  json::parser parser;
  json::object page;
  const auto error = parser.parse(text.data(), text.size()).get_object().get(page);
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  if (error != simdjson::SUCCESS) return;
  bool authors = false;
  for (const Member& member : members) {
    json::element value;
    if (page.at_key(member.key).get(value) != simdjson::SUCCESS) continue;
    if (member.field == Field::author && authors) continue;
    if (value.is_array()) {
      for (const json::element item : json::array(value)) add(member, item, out);
    } else {
      add(member, value, out);
    }
    authors = authors || member.field == Field::author;
  }
}

}  // namespace pith::meta
