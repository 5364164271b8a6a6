#include "pith/listing.hpp"

#include "base/ascii.hpp"
#include "base/byte_order_mark.hpp"
#include "base/inflate.hpp"
#include "fetch/failure.hpp"
#include "fetch/listing_parts.hpp"
#include "fetch/media_type.hpp"
#include "fetch/unpack.hpp"
#include "fetch/url.hpp"

#include <algorithm>
#include <ctime>
#include <deque>
#include <thread>
#include <unordered_set>
#include <utility>

#include <curl/curl.h>

namespace pith {
namespace fetch {
namespace {

bool is_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (!ascii::is_digit(text[at])) return false;
  }
  return true;
}

}  // namespace

std::string day_of(std::string_view date) {
  date = ascii::trim(date);
  if (is_iso_day(date)) return std::string(date.substr(0, 10));
  if (date.empty() || date.size() > 100) return {};
  const std::time_t time = curl_getdate(std::string(date).c_str(), nullptr);
  std::tm parts{};
  char out[32] = "";
  if (time == -1 || gmtime_r(&time, &parts) == nullptr) return {};
  return std::string(out, std::strftime(out, sizeof out, "%Y-%m-%d", &parts));
}

void Collector::add(std::vector<ListedPage>& to, std::string_view reference, std::string_view date) {
  if (reference.empty()) return;
  std::string url = resolve_link(base_, reference);
  if (url.empty() || !seen_.insert(url).second) return;
  to.push_back({std::move(url), std::string(date)});
}

}  // namespace fetch

namespace {

// What was found and what is still to be read.
class Finder {
 public:
  Finder(const std::string& first, const ListingOptions& options,
         const std::function<bool(const ListedPage&)>& found)
      : options_(options), found_(found), known_{first} {}

  // False: enough.
  bool take(const Listing& listing) {
    for (const ListedPage& page : listing.pages) {
      if (too_old(page) || !handed_.insert(page.url).second) continue;
      if (handed_.size() > options_.max_pages || !found_(page)) return false;
    }
    if (listing.kind == Listing::Kind::page && !listing.pages.empty()) return true;
    for (const ListedPage& more : listing.listings) {
      if (too_old(more) || known_.size() > options_.max_listings || !known_.insert(more.url).second) continue;
      waiting_.push_back(more.url);
    }
    return true;
  }

  std::optional<std::string> next() {
    if (waiting_.empty()) return {};
    std::string out = std::move(waiting_.front());
    waiting_.pop_front();
    return out;
  }

 private:
  bool too_old(const ListedPage& page) const { return !page.date.empty() && page.date < options_.since; }

  const ListingOptions& options_;
  const std::function<bool(const ListedPage&)>& found_;
  std::deque<std::string> waiting_;
  std::unordered_set<std::string> known_;
  std::unordered_set<std::string> handed_;
};

}  // namespace

Result<Listing> read_listing(std::string_view bytes, std::string_view url, std::string_view content_type,
                             std::size_t max_bytes) {
  std::string unpacked;
  if (begins_as_gzip(bytes)) {
    fetch::Unpacking unpacking(max_bytes);
    Result<void, fetch::Failure> done = unpacking.start("gzip");
    if (done) done = unpacking.feed(bytes, unpacked);
    if (done) done = unpacking.finish();
    if (!done) return fetch::error_of(url, done.error());
    bytes = unpacked;
  }
  const std::string_view unmarked = without_byte_order_mark(bytes);
  const std::string_view begin = ascii::trim(unmarked.substr(0, 1024));
  if (begin.starts_with('{')) {
    if (std::optional<Listing> feed = fetch::read_json_feed(unmarked, url)) return std::move(*feed);
  }
  // Otherwise the root element decides: servers call feeds text/html, too.
  const bool html = ascii::starts_with_ignoring_case(begin, "<!doctype html") ||
                    ascii::starts_with_ignoring_case(begin, "<html");
  if (!html && !begin.starts_with('{')) {
    if (std::optional<Listing> listing = fetch::read_xml_listing(bytes, url, content_type))
      return std::move(*listing);
  }
  if (!fetch::begins_as_markup(begin)) {
    return fetch::error_of(url, {ErrorCode::not_text, "neither a feed nor a sitemap nor a page"});
  }
  return fetch::read_page_links(bytes, url, content_type);
}

Result<void> find_pages(Fetcher& fetcher, std::string_view url, const ListingOptions& options,
                        const std::function<bool(const ListedPage&)>& found,
                        const std::function<void(const Error&)>& failed) {
  const Result<Response> first = fetcher.fetch(url);
  if (!first) return first.error();
  return find_pages(fetcher, *first, options, found, failed);
}

Result<void> find_pages(Fetcher& fetcher, const Response& first, const ListingOptions& options,
                        const std::function<bool(const ListedPage&)>& found,
                        const std::function<void(const Error&)>& failed) {
  Finder finder(first.url, options, found);
  const std::string& given = first.asked.empty() ? first.url : first.asked;
  Result<Listing> listing = read_listing(first.body, first.url, first.content_type, options.max_bytes);
  if (!listing) return listing.error();
  bool more = finder.take(*listing);
  while (more) {
    const std::optional<std::string> address = finder.next();
    if (!address) break;
    std::this_thread::sleep_for(options.pause);
    const Result<Response> response = fetcher.fetch(*address, given);
    listing = response
                  ? read_listing(response->body, response->url, response->content_type, options.max_bytes)
                  : Result<Listing>(response.error());
    if (listing) {
      more = finder.take(*listing);
    } else {
      failed(listing.error());
    }
  }
  return {};
}

}  // namespace pith
