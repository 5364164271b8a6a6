// Gets the bytes behind an item: from a file, from standard input, or from the web.
#ifndef PITH_CLI_LOADER_HPP
#define PITH_CLI_LOADER_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"
#include "pith/fetch.hpp"

#include "cli/settings.hpp"
#include "input/source.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

/// A page in memory.
struct Loaded {
  std::string bytes;
  std::string url;
  std::string content_type;
  std::optional<std::chrono::sys_seconds> fetched;
  std::vector<Loaded> parts;  ///< further pages that the article goes on, if they were asked for

  Page page() const { return {bytes, url, content_type, fetched}; }
  /// Bytes, those of the parts included.
  std::size_t size() const;
};

/// A page that was fetched.
Loaded loaded(Response response);

/// The article of a page and its parts as one; a part that has none of its own adds nothing.
Result<Article> article_of(Extractor& extractor, const Loaded& page);

/// True if the item is on the web.
inline bool is_remote(const input::Item& item) { return item.path.empty() && !item.error; }

/// Bytes of the page that the item itself holds.
inline std::size_t held_bytes(const input::Item& item) { return item.record ? item.record->bytes.size() : 0; }

/// What messages call the item: an address without its password.
std::string subject_of(const input::Item& item);
/// What a message about the item begins with: nothing if the error, a fetcher's, names the address by itself.
std::string subject_of(const input::Item& item, const Error& error);

/// For one thread. The settings must outlive it.
class Loader {
 public:
  explicit Loader(const Settings& settings) : settings_(settings) {}

  /// Begins to read a page that load() will not have to wait for. False if it may have to.
  static bool prefetch(const input::Item& item);

  /// Fails with the item's own error, or with fetch, input, not_text or limit. A page that the item itself
  /// holds is taken from it.
  Result<Loaded> load(input::Item& item);

  /// Takes back a page that is not needed any more: the next one is read into its memory.
  void take_back(Loaded page);

 private:
  Result<std::string> read(input::Item& item);
  Result<Loaded> fetch(const input::Item& item);

  const Settings& settings_;
  std::optional<Fetcher> fetcher_;  // made for the first page on the web
  std::string memory_;              // for the next page
};

/// Reads the file of --model; empty if there is none.
Result<std::string> load_model(const Settings& settings);
/// Reads the file of --rules; empty if there is none. Fails also where the rules are wrong: the message names
/// the file and the line.
Result<std::string> load_rules(const Settings& settings);

}  // namespace pith::cli

#endif
