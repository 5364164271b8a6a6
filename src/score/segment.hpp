// The page's text as blocks: what a reader sees as one paragraph, heading, item or cell.
#ifndef PITH_SCORE_SEGMENT_HPP
#define PITH_SCORE_SEGMENT_HPP

#include <cstdint>
#include <vector>

#include "dom/document.hpp"

namespace pith::score {

/// One run of text between two block boundaries (block-level tags, <br><br>). Its text nodes are those of
/// [first, last] that are not skipped; they may lie in several inline elements.
struct TextBlock {
  dom::NodeId first;          ///< first text node with words
  dom::NodeId last;           ///< last text node with words
  dom::NodeId container;      ///< nearest block-level ancestor of `first`
  std::uint32_t words = 0;    ///< runs of word characters, as \w+
  std::uint32_t chars = 0;    ///< code points but white space
  std::uint32_t link_words = 0;  ///< words inside <a href>
};

/// True for elements whose text is never part of a page: script, style, svg, template, iframe, select …
bool is_skipped(dom::Tag tag);
/// True for elements that start and end a block.
bool is_block_level(dom::Tag tag);

/// Blocks of the body in document order; every one has at least one character that is not white space.
std::vector<TextBlock> segment(const dom::Document& document);

}  // namespace pith::score

#endif
