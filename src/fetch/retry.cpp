#include "fetch/retry.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <string>

#include <curl/curl.h>

namespace pith::fetch {

std::optional<std::chrono::milliseconds> retry_after(std::string_view value, std::time_t now) {
  if (value.empty()) return {};
  constexpr std::uint64_t longest = 366ULL * 24 * 3600;  // only to keep the sums in range
  if (const std::optional<std::uint64_t> seconds = parse_number<std::uint64_t>(value)) {
    return std::chrono::seconds(std::min(*seconds, longest));
  }
  const std::time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date == -1) return {};
  return std::chrono::seconds(std::clamp<std::int64_t>(date - now, 0, longest));
}

std::chrono::milliseconds backoff(std::chrono::milliseconds first, std::uint32_t retry, double chance) {
  const double doubled = static_cast<double>(first.count()) * static_cast<double>(1U << std::min(retry, 20U));
  return std::chrono::milliseconds(static_cast<long long>(doubled * (0.5 + chance)));
}

}  // namespace pith::fetch
