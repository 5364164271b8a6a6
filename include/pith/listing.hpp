// Where articles are listed: feeds (RSS, Atom, JSON Feed), sitemaps and their indexes, pages with links.
// Target pith::fetch.
#ifndef PITH_LISTING_HPP
#define PITH_LISTING_HPP

#include "pith/error.hpp"
#include "pith/export.h"
#include "pith/fetch.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// An article's address as it is listed.
struct ListedPage {
  std::string url;   ///< absolute, http or https, without a fragment
  std::string date;  ///< YYYY-MM-DD, when it was published or, failing that, changed; empty: not said
};

/// What a listing holds.
struct Listing {
  enum class Kind : std::uint8_t { feed, sitemap, sitemap_index, page };
  Kind kind = Kind::page;
  std::vector<ListedPage> pages;     ///< in its order, each address once
  std::vector<ListedPage> listings;  ///< sitemap_index: the sitemaps; page: the feeds it names
};

/// Reads a feed, a sitemap, an index of sitemaps or an HTML page; gzip is unpacked. Of a page, the links that
/// look like those of articles on its own host are taken: long words in the address, a headline's words as
/// text, outside of navigation. What is broken is read as far as it goes. Fails with limit, or not_text where
/// nothing can be read.
PITH_API Result<Listing> read_listing(std::string_view bytes, std::string_view url,
                                      std::string_view content_type = {}, std::size_t max_bytes = 50'000'000);

struct ListingOptions {
  std::string since;  ///< YYYY-MM-DD: older pages are left out; those without a date are kept
  std::size_t max_pages = 1'000'000;
  std::size_t max_bytes = 50'000'000;     ///< of a listing, unpacked
  std::size_t max_listings = 1000;        ///< of an index, and of what these name in turn
  std::chrono::milliseconds pause{1000};  ///< before each listing but the first
};

/// Fetches the listing at `url` and those it leads to (an index's sitemaps; a page's feeds, if the page
/// itself names no article), one after the other, and hands each page over once. `found` says whether to go
/// on. What fails below the first listing is handed to `failed`, and the rest goes on. The fetcher's options
/// should say Wanted::any.
PITH_API Result<void> find_pages(Fetcher& fetcher, std::string_view url, const ListingOptions& options,
                                 const std::function<bool(const ListedPage&)>& found,
                                 const std::function<void(const Error&)>& failed);

/// The same for a first listing that is here already. The fetcher's headers go to the origin of its `asked`,
/// or of its `url` if that is empty.
PITH_API Result<void> find_pages(Fetcher& fetcher, const Response& first, const ListingOptions& options,
                                 const std::function<bool(const ListedPage&)>& found,
                                 const std::function<void(const Error&)>& failed);

}  // namespace pith

#endif
