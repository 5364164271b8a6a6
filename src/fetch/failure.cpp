#include "fetch/failure.hpp"

#include "base/printable.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace pith::fetch {

// Also in addresses that could not be parsed. libcurl takes any number of slashes behind the scheme.
std::string without_credentials(std::string_view url) {
  const std::size_t mark = std::min(url.find_first_of(":/?#\\@"), url.size());
  const std::size_t behind = url.substr(mark).starts_with(":/") ? mark + 1 : 0;
  const std::size_t start = std::min(url.find_first_not_of('/', behind), url.size());
  const std::string_view authority = url.substr(start, url.find_first_of("/?#\\", start) - start);
  const std::size_t at = authority.rfind('@');
  if (at == std::string_view::npos) return std::string(url);
  return std::string(url.substr(0, start)).append(url.substr(start + at + 1));
}

std::string human_bytes(unsigned long long bytes) {
  constexpr std::array<std::string_view, 7> units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  constexpr int digits = 4;
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= 1000 && unit + 1 < units.size(); ++unit) value /= 1000;
  // Unlike std::printf, std::to_chars does not heed the program's locale: it never writes "1,5".
  std::array<char, 32> number{};
  const std::to_chars_result end =
      std::to_chars(number.data(), number.data() + number.size(), value, std::chars_format::general, digits);
  return std::string(number.data(), end.ptr).append(" ").append(units.at(unit));
}

Error error_of(std::string_view url, const Failure& failure) {
  return {failure.code, printable(without_credentials(url), longest_shown) + ": " + failure.cause,
          failure.limit, failure.limit_value};
}

Failure over(Limit limit, std::uint64_t value, std::string cause, ErrorCode code) {
  return {code, std::move(cause), false, limit, value};
}

Failure failure_of(const Error& error) {
  return {error.code, error.message, false, error.limit, error.limit_value};
}

}  // namespace pith::fetch
