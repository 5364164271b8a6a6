// The lines of a block of code, as who wrote them has them.
#ifndef PITH_BLOCK_CODE_TEXT_HPP
#define PITH_BLOCK_CODE_TEXT_HPP

#include "block/code_regions.hpp"
#include "dom/document.hpp"
#include "score/survey.hpp"

#include <span>
#include <string>

namespace pith::block {

/// Appends the code of `region`: white space and all, each element around a line as one line, without line
/// numbers and buttons, without empty lines at either end.
void append_code(const dom::Document& document, std::span<const score::Element> elements,
                 const CodeRegion& region, std::string& out);

}  // namespace pith::block

#endif
