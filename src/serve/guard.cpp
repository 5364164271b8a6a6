#include "serve/guard.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"

#include <algorithm>

namespace pith::serve {
namespace {

std::string host_of(std::string_view address) {
  const bool bare_ipv6 = address.find(':') != std::string_view::npos && !address.starts_with('[');
  return ascii::to_lower(bare_ipv6 ? '[' + std::string(address) + ']' : std::string(address));
}

}  // namespace

Guard::Guard(std::string_view address, std::uint16_t port, const std::vector<std::string>& names)
    : names_({"localhost", "127.0.0.1", "[::1]", host_of(address)}), port_(std::to_string(port)) {
  for (const std::string& name : names) names_.push_back(host_of(name));
}

bool Guard::knows(std::string_view authority) const {
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const std::string_view port = colon == std::string_view::npos ? "" : authority.substr(colon + 1);
  if (colon != std::string_view::npos && port != port_) return false;
  return std::ranges::find(names_, ascii::to_lower(authority.substr(0, colon))) != names_.end();
}

Result<void, Problem> Guard::check(const Message& message) const {
  if (message.hosts.size() != 1) return Problem{400, "a request has one Host field"};
  if (!knows(message.hosts.front()))
    return Problem{
        421, "there is no host of this name here: " + std::string(message.hosts.front().substr(0, 200))};
  if (!message.origin.empty()) {
    const UrlView origin(message.origin);
    const std::string port = origin.port.empty() ? std::string() : ':' + std::string(origin.port);
    const bool is_web = origin.scheme == "http" || origin.scheme == "https";
    if (!is_web || !knows(std::string(origin.host) + port))
      return Problem{403, "pages of other sites may not ask"};
  }
  // Pictures, scripts and links of another site come without an Origin; "none" is a person who typed the
  // address.
  if (message.fetch_site == "cross-site" || message.fetch_site == "same-site")
    return Problem{403, "pages of other sites may not ask"};
  return {};
}

}  // namespace pith::serve
