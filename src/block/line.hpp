// Lines of text that a control within them cuts into blocks.
#ifndef PITH_BLOCK_LINE_HPP
#define PITH_BLOCK_LINE_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace pith::block {

/// The next chosen block, if it goes on with the line of block `i`: only controls stand between, such as the
/// label of a note in the margin or a button to explain a word, chosen or not. Else the number of blocks.
std::size_t next_of_line(const dom::Document& document, std::span<const score::TextBlock> blocks,
                         std::span<const std::uint8_t> keep, std::size_t i);

/// True if a block begins with a word of a script that parts its words. Behind a control that is a space more
/// than the text has: none is read at the edges of blocks.
bool begins_with_word(const dom::Document& document, const score::TextBlock& block);

/// True if what a control behind `block` says is a word of its sentence: a space stands before it.
bool is_word_behind(const dom::Document& document, const score::TextBlock& block);

}  // namespace pith::block

#endif
