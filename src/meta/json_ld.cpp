#include "meta/json_ld.hpp"

#include "base/ascii.hpp"
#include "meta/json_repair.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <simdjson.h>

namespace pith::meta {
namespace {

namespace json = simdjson::dom;

constexpr std::size_t largest_block = 1'000'000;
constexpr std::size_t deepest = 64;
constexpr std::size_t most_things = 500;
constexpr std::size_t most_values = 100;  // of one list field

bool is_article_type(std::string_view type) {
  constexpr std::array<std::string_view, 9> kinds = {"BlogPosting",
                                                     "LiveBlogPosting",
                                                     "DiscussionForumPosting",
                                                     "SocialMediaPosting",
                                                     "Report",
                                                     "Question",
                                                     "Recipe",
                                                     "HowTo",
                                                     "Review"};
  return type.ends_with("Article") || std::ranges::find(kinds, type) != kinds.end();
}

LinkedKind kind_of(std::string_view type) {
  if (is_article_type(type)) return LinkedKind::article;
  if (type == "Person") return LinkedKind::person;
  if (type == "WebSite") return LinkedKind::site;
  if (type == "BreadcrumbList") return LinkedKind::breadcrumbs;
  if (type.ends_with("Page")) return LinkedKind::page;
  if (type.ends_with("Organization") || type == "Corporation" || type == "NewsMediaOrganisation" ||
      type.ends_with("Business")) {
    return LinkedKind::organization;
  }
  constexpr std::array<std::string_view, 12> works = {
      "CreativeWork",   "VideoObject", "Book",       "Product", "Event", "JobPosting",
      "PodcastEpisode", "Course",      "WebContent", "Dataset", "Movie", "SoftwareApplication"};
  return std::ranges::find(works, type) != works.end() ? LinkedKind::work : LinkedKind::other;
}

// "http://schema.org/NewsArticle", "schema:NewsArticle" → "NewsArticle"
std::string_view local_name(std::string_view type) {
  const std::size_t cut = type.find_last_of("/#:");
  return ascii::trim(cut == std::string_view::npos ? type : type.substr(cut + 1));
}

std::string_view text_or_empty(json::element value) {
  std::string_view out;
  return value.get_string().get(out) == simdjson::SUCCESS ? out : std::string_view();
}

std::string number_text(json::element value) {
  std::int64_t number = 0;
  return value.get_int64().get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
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
  std::string given;
  std::string family;
  for (const auto& [key, value] : object) {
    if (key == "name") out.name = name_text(value);
    if (key == "url" || (key == "sameAs" && out.url.empty())) out.url = first_text(value, "@id");
    if (key == "@id") out.id = text_or_empty(value);
    if (key == "givenName") given = name_text(value);
    if (key == "familyName") family = name_text(value);
    if (key == "@type") out.organization = has_type(value, "Organization");
  }
  if (out.name.empty() && !(given.empty() && family.empty())) {
    out.name = given + (given.empty() || family.empty() ? "" : " ") + family;
  }
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
    out.push_back(person_of(json::object(value)));
  }
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

void read_crumbs(json::element list, std::vector<std::string>& out) {
  if (!list.is_array()) return;
  for (const json::element item : json::array(list)) {
    if (!item.is_object() || out.size() >= most_values) continue;
    std::string name = first_text(item, "name");
    json::element inner;
    if (name.empty() && item.at_key("item").get(inner) == simdjson::SUCCESS) name = first_text(inner, "name");
    if (!name.empty()) out.push_back(std::move(name));
  }
}

// Fills one field. A string field takes its first value.
void read_field(std::string_view key, json::element value, LinkedThing& thing) {
  struct TextField {
    std::string_view key;
    std::string LinkedThing::*field;
    std::string_view inner;
  };
  constexpr std::array<TextField, 14> texts = {{{"@id", &LinkedThing::id, "@id"},
                                                {"url", &LinkedThing::url, "@id"},
                                                {"mainEntityOfPage", &LinkedThing::main_page, "@id"},
                                                {"headline", &LinkedThing::headline, "@value"},
                                                {"name", &LinkedThing::name, "@value"},
                                                {"description", &LinkedThing::description, "@value"},
                                                {"articleBody", &LinkedThing::body, "@value"},
                                                {"datePublished", &LinkedThing::date_published, "@value"},
                                                {"dateCreated", &LinkedThing::date_created, "@value"},
                                                {"dateModified", &LinkedThing::date_modified, "@value"},
                                                {"inLanguage", &LinkedThing::language, "name"},
                                                {"license", &LinkedThing::license, "url"},
                                                {"image", &LinkedThing::image, "url"},
                                                {"isPartOf", &LinkedThing::site, "name"}}};
  const auto is_key = [key](const TextField& field) { return field.key == key; };
  if (const auto* field = std::ranges::find_if(texts, is_key); field != texts.end()) {
    std::string& target = thing.*field->field;
    if (target.empty()) target = first_text(value, field->inner);
    if (target.empty() && key == "image") target = first_text(value, "contentUrl");
  } else if (key == "author" || key == "creator") {
    if (thing.authors.empty()) add_people(value, thing.authors);
  } else if (key == "publisher") {
    add_people(value, thing.publishers);
  } else if (key == "articleSection") {
    add_texts(value, thing.sections);
  } else if (key == "keywords") {
    add_texts(value, thing.keywords);
  } else if (key == "thumbnailUrl") {
    if (thing.image.empty()) thing.image = first_text(value, "url");
  } else if (key == "datePosted" || key == "uploadDate") {
    if (thing.date_published.empty()) thing.date_published = first_text(value, "@value");
  } else if (key == "isAccessibleForFree") {
    thing.accessible_for_free = truth_of(value);
  } else if (key == "commentCount" || key == "answerCount") {
    thing.comment_count = count_of(value);
  } else if (key == "itemListElement" && thing.kind == LinkedKind::breadcrumbs) {
    read_crumbs(value, thing.crumbs);
  }
}

void read_types(json::element value, LinkedThing& thing) {
  std::vector<std::string> types;
  add_texts(value, types);
  for (const std::string& type : types) {
    const std::string_view name = local_name(type);
    if (thing.type.empty()) thing.type = name;
    const LinkedKind kind = kind_of(name);
    if (kind > thing.kind) {
      thing.kind = kind;
      thing.type = name;
    }
  }
}

class Walk {
 public:
  explicit Walk(LinkedData& out) : out_(out) {}

  // Every object below `root`, in order. Depth is bounded by the parser.
  void run(json::element root) {
    stack_.push_back({root, true});
    while (!stack_.empty() && out_.things.size() < most_things) {
      const Pending place = stack_.back();
      stack_.pop_back();
      const std::size_t mark = stack_.size();
      if (place.value.is_array()) {
        for (const json::element item : json::array(place.value)) push(item, place.main);
      } else if (place.value.is_object()) {
        object(json::object(place.value), place.main);
      }
      std::reverse(stack_.begin() + static_cast<std::ptrdiff_t>(mark), stack_.end());
    }
  }

 private:
  struct Pending {
    json::element value;
    bool main;
  };

  void push(json::element value, bool main) {
    if (value.is_array() || value.is_object()) stack_.push_back({value, main});
  }

  void object(json::object object, bool main) {
    LinkedThing thing;
    thing.main = main;
    json::element type;
    if (object.at_key("@type").get(type) == simdjson::SUCCESS) read_types(type, thing);
    // A question is the page's subject only where it is asked, not in a list of frequent ones.
    if (thing.type == "Question" && !main) thing.kind = LinkedKind::other;
    const bool is_list = thing.type == "FAQPage";
    for (const auto& [key, value] : object) {
      const bool passes_on =
          key == "@graph" || key == "mainEntity" || (key == "mainEntityOfPage" && value.is_object());
      push(value, main && passes_on && !is_list);
      read_field(key, value, thing);
    }
    if (thing.kind != LinkedKind::other || !thing.name.empty() || !thing.headline.empty()) {
      out_.things.push_back(std::move(thing));
    }
  }

  LinkedData& out_;
  std::vector<Pending> stack_;
};

// As simdjson's parse(), which alone would forget the bound on depth.
simdjson::error_code parse(std::string_view text, json::parser& parser, json::element& root) {
  if (parser.capacity() < text.size()) {
    if (const auto error = parser.allocate(text.size(), deepest); error != simdjson::SUCCESS) return error;
  }
  return parser.parse(text.data(), text.size()).get(root);
}

// `number` counts the page's blocks from 1.
void read_block(std::string_view text, std::size_t number, json::parser& parser, LinkedData& out) {
  const auto skip = [&](std::string_view why) {
    out.skipped.push_back("JSON-LD block " + std::to_string(number) + ": " + std::string(why));
  };
  if (text.size() > largest_block) {
    skip("it is over 1 MB");
    return;
  }
  json::element root;
  auto error = parse(text, parser, root);
  if (error != simdjson::SUCCESS && error != simdjson::DEPTH_ERROR) {
    error = parse(repair_json(text), parser, root);
  }
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  if (error != simdjson::SUCCESS) {
    skip(simdjson::error_message(error));
    return;
  }
  Walk(out).run(root);
}

bool is_json_ld(const dom::Script& script) {
  dom::AttributeReader attributes(script.attributes);
  for (dom::Attribute attribute; attributes.next(attribute);) {
    if (ascii::equal_ignoring_case(attribute.name, "type")) {
      return ascii::contains_ignoring_case(attribute.value, "ld+json");
    }
  }
  return false;
}

void resolve(LinkedPerson& person, const LinkedData& data) {
  if (!person.name.empty() || person.id.empty()) return;
  for (const LinkedThing& thing : data.things) {
    if (thing.id != person.id || thing.name.empty()) continue;
    person.name = thing.name;
    if (person.url.empty()) person.url = thing.url;
    person.organization = thing.kind == LinkedKind::organization;
    return;
  }
}

}  // namespace

LinkedData read_json_ld(std::span<const dom::Script> scripts) {
  LinkedData out;
  json::parser parser;
  std::size_t number = 0;
  for (const dom::Script& script : scripts) {
    if (is_json_ld(script)) read_block(script.text, ++number, parser, out);
  }
  for (LinkedThing& thing : out.things) {
    for (LinkedPerson& person : thing.authors) resolve(person, out);
    for (LinkedPerson& person : thing.publishers) resolve(person, out);
  }
  return out;
}

}  // namespace pith::meta
