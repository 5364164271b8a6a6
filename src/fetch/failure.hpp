// Why an exchange failed, before the URL is put in front of it.
#ifndef PITH_FETCH_FAILURE_HPP
#define PITH_FETCH_FAILURE_HPP

#include "pith/error.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace pith::fetch {

/// A cause without its URL.
struct Failure {
  ErrorCode code = ErrorCode::fetch;
  std::string cause;
  bool transient = false;  ///< may go better next time
};
using MaybeFailure = std::optional<Failure>;

/// Printable ASCII of `text` (other bytes become '?'), cut to `most` bytes: what a server says is shown only
/// so.
std::string printable(std::string_view text, std::size_t most = 200);

/// `url` without "user:password@": as messages show it.
std::string without_credentials(std::string_view url);

/// "10 MB", "1.5 kB": sizes in messages.
std::string human_bytes(unsigned long long bytes);

/// The Error of `url` (shown without credentials, shortened) for `failure`.
Error error_of(std::string_view url, const Failure& failure);

}  // namespace pith::fetch

#endif
