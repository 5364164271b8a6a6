#include "fetch/freshness.hpp"

#include "base/ascii.hpp"
#include "base/number.hpp"

#include <algorithm>
#include <cstdint>

#include <curl/curl.h>

namespace pith::fetch {

namespace {

constexpr std::time_t day = 24L * 3600;
constexpr std::time_t longest = 366 * day;

std::optional<std::time_t> date(std::string_view value) {
  if (value.empty()) return {};
  const std::time_t time = curl_getdate(std::string(value).c_str(), nullptr);
  if (time == -1) return {};
  return time;
}

std::optional<std::time_t> seconds(std::string_view value) {
  const std::optional<std::uint64_t> number = parse_number<std::uint64_t>(value);
  if (!number) return {};
  return static_cast<std::time_t>(std::min<std::uint64_t>(*number, longest));
}

// The freshness the server states, or, for what is stored without it, a tenth of the age of its last change
// (RFC 9111, 4.2.2), a day at most.
std::time_t lifetime(const Head& head, const std::string& control, std::time_t made) {
  if (const auto age = directive(control, "max-age")) return seconds(*age).value_or(0);
  if (head.has("Expires"))
    return std::clamp<std::time_t>(date(head.get("Expires")).value_or(made) - made, 0, longest);
  const bool heuristic = head.status() == 200 || head.status() == 301 || head.status() == 308;
  const std::optional<std::time_t> changed = date(head.get("Last-Modified"));
  if (!heuristic || !changed || *changed > made) return 0;
  return std::min((made - *changed) / 10, day);
}

}  // namespace

std::chrono::sys_seconds made_at(const Head& head, std::time_t now) {
  const std::time_t said = date(head.get("Date")).value_or(now);
  const std::time_t made = said < 0 || said > now + day ? now : said;
  return std::chrono::sys_seconds(std::chrono::seconds(made));
}

std::optional<std::string> directive(std::string_view cache_control, std::string_view name) {
  while (!cache_control.empty()) {
    const std::size_t comma = std::min(cache_control.find(','), cache_control.size());
    const std::string_view item = ascii::trim(cache_control.substr(0, comma));
    cache_control.remove_prefix(std::min(comma + 1, cache_control.size()));
    const std::size_t equals = std::min(item.find('='), item.size());
    if (!ascii::equal_ignoring_case(ascii::trim(item.substr(0, equals)), name)) continue;
    std::string_view value = ascii::trim(item.substr(std::min(equals + 1, item.size())));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    return std::string(value);
  }
  return {};
}

std::optional<std::time_t> fresh_until(const Head& head, std::time_t now) {
  const std::string control = head.get_all("Cache-Control");
  if (directive(control, "no-store") || head.get_all("Vary").find('*') != std::string::npos) return {};
  if (directive(control, "no-cache")) return now;
  if (control.empty() && ascii::contains_ignoring_case(head.get_all("Pragma"), "no-cache")) return now;
  const std::time_t made = std::min(date(head.get("Date")).value_or(now), now);
  const std::time_t age = std::max(now - made, seconds(head.get("Age")).value_or(0));
  return now + std::max<std::time_t>(lifetime(head, control, made) - age, 0);
}

}  // namespace pith::fetch
