#include "fetch/listing_parts.hpp"

#include <new>
#include <string_view>

#include <simdjson.h>

namespace pith::fetch {
namespace {

std::string_view text(simdjson::dom::element object, const char* key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? value : std::string_view();
}

std::string_view first_of(std::string_view a, std::string_view b) { return a.empty() ? b : a; }

}  // namespace

std::optional<Listing> read_json_feed(std::string_view bytes, std::string_view url) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::error_code error = parser.parse(bytes.data(), bytes.size()).get(root);
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  simdjson::dom::array items;
  if (error != simdjson::SUCCESS || root["items"].get(items) != simdjson::SUCCESS) return {};
  Listing listing;
  listing.kind = Listing::Kind::feed;
  Collector collector(url);
  for (const simdjson::dom::element item : items) {
    const std::string_view date = first_of(text(item, "date_published"), text(item, "date_modified"));
    collector.add(listing.pages, first_of(text(item, "url"), text(item, "external_url")), day_of(date));
  }
  return listing;
}

}  // namespace pith::fetch
