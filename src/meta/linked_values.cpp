#include "meta/linked_values.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace pith::meta {

namespace json = simdjson::dom;

namespace {

constexpr std::size_t most_values = 100;  // of one list field

std::string number_text(json::element value) {
  std::int64_t number = 0;
  return value.get_int64().get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

bool has_type(json::element type, std::string_view wanted) {
  if (type.is_array()) {
    return std::ranges::any_of(json::array(type), [wanted](json::element item) {
      return local_name(text_or_empty(item)) == wanted;
    });
  }
  return local_name(text_or_empty(type)).find(wanted) != std::string_view::npos;
}

// A name is a text, or an object that holds one: {"@value": …}, {"@type": "Person", "name": …}.
std::string name_text(json::element value) {
  std::string out = first_text(value, "@value");
  return out.empty() ? first_text(value, "name") : out;
}

LinkedPerson person_of(json::object object) {
  LinkedPerson out;
  for (const auto& [key, value] : object) {
    if (key == "name") out.name = name_text(value);
    if (key == "url" || (key == "sameAs" && out.url.empty())) out.url = first_text(value, "@id");
    if (key == "@id") out.id = text_or_empty(value);
    if (key == "@type") out.organization = has_type(value, "Organization");
  }
  if (out.name.empty()) out.name = name_of_parts(object);
  return out;
}

void add_name(std::string name, std::vector<LinkedPerson>& out) {
  if (name.empty()) return;
  out.emplace_back();
  out.back().name = std::move(name);
}

// The items of a list, so that the first one is taken first.
void push_items(json::array list, std::vector<json::element>& pending) {
  const auto mark = static_cast<std::ptrdiff_t>(pending.size());
  for (const json::element item : list) pending.push_back(item);
  std::reverse(pending.begin() + mark, pending.end());
}

// One person, or a list that an object holds.
void add_person(json::element value, std::vector<json::element>& pending, std::vector<LinkedPerson>& out) {
  if (value.is_string()) add_name(std::string(text_or_empty(value)), out);
  if (!value.is_object()) return;
  json::element inner;
  if (value.at_key("@list").get(inner) == simdjson::SUCCESS && inner.is_array()) {
    push_items(json::array(inner), pending);
  } else if (value.at_key("name").get(inner) == simdjson::SUCCESS && inner.is_array()) {
    // Several names in one object.
    for (const json::element item : json::array(inner)) add_name(first_text(item, "name"), out);
  } else {
    LinkedPerson person = person_of(json::object(value));
    const bool wraps = person.name.empty() && person.id.empty();
    if (wraps && value.at_key("author").get(inner) == simdjson::SUCCESS) {
      pending.push_back(inner);  // a Role
    } else {
      out.push_back(std::move(person));
    }
  }
}

}  // namespace

// "http://schema.org/NewsArticle", "schema:NewsArticle" → "NewsArticle"
std::string_view local_name(std::string_view type) {
  const std::size_t cut = type.find_last_of("/#:");
  return ascii::trim(cut == std::string_view::npos ? type : type.substr(cut + 1));
}

std::string_view text_or_empty(json::element value) {
  std::string_view out;
  return value.get_string().get(out) == simdjson::SUCCESS ? out : std::string_view();
}

// The first text in a string, a list of strings, or an object's name, url or id.
std::string first_text(json::element value, std::string_view key) {
  if (value.is_array()) {
    for (const json::element item : json::array(value)) {
      std::string out = item.is_array() ? std::string() : first_text(item, key);
      if (!out.empty()) return out;
    }
    return {};
  }
  if (value.is_object()) {
    for (const std::string_view name : {key, std::string_view("@value")}) {
      json::element inner;
      if (value.at_key(name).get(inner) == simdjson::SUCCESS && inner.is_string())
        return std::string(text_or_empty(inner));
    }
    return {};
  }
  return value.is_string() ? std::string(text_or_empty(value)) : number_text(value);
}

void add_texts(json::element value, std::vector<std::string>& out) {
  if (value.is_array()) {
    for (const json::element item : json::array(value)) {
      if (out.size() >= most_values) return;
      std::string text = item.is_array() ? std::string() : first_text(item, "name");
      if (!text.empty()) out.push_back(std::move(text));
    }
    return;
  }
  std::string text = first_text(value, "name");
  if (!text.empty()) out.push_back(std::move(text));
}

std::string name_of_parts(json::object person) {
  std::string out;
  for (const std::string_view key : {"givenName", "familyName"}) {
    json::element part;
    if (person.at_key(key).get(part) != simdjson::SUCCESS) continue;
    const std::string name = name_text(part);
    if (!name.empty()) out.append(out.empty() ? "" : " ").append(name);
  }
  return out;
}

// Lists may hold lists.
void add_people(json::element value, std::vector<LinkedPerson>& out) {
  std::vector<json::element> pending = {value};
  while (!pending.empty() && out.size() < most_values) {
    const json::element item = pending.back();
    pending.pop_back();
    if (item.is_array()) {
      push_items(json::array(item), pending);
    } else {
      add_person(item, pending, out);
    }
  }
}

// The first address of a picture, and the first reference to one: strings, objects, objects whose address is
// an object, lists of all of these.
void add_picture(json::element value, LinkedPicture& out) {
  std::vector<json::element> pending = {value};
  for (std::size_t read = 0; !pending.empty() && out.address.empty() && read < most_values; ++read) {
    const json::element item = pending.back();
    pending.pop_back();
    if (item.is_array()) push_items(json::array(item), pending);
    if (item.is_string()) out.address = text_or_empty(item);
    if (!item.is_object()) continue;
    json::element inner;
    if (out.id.empty() && item.at_key("@id").get(inner) == simdjson::SUCCESS) out.id = text_or_empty(inner);
    for (const std::string_view key : {"@list", "contentUrl", "url"}) {  // the last one is read first
      if (item.at_key(key).get(inner) == simdjson::SUCCESS) pending.push_back(inner);
    }
  }
}

std::optional<bool> truth_of(json::element value) {
  bool out = false;
  if (value.get_bool().get(out) == simdjson::SUCCESS) return out;
  const std::string_view text = local_name(text_or_empty(value));
  if (ascii::equal_ignoring_case(text, "true")) return true;
  if (ascii::equal_ignoring_case(text, "false")) return false;
  return std::nullopt;
}

std::optional<std::uint32_t> count_of(json::element value) {
  const std::string text = first_text(value, "@value");
  std::uint32_t out = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), out);
  return result.ec == std::errc() && result.ptr == text.data() + text.size() ? std::optional(out)
                                                                             : std::nullopt;
}

void add_crumbs(json::element list, std::vector<std::string>& out) {
  if (!list.is_array()) return;
  for (const json::element item : json::array(list)) {
    if (!item.is_object() || out.size() >= most_values) continue;
    std::string name = first_text(item, "name");
    json::element inner;
    if (name.empty() && item.at_key("item").get(inner) == simdjson::SUCCESS) name = first_text(inner, "name");
    if (!name.empty()) out.push_back(std::move(name));
  }
}

}  // namespace pith::meta
