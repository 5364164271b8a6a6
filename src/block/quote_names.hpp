// Lines at a quotation that say whose its words are.
#ifndef PITH_BLOCK_QUOTE_NAMES_HPP
#define PITH_BLOCK_QUOTE_NAMES_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"

#include <cstddef>
#include <span>

namespace pith::block {

/// True for a <cite> or what begins with a dash, in a quotation behind node `first`.
bool names_who_is_quoted(const dom::Document& document, const score::TextBlock& block, dom::NodeId first);

/// True for the line of a quotation that says whose its words are, or when they were written: `block` is the
/// first of element `root` in `around`.
bool signs_quote(const dom::Document& document, const score::TextBlock& block, dom::NodeId root,
                 dom::NodeId around);

/// True if block `at`, all of element `root`, stands right before a quotation and ends with a colon.
bool names_speaker(const dom::Document& document, std::span<const score::TextBlock> blocks, dom::NodeId root,
                   std::size_t at);

/// True if block `at`, all of element `root`, stands right behind a quotation or a verse and begins with a
/// dash.
bool names_source(const dom::Document& document, std::span<const score::TextBlock> blocks, dom::NodeId root,
                  std::size_t at);

}  // namespace pith::block

#endif
