// A point in time as people and programs write it beside a saved page.
#ifndef PITH_INPUT_MOMENT_HPP
#define PITH_INPUT_MOMENT_HPP

#include <chrono>
#include <optional>
#include <string_view>

namespace pith::input {

/// Reads 2024-05-31 (its beginning, in UTC), 2024-05-31T12:30:00Z, with +02:00 in place of Z, a fraction of
/// the second or a blank in place of T, and seconds since 1970; nothing for anything else.
std::optional<std::chrono::sys_seconds> parse_moment(std::string_view text);

}  // namespace pith::input

#endif
