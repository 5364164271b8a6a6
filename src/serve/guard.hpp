// Who may ask: a web page that a browser shows must not reach the service through it, by whatever name it
// calls it.
#ifndef PITH_SERVE_GUARD_HPP
#define PITH_SERVE_GUARD_HPP

#include "pith/error.hpp"

#include "serve/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::serve {

/// The names that the service answers to. A name that an attacker's DNS points here (DNS rebinding) is none
/// of them.
class Guard {
 public:
  /// `names`: hosts without a port, beside `address`, on which the service listens, and the loopback's own.
  Guard(std::string_view address, std::uint16_t port, const std::vector<std::string>& names);

  /// Refuses a request for another host, or of a page from another site.
  Result<void, Problem> check(const Message& message) const;

 private:
  bool knows(std::string_view authority) const;

  std::vector<std::string> names_;  // in lower case, an IPv6 address in its brackets
  std::string port_;
};

}  // namespace pith::serve

#endif
