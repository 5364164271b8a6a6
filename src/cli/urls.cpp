// pith urls: what feeds, sitemaps and pages list.
#include "pith/listing.hpp"

#include "cli/loader.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "input/source.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>

namespace pith::cli {

namespace {

class Lister {
 public:
  Lister(const Settings& settings, Console& console)
      : settings_(settings), console_(console), fetcher_(settings.fetching), stream_(settings.target) {
    options_.since = settings.since;
    options_.max_bytes = settings.extraction.limits.bytes;
    options_.pause = settings.crawl.delay;
  }

  /// False: nothing more can be written.
  bool list(const std::string& input) {
    found_ = failed_below_ = false;
    input::Item item = input::single_page(input);
    const Result<Response> listing = get(item);
    const Result<void> followed = listing ? follow(*listing) : Result<void>(listing.error());
    if (!followed && !broken_) {
      console_.failure(subject_of(item, followed.error()), followed.error());
    } else if (!broken_ && !found_ && !failed_below_) {
      console_.no_address(subject_of(item));
    }
    return !broken_;
  }

  void end() {
    const Result<void> closed = stream_.close();
    if (!closed && !broken_) console_.failure("", closed.error());
  }

 private:
  Result<Response> get(input::Item& item) {
    if (is_remote(item)) return fetcher_.fetch(item.url);
    Result<Loaded> page = Loader(settings_).load(item);
    if (!page) return page.error();
    Response out;
    out.url = std::move(page->url);
    out.content_type = std::move(page->content_type);
    out.body = std::move(page->bytes);
    return out;
  }

  Result<void> follow(const Response& listing) {
    return find_pages(
        fetcher_, listing, options_, [this](const ListedPage& page) { return put(page); },
        [this](const Error& error) {
          failed_below_ = true;
          console_.failure("", error);
        });
  }

  bool put(const ListedPage& page) {
    found_ = true;
    if (!given_.insert(std::hash<std::string>()(page.url)).second) return true;
    if (const Result<void> written = stream_.write(page.url + '\n'); !written) {
      console_.failure("", written.error());
      broken_ = true;
    }
    return !broken_;
  }

  const Settings& settings_;
  Console& console_;
  Fetcher fetcher_;
  Stream stream_;
  ListingOptions options_;
  std::unordered_set<std::size_t> given_;  // hashes
  bool found_ = false;                     // in the input that is read
  bool failed_below_ = false;              // something that it names
  bool broken_ = false;
};

}  // namespace

void urls(const Settings& settings, Console& console) {
  Lister lister(settings, console);
  for (const std::string& input : settings.inputs) {
    if (!lister.list(input)) return;
  }
  lister.end();
}

}  // namespace pith::cli
