#include "serve/message.hpp"

#include "base/printable.hpp"

#include <nlohmann/json.hpp>

namespace pith::serve {

std::string_view title_of(unsigned status) {
  switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 413: return "Payload Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 431: return "Request Header Fields Too Large";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    default: return "Internal Server Error";
  }
}

Reply to_reply(const Problem& problem) {
  const nlohmann::ordered_json body = {{"type", "about:blank"},
                                       {"title", title_of(problem.status)},
                                       {"status", problem.status},
                                       {"detail", printable(problem.detail)}};
  return {problem.status, "application/problem+json", body.dump() + '\n', problem.allow};
}

}  // namespace pith::serve
