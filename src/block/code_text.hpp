// The lines of a block of code, as who wrote them has them.
#ifndef PITH_BLOCK_CODE_TEXT_HPP
#define PITH_BLOCK_CODE_TEXT_HPP

#include "block/code_regions.hpp"
#include "dom/document.hpp"
#include "score/survey.hpp"

#include <span>
#include <string>

namespace pith::block {

/// The code of `region`: white space and all, each element around a line as one line, without line numbers
/// and buttons, without empty lines at either end. Empty if there is nothing but line numbers in it.
std::string code_of(const dom::Document& document, std::span<const score::Element> elements,
                    const CodeRegion& region);

}  // namespace pith::block

#endif
