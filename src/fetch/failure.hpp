// Why an exchange failed, before the URL is put in front of it.
#ifndef PITH_FETCH_FAILURE_HPP
#define PITH_FETCH_FAILURE_HPP

#include "pith/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::fetch {

/// A cause without its URL.
struct Failure {
  ErrorCode code = ErrorCode::fetch;
  std::string cause;
  bool transient = false;  ///< may go better next time
  Limit limit = Limit::none;
  std::uint64_t limit_value = 0;
};

/// A limit was exceeded: with ErrorCode::limit, unless `code` says otherwise.
Failure over(Limit limit, std::uint64_t value, std::string cause, ErrorCode code = ErrorCode::limit);

/// What is known of an Error that has no URL in front yet.
Failure failure_of(const Error& error);

/// Bytes of what a server or a caller says that a message may show (see printable()).
constexpr std::size_t longest_shown = 200;

/// `url` without "user:password@": as messages show it.
std::string without_credentials(std::string_view url);

/// "10 MB", "1.5 kB": sizes in messages.
std::string human_bytes(unsigned long long bytes);

/// The Error of `url` (shown without credentials, shortened) for `failure`.
Error error_of(std::string_view url, const Failure& failure);

}  // namespace pith::fetch

#endif
