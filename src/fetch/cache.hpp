// Responses kept in a file (SQLite), so that what has not changed is not loaded again.
#ifndef PITH_FETCH_CACHE_HPP
#define PITH_FETCH_CACHE_HPP

#include "pith/error.hpp"
#include "pith/fetch.hpp"

#include "fetch/transfer.hpp"

#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::fetch {

/// What is said when the cache is all there is, and does not have it.
inline Failure not_in_cache() { return {ErrorCode::fetch, "not in the cache, and nothing is asked offline"}; }

/// One file, `http.sqlite` in a folder, shared by any number of processes. Trouble with it after it was
/// opened is not the fetch's: then nothing is found, and nothing kept.
class Cache {
 public:
  /// Opens or makes it, and the folder. What is asked with other headers or another user agent is kept apart.
  /// Old entries go when the file holds more than `options.cache_bytes` of bodies.
  static Result<std::unique_ptr<Cache>> open(const FetchOptions& options);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  /// The stored exchange, if it may be used without asking: because it is fresh, or because the cache is all
  /// there is (offline).
  std::optional<Exchange> use(const Ask& ask, std::time_t now);

  /// The headers with which to ask whether what is stored still holds.
  std::vector<std::string> conditions(const Ask& ask);

  /// Takes the outcome of an exchange: stores it, or, if it says that nothing has changed (304), puts what is
  /// stored in its place.
  void settle(const Ask& ask, Exchange& exchange, std::time_t now);

 private:
  struct Database;
  explicit Cache(std::unique_ptr<Database> database, const FetchOptions& options);
  std::string key(const Ask& ask) const;
  std::optional<Exchange> stored(const std::string& key, std::time_t time);
  void store(const std::string& key, const Exchange& exchange, std::time_t fresh, std::time_t now);
  void prune();

  std::unique_ptr<Database> database_;
  const FetchOptions& options_;
  std::uint64_t since_prune_;  // bytes stored
};

}  // namespace pith::fetch

#endif
