// A request as it came over the wire, and what is answered: plain values, so that they can be read, tested
// and fuzzed without a network.
#ifndef PITH_SERVE_MESSAGE_HPP
#define PITH_SERVE_MESSAGE_HPP

#include <string>
#include <string_view>
#include <vector>

namespace pith::serve {

/// A request that is well formed as HTTP. Views are borrowed.
struct Message {
  std::string_view method;
  std::string_view target;
  std::vector<std::string_view> hosts = {};  ///< values of all Host fields
  std::string_view origin = {};
  std::string_view fetch_site = {};  ///< Sec-Fetch-Site: what a browser says of who asks
  std::string_view content_type = {};
  std::string_view content_encoding = {};
  std::string_view transfer_encoding = {};
  std::string_view body = {};
};

struct Reply {
  unsigned status = 200;
  std::string type = "application/json";
  std::string body = {};
  std::string allow = {};  ///< of status 405: the methods there are
};

/// Why a request is not served (RFC 9457).
struct Problem {
  unsigned status = 400;
  std::string detail;  ///< one line for people
  std::string allow = {};
};

/// "Bad Request", "Payload Too Large" …
std::string_view title_of(unsigned status);

/// As application/problem+json; what cannot be seen in the detail is spelled out.
Reply to_reply(const Problem& problem);

}  // namespace pith::serve

#endif
