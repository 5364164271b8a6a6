// JSON as pages carry it, made into JSON as the standard has it.
#ifndef PITH_META_JSON_REPAIR_HPP
#define PITH_META_JSON_REPAIR_HPP

#include <string>
#include <string_view>

namespace pith::meta {

/// Repairs the mistakes whose meaning is plain: comments, CDATA and HTML comment signs around or between
/// values, trailing, doubled and missing commas, raw line feeds and control characters in strings, unknown
/// escapes, quotes inside strings, quotes written as character references, a final semicolon, brackets left
/// open at the end, several values in one script (which become one array). One pass; the result may still not
/// be JSON.
std::string repair_json(std::string_view text);

}  // namespace pith::meta

#endif
