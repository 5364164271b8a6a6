// Names of programming languages, as classes of highlighted code have them.
#ifndef PITH_DATA_CODE_LANGUAGES_HPP
#define PITH_DATA_CODE_LANGUAGES_HPP

#include <string_view>

namespace pith::data {

/// True for the lower-case name of a language that code is highlighted in ("python", "c++").
bool is_code_language(std::string_view name);

}  // namespace pith::data

#endif
