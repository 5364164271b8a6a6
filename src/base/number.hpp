// Whole numbers, as options, headers and records write them.
#ifndef PITH_BASE_NUMBER_HPP
#define PITH_BASE_NUMBER_HPP

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace pith {

/// All of `text` as a number; none if it is not one, or too large.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

}  // namespace pith

#endif
