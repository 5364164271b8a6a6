#include "pith/listing.hpp"

#include "base/ascii.hpp"
#include "fetch/failure.hpp"
#include "fetch/listing_parts.hpp"
#include "fetch/media_type.hpp"
#include "fetch/unpack.hpp"
#include "fetch/url.hpp"

#include <algorithm>
#include <ctime>
#include <deque>
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

Result<Listing> read_listing(std::string_view bytes, std::string_view url, std::string_view content_type,
                             std::size_t max_bytes) {
  std::string unpacked;
  if (bytes.starts_with("\x1f\x8b")) {
    fetch::Unpacking unpacking(max_bytes);
    fetch::MaybeFailure failure = unpacking.start("gzip");
    if (!failure) failure = unpacking.feed(bytes, unpacked);
    if (!failure) failure = unpacking.finish();
    if (failure) return fetch::error_of(url, *failure);
    bytes = unpacked;
  }
  std::string_view begin = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
  begin = ascii::trim(begin.substr(0, std::min<std::size_t>(begin.size(), 1024)));
  if (begin.starts_with('{')) {
    if (std::optional<Listing> feed = fetch::read_json_feed(bytes, url)) return std::move(*feed);
  }
  const bool html = ascii::starts_with_ignoring_case(begin, "<!doctype html") ||
                    ascii::starts_with_ignoring_case(begin, "<html") ||
                    (fetch::essence(content_type) == "text/html" && !begin.starts_with("<?xml"));
  if (!html && !begin.starts_with('{')) {
    if (std::optional<Listing> listing = fetch::read_xml_listing(bytes, url)) return std::move(*listing);
  }
  if (!fetch::begins_as_markup(begin)) {
    return fetch::error_of(url, {ErrorCode::not_text, "neither a feed nor a sitemap nor a page"});
  }
  return fetch::read_page_links(bytes, url, content_type);
}

std::optional<Error> find_pages(Fetcher& fetcher, std::string_view url, const ListingOptions& options,
                                const std::function<bool(const ListedPage&)>& found,
                                const std::function<void(const Error&)>& failed) {
  std::deque<std::string> waiting = {std::string(url)};
  std::unordered_set<std::string> known = {waiting.front()};
  std::unordered_set<std::string> handed;
  const auto too_old = [&](const ListedPage& page) {
    return !page.date.empty() && page.date < options.since;
  };
  for (bool first = true; !waiting.empty(); first = false) {
    const std::string address = std::move(waiting.front());
    waiting.pop_front();
    Result<Response> response = fetcher.fetch(address);
    Result<Listing> listing = response ? read_listing(response->body, response->url, response->content_type)
                                       : Result<Listing>(response.error());
    if (!listing && first) return listing.error();
    if (!listing) {
      failed(listing.error());
      continue;
    }
    for (const ListedPage& page : listing->pages) {
      if (too_old(page) || !handed.insert(page.url).second) continue;
      if (handed.size() > options.max_pages || !found(page)) return {};
    }
    if (listing->kind == Listing::Kind::page && !listing->pages.empty()) continue;
    for (const ListedPage& more : listing->listings) {
      if (too_old(more) || known.size() > options.max_listings || !known.insert(more.url).second) continue;
      waiting.push_back(more.url);
    }
  }
  return {};
}

}  // namespace pith
