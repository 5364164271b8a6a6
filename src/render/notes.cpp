#include "render/notes.hpp"

#include <algorithm>
#include <iterator>

namespace pith::render {
namespace {

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

Notes::Notes(const Article& article) {
  std::vector<std::uint32_t> notes;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::footnote) notes.push_back(block.item);
  }
  if (notes.empty()) return;
  std::vector<std::uint32_t> references;
  for (const Mark& mark : article.marks) {
    if (mark.kind == MarkKind::footnote) references.push_back(mark.item);
  }
  sort_unique(notes);
  sort_unique(references);
  std::set_intersection(notes.begin(), notes.end(), references.begin(), references.end(),
                        std::back_inserter(numbers_));
}

bool Notes::has(std::uint32_t number) const {
  return std::binary_search(numbers_.begin(), numbers_.end(), number);
}

bool begins_note(const Article& article, std::size_t block) {
  const std::vector<Block>& blocks = article.blocks;
  return block == 0 || blocks[block - 1].kind != BlockKind::footnote ||
         blocks[block - 1].item != blocks[block].item;
}

}  // namespace pith::render
