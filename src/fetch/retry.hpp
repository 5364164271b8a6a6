// When to try again.
#ifndef PITH_FETCH_RETRY_HPP
#define PITH_FETCH_RETRY_HPP

#include <chrono>
#include <cstdint>
#include <ctime>
#include <optional>
#include <string_view>

namespace pith::fetch {

/// What a Retry-After header asks for, seconds or a date; nothing if it is absent
/// or cannot be read. Not negative.
std::optional<std::chrono::milliseconds> retry_after(std::string_view value, std::time_t now);

/// The pause before retry number `retry` (from 0): `first` doubled with each, times 0.5 to 1.5 by `chance` (0
/// to 1), so that many clients do not come back in step.
std::chrono::milliseconds backoff(std::chrono::milliseconds first, std::uint32_t retry, double chance);

}  // namespace pith::fetch

#endif
