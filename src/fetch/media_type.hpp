// Whether a body may be a page, told from its declared type and its first bytes.
#ifndef PITH_FETCH_MEDIA_TYPE_HPP
#define PITH_FETCH_MEDIA_TYPE_HPP

#include <string>
#include <string_view>

namespace pith::fetch {

/// "type/subtype" in lower case, without parameters.
std::string essence(std::string_view content_type);

/// True if a body of this type can be a page: text of any kind, XHTML, XML, JSON, and what says nothing
/// (absent, application/octet-stream).
bool may_be_page(std::string_view content_type);

/// True if the bytes begin as markup does: then a wrong type is forgiven.
bool begins_as_markup(std::string_view bytes);

}  // namespace pith::fetch

#endif
