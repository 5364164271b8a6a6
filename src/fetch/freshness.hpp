// How long a response may be used again without asking, by RFC 9111 for a private cache.
#ifndef PITH_FETCH_FRESHNESS_HPP
#define PITH_FETCH_FRESHNESS_HPP

#include "fetch/head.hpp"

#include <chrono>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace pith::fetch {

/// Until when the response is fresh (`now` or earlier: it is to be asked about each time); nothing if it may
/// not be stored at all.
std::optional<std::time_t> fresh_until(const Head& head, std::time_t now);

/// When the response was made: its Date, unless it has none or one that is later than tomorrow; then `now`.
std::chrono::sys_seconds made_at(const Head& head, std::time_t now);

/// A directive of a Cache-Control value: nothing if absent, empty if it has no argument.
std::optional<std::string> directive(std::string_view cache_control, std::string_view name);

}  // namespace pith::fetch

#endif
