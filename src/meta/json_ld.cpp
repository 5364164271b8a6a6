#include "meta/json_ld.hpp"

#include "base/ascii.hpp"
#include "meta/json_repair.hpp"
#include "meta/linked_values.hpp"

#include <algorithm>
#include <array>

#include <simdjson.h>

namespace pith::meta {
namespace {

namespace json = simdjson::dom;

constexpr std::size_t largest_block = 1'000'000;
constexpr std::size_t deepest = 64;
constexpr std::size_t most_things = 500;

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
  if (type == "ImageObject") return LinkedKind::picture;
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

// Fills one field. A string field takes its first value.
void read_field(std::string_view key, json::element value, LinkedThing& thing) {
  struct TextField {
    std::string_view key;
    std::string LinkedThing::*field;
    std::string_view inner;
  };
  constexpr std::array<TextField, 13> texts = {{{"@id", &LinkedThing::id, "@id"},
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
                                                {"isPartOf", &LinkedThing::site, "name"}}};
  const auto is_key = [key](const TextField& field) { return field.key == key; };
  if (const auto* field = std::ranges::find_if(texts, is_key); field != texts.end()) {
    std::string& target = thing.*field->field;
    if (target.empty()) target = first_text(value, field->inner);
  } else if (key == "author" || key == "creator") {
    if (thing.authors.empty()) add_people(value, thing.authors);
  } else if (key == "publisher") {
    add_people(value, thing.publishers);
  } else if (key == "articleSection") {
    add_texts(value, thing.sections);
  } else if (key == "keywords") {
    add_texts(value, thing.keywords);
  } else if (key == "image" || key == "primaryImageOfPage") {
    add_picture(value, thing.image);
  } else if (key == "thumbnailUrl" || key == "thumbnail") {
    add_picture(value, thing.thumbnail);
  } else if (key == "contentUrl" && thing.kind == LinkedKind::picture) {
    if (thing.url.empty()) thing.url = first_text(value, "@id");
  } else if (key == "datePosted" || key == "uploadDate") {
    if (thing.date_published.empty()) thing.date_published = first_text(value, "@value");
  } else if (key == "isAccessibleForFree") {
    thing.accessible_for_free = truth_of(value);
  } else if (key == "commentCount" || key == "answerCount") {
    thing.comment_count = count_of(value);
  } else if (key == "itemListElement" && thing.kind == LinkedKind::breadcrumbs) {
    add_crumbs(value, thing.crumbs);
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
    if (thing.kind == LinkedKind::person && thing.name.empty()) thing.name = name_of_parts(object);
    if (thing.kind == LinkedKind::picture && thing.id.empty()) return;  // nothing can refer to it
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

void resolve(LinkedPicture& picture, const LinkedData& data) {
  if (!picture.address.empty() || picture.id.empty()) return;
  const auto is_it = [&](const LinkedThing& thing) {
    return thing.kind == LinkedKind::picture && thing.id == picture.id;
  };
  const auto found = std::ranges::find_if(data.things, is_it);
  if (found != data.things.end()) picture.address = found->url;
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
    resolve(thing.image, out);
    resolve(thing.thumbnail, out);
  }
  return out;
}

}  // namespace pith::meta
