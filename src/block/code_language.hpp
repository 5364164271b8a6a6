// The language that a page says its code is in.
#ifndef PITH_BLOCK_CODE_LANGUAGE_HPP
#define PITH_BLOCK_CODE_LANGUAGE_HPP

#include "dom/document.hpp"

#include <string>

namespace pith::block {

/// The language of the code in `content`, in lower case, from its own classes and attributes, those of the
/// elements in it and of those that stand around it alone; empty if none says it.
std::string code_language(const dom::Document& document, dom::NodeId content);

}  // namespace pith::block

#endif
