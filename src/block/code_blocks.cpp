#include "block/code_blocks.hpp"

#include "block/code_language.hpp"
#include "block/code_text.hpp"

#include <algorithm>
#include <cstdint>

namespace pith::block {

std::string CodeBlocks::text(const CodeRegion& code) const { return code_of(document_, elements_, code); }

std::string CodeBlocks::language(const CodeRegion& code, std::size_t index) const {
  std::string language = code_language(document_, code.content);
  if (language.empty()) language = tabs_.language(code.root);
  return language.empty() ? labelled_language(document_, blocks_.first(index), code.root) : language;
}

bool CodeBlocks::is_label(std::size_t index) const {
  constexpr std::uint32_t most_words = 2;
  const score::TextBlock& block = blocks_[index];
  if (block.words > most_words || index + 1 == blocks_.size()) return false;
  const CodeRegion* const code = around(index + 1);
  return code != nullptr && (says_language_of(document_, block, code->content) ||
                             (block.first == block.last && is_prompt(document_.characters(block.first))));
}

bool CodeBlocks::fits_in_cell(const CodeRegion& code, Tables::Row row) const {
  constexpr std::ptrdiff_t most_lines = 10;
  if (row.table == dom::no_node || !document_.contains(row.row, code.root)) return false;
  const std::string lines = text(code);
  return std::count(lines.begin(), lines.end(), '\n') < most_lines;
}

}  // namespace pith::block
