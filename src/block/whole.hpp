// Code, tables and lists that a sentence announces are part of an article as a whole, or not at all.
#ifndef PITH_BLOCK_WHOLE_HPP
#define PITH_BLOCK_WHOLE_HPP

#include "block/assemble.hpp"
#include "block/code_blocks.hpp"
#include "block/table.hpp"
#include "dom/document.hpp"

#include <cstdint>
#include <vector>

namespace pith::block {

/// The choice of blocks, mended: code and tables of data between chosen paragraphs are chosen with them, and
/// of a table of which most is chosen the rest is, too. Labels of tabs with code are left out. The choice is
/// made for running text, and a line of code or a cell says little by itself.
std::vector<std::uint8_t> complete_choice(const dom::Document& document, const Choice& choice,
                                          const CodeBlocks& code, Tables& tables);

}  // namespace pith::block

#endif
