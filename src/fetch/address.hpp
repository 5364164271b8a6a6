// Which network addresses belong to the public internet. Judged after DNS, for
// each address that is connected to.
#ifndef PITH_FETCH_ADDRESS_HPP
#define PITH_FETCH_ADDRESS_HPP

#include <string>
#include <string_view>

#include <sys/socket.h>

namespace pith::fetch {

/// Empty if `address` (IPv4 or IPv6) is public, else what it is: "a loopback address" …; static storage.
std::string_view why_not_public(const sockaddr& address);

/// The same for a host as it stands in an address: a literal, or a name that never means a public machine
/// ("localhost"). Names that need DNS are taken for public.
std::string_view why_not_public(std::string_view host);

/// The address in its usual spelling.
std::string spell(const sockaddr& address);

}  // namespace pith::fetch

#endif
