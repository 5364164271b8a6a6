// What the command answers to whoever called it.
#ifndef PITH_CLI_STATUS_HPP
#define PITH_CLI_STATUS_HPP

#include "pith/error.hpp"

#include <array>
#include <string_view>

namespace pith::cli {

/// Exit statuses; where several would do, the highest is given.
enum class Status : int { done = 0, no_article = 1, usage = 2, fetch = 3, input = 4, limit = 5 };

struct StatusInfo {
  Status status;
  std::string_view meaning;
};

constexpr std::array<StatusInfo, 6> statuses = {{
    {Status::done, "success"},
    {Status::no_article, "a page has no article, or a listing no address"},
    {Status::usage, "usage error"},
    {Status::fetch, "a page could not be fetched"},
    {Status::input, "a file could not be read or written, or is not text"},
    {Status::limit, "a limit was exceeded"},
}};

constexpr Status status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage: return Status::usage;
    case ErrorCode::fetch: return Status::fetch;
    case ErrorCode::input:
    case ErrorCode::not_text: return Status::input;
    case ErrorCode::limit: return Status::limit;
  }
  return Status::usage;
}

}  // namespace pith::cli

#endif
