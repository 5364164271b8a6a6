// Feeds, sitemaps and pages with links.
#include "pith/listing.hpp"

#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  std::string_view bytes = fuzz::view(data, size);
  const char* type = fuzz::take_choice(bytes) % 2 == 0 ? "text/html" : "";
  const auto listing = read_listing(bytes, "https://example.org/news/", type, 1'000'000);
  if (!listing) {
    fuzz::check_clean(listing.error().message, "an error of a listing");
    return 0;
  }
  for (const auto* list : {&listing->pages, &listing->listings}) {
    for (const ListedPage& page : *list) {
      fuzz::check(page.url.starts_with("http"), "a listed address is one of the web");
      fuzz::check_clean(page.url, "a listed address");
      fuzz::check(page.date.empty() || page.date.size() == 10, "a date is a day");
    }
  }
  return 0;
}
