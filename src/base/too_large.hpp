// What is said of a page that is too large, by whoever notices it first.
#ifndef PITH_BASE_TOO_LARGE_HPP
#define PITH_BASE_TOO_LARGE_HPP

#include "pith/error.hpp"

#include <cstddef>

namespace pith {

/// The error of a page that has more than `most` bytes.
Error page_too_large(std::size_t most);

}  // namespace pith

#endif
