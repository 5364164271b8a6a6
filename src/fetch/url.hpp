// Addresses of pages: parsed, normalized and resolved by libcurl's own parser, so
// that what is judged is what is asked.
#ifndef PITH_FETCH_URL_HPP
#define PITH_FETCH_URL_HPP

#include "pith/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace pith::fetch {

/// Longest address that is asked for: servers rarely take request lines over 8 kB.
constexpr std::size_t max_url_bytes = 8192;

/// An absolute http or https address.
struct Url {
  std::string text;    ///< normalized: no credentials, no fragment, lower-case host, no default port
  std::string scheme;  ///< "http" or "https"
  std::string host;    ///< lower case, international names as "xn--…"; IPv4 in dotted form however it was
                       ///< spelled; IPv6 in brackets
  std::uint16_t port = 0;
  std::string target;    ///< path and query, from '/' on
  std::string user;      ///< decoded
  std::string password;  ///< decoded

  /// "scheme://host:port": what credentials and robots.txt hold for.
  std::string origin() const { return scheme + "://" + host + ":" + std::to_string(port); }
};

/// Parses an absolute address; spaces around it are dropped, other unsafe bytes percent-encoded. The error's
/// message is the cause alone.
Result<Url> parse_url(std::string_view text);

/// Resolves `reference` (absolute or relative) against `base`.
Result<Url> resolve_url(const Url& base, std::string_view reference);

/// The same for lists of links: the resolved text, or empty where it is no http(s) address.
std::string resolve_link(std::string_view base, std::string_view reference);

}  // namespace pith::fetch

#endif
