// The readers behind read_listing(), one for each kind of listing.
#ifndef PITH_FETCH_LISTING_PARTS_HPP
#define PITH_FETCH_LISTING_PARTS_HPP

#include "pith/listing.hpp"

#include <string>
#include <string_view>
#include <unordered_set>

namespace pith::fetch {

/// Collects addresses: made absolute, each once.
class Collector {
 public:
  explicit Collector(std::string_view base) : base_(base) {}

  /// Appends to `to` unless the reference is no web address or was there before.
  void add(std::vector<ListedPage>& to, std::string_view reference, std::string_view date);

 private:
  std::string base_;
  std::unordered_set<std::string> seen_;
};

/// RSS 0.9 to 2.0, Atom, sitemap and sitemap index; nothing if the root element is none of these.
std::optional<Listing> read_xml_listing(std::string_view bytes, std::string_view url,
                                        std::string_view content_type);

/// JSON Feed 1; nothing if it is none.
std::optional<Listing> read_json_feed(std::string_view bytes, std::string_view url);

/// The links of an HTML page.
Result<Listing> read_page_links(std::string_view bytes, std::string_view url, std::string_view content_type);

/// YYYY-MM-DD of a date as feeds write it, RFC 822 or ISO 8601; empty if it is none.
std::string day_of(std::string_view date);

}  // namespace pith::fetch

#endif
