// The charset a page declares: in the HTTP header, in <meta>, in its XML declaration.
#ifndef PITH_CHARSET_DECLARED_HPP
#define PITH_CHARSET_DECLARED_HPP

#include "charset/encoding.hpp"

#include <string_view>

namespace pith::charset {

/// The encoding that the value of a Content-Type names after `charset=`; nullptr if none that is known.
const Encoding* declared_in_content_type(std::string_view content_type);

/// The encoding that the page itself declares, by the standard's prescan but further down than its 1024
/// bytes: to the end of the head, past comments, scripts and styles. A <meta> that says UTF-16 means UTF-8.
/// nullptr if there is none that is known.
const Encoding* declared_in_markup(std::string_view bytes);

}  // namespace pith::charset

#endif
