// Unpacks gzip.
#ifndef PITH_CHARSET_GZIP_HPP
#define PITH_CHARSET_GZIP_HPP

#include "pith/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::charset {

/// The unpacked content of `bytes`, all members one after the other; bytes behind the last one are ignored,
/// as gzip does. Fails with ErrorCode::input if `bytes` is not gzip, is damaged or ends early, and with
/// ErrorCode::limit if there are more than `limit` bytes of content; hardly more than that is ever held.
Result<std::string> gunzip(std::string_view bytes, std::size_t limit);

}  // namespace pith::charset

#endif
