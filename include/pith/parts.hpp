// Articles that are spread over several pages. Target pith::fetch.
#ifndef PITH_PARTS_HPP
#define PITH_PARTS_HPP

#include "pith/error.hpp"
#include "pith/export.h"
#include "pith/fetch.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pith {

/// The address of part `number` (2, 3 …) of the article whose first part is at `first_url`, if `page`, the
/// part before it, links to it: by rel=next, in a Link header too, or by the bare number as a link's text.
/// Only an address that differs from the first one by its page number and nothing else is taken, so that the
/// next article never is.
PITH_API std::optional<std::string> next_part(const Response& page, std::string_view first_url,
                                              std::uint32_t number);

/// Fetches a page and the parts that follow it, `most` at most in all. Fails as the first page's fetch does;
/// a later part that fails ends the sequence.
PITH_API Result<Response> fetch_parts(Fetcher& fetcher, std::string_view url, std::size_t most = 10);

}  // namespace pith

#endif
