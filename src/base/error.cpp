#include "pith/error.hpp"

namespace pith {

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage: return "usage";
    case ErrorCode::fetch: return "fetch";
    case ErrorCode::input: return "input";
    case ErrorCode::not_text: return "not_text";
    case ErrorCode::limit: break;
  }
  return "limit";
}

std::string_view to_string(Limit limit) {
  switch (limit) {
    case Limit::bytes: return "bytes";
    case Limit::depth: return "depth";
    case Limit::nodes: return "nodes";
    case Limit::memory: return "memory";
    case Limit::parse_time: return "parse_time";
    case Limit::total_time: return "total_time";
    case Limit::wire_bytes: return "wire_bytes";
    case Limit::body_bytes: return "body_bytes";
    case Limit::redirects: return "redirects";
    case Limit::fetch_time: return "fetch_time";
    case Limit::none: break;
  }
  return "none";
}

}  // namespace pith
