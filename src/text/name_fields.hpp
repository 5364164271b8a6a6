// What fields made for authors hold beside plain names: markup, a feed's addresses, names in a library's
// order.
#ifndef PITH_TEXT_NAME_FIELDS_HPP
#define PITH_TEXT_NAME_FIELDS_HPP

#include <string>
#include <string_view>
#include <vector>

namespace pith::text {

/// `text` without tags, in one line.
std::string without_tags(std::string_view text);

/// "Jane Roe" of "jane@example.org (Jane Roe)", as feeds write authors; any other text as it is.
std::string_view named_behind_address(std::string_view text);

/// The names of "Roe, Jane" and "Roe, Jane; Doe, John" in reading order; empty if `text` is not all of that
/// form.
std::vector<std::string> read_inverted(std::string_view text);

}  // namespace pith::text

#endif
