// The object of a page's title, authors, day and picture that Parse.ly's tag has in one attribute.
#ifndef PITH_META_PARSELY_PAGE_HPP
#define PITH_META_PARSELY_PAGE_HPP

#include "meta/witness.hpp"

#include <string_view>

namespace pith::meta {

/// True for <meta name="parsely-page">.
bool is_parsely_page(std::string_view name);

/// Adds what the object says; nothing if it is not JSON.
void read_parsely_page(std::string_view json, Witnesses& out);

}  // namespace pith::meta

#endif
