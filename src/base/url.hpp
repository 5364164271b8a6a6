// Addresses: their parts, and references to absolute addresses (RFC 3986, section 5.2).
#ifndef PITH_BASE_URL_HPP
#define PITH_BASE_URL_HPP

#include <string>
#include <string_view>

namespace pith {

/// An address taken apart as RFC 3986, appendix B, does it. Every part is a piece of the address as it is
/// written, neither decoded nor checked, and empty where the address does not have it. Any text can be taken
/// apart: what has neither a scheme nor two slashes in front is all path, query and fragment.
struct UrlView {
  explicit UrlView(std::string_view url);

  std::string_view scheme;     ///< without its colon
  std::string_view user;       ///< what stands before the '@' of the host: a name, or a name and a password
  std::string_view host;       ///< an IPv6 address in its brackets
  std::string_view port;       ///< digits, if the address is valid
  std::string_view path;       ///< where there is a host: empty, or from '/' on
  std::string_view query;      ///< without its '?'
  std::string_view fragment;   ///< without its '#'
  std::string_view root;       ///< all before the path: "https://example.org:8080"
  std::string_view host_path;  ///< host, port and path: all but scheme, user, query and fragment
};

/// True for the address of a site's front page: one with neither a path nor a query.
bool is_front_page(std::string_view url);

/// The absolute address of `reference` on a page at `base`. White space and control characters around it go,
/// those inside are dropped as browsers do. Empty if neither is absolute. Any scheme passes: the caller
/// judges it.
std::string resolve_url(std::string_view base, std::string_view reference);

/// The scheme in lower case without its colon; empty if `url` is not absolute.
std::string scheme_of(std::string_view url);

/// Each "%2F" as the byte that it stands for; what is no such escape stays.
std::string percent_decoded(std::string_view text);

}  // namespace pith

#endif
