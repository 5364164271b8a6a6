// The language that a page says its code is in.
#ifndef PITH_BLOCK_CODE_LANGUAGE_HPP
#define PITH_BLOCK_CODE_LANGUAGE_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"

#include <span>
#include <string>
#include <string_view>

namespace pith::block {

/// The language of the code in `content`, in lower case, from its own classes and attributes, those of the
/// elements in it and of those that stand around it alone; empty if none says it.
std::string code_language(const dom::Document& document, dom::NodeId content);

/// The language that a label names, in lower case; empty if that is none of code.
std::string language_in_label(std::string_view label);

/// The language that the label of a box names in which the code in `root` stands; empty if there is none.
/// `before` are the blocks before the code: the label is the last of them, but for a button.
std::string labelled_language(const dom::Document& document, std::span<const score::TextBlock> before,
                              dom::NodeId root);

/// True if `block`, right before the code in `content`, is a box that says no more than its language.
bool says_language_of(const dom::Document& document, const score::TextBlock& block, dom::NodeId content);

}  // namespace pith::block

#endif
