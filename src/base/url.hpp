// References to absolute addresses (RFC 3986, section 5.2).
#ifndef PITH_BASE_URL_HPP
#define PITH_BASE_URL_HPP

#include <string>
#include <string_view>

namespace pith {

/// The absolute address of `reference` on a page at `base`. White space and control characters around it go,
/// those inside are dropped as browsers do. Empty if neither is absolute. Any scheme passes: the caller
/// judges it.
std::string resolve_url(std::string_view base, std::string_view reference);

/// The scheme in lower case without its colon; empty if `url` is not absolute.
std::string scheme_of(std::string_view url);

/// The host in lower case, without user, port and a leading "www."; empty if there is none.
std::string host_of(std::string_view url);

}  // namespace pith

#endif
