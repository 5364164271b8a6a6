#include "extract/comments.hpp"

#include "block/assemble.hpp"
#include "score/comments.hpp"
#include "tidy/tidy.hpp"

#include <algorithm>
#include <cstdint>

namespace pith {

Article read_comments(const score::PageView& page, const score::Verdict& verdict, std::string_view url) {
  const score::Comments found = score::find_comments(page, verdict.keep);
  const std::span<const score::TextBlock> blocks = page.segmentation.blocks;
  const std::span<const std::uint8_t> keep = found.keep;
  const std::span<const float> probability = verdict.probability;
  Article out;
  std::uint32_t number = 0;
  for (const score::Comment& comment : found.list) {
    const std::size_t size = comment.end - comment.begin;
    const std::size_t first = out.blocks.size();
    block::assemble(page.document,
                    {page.elements, blocks.subspan(comment.begin, size), keep.subspan(comment.begin, size),
                     probability.subspan(comment.begin, size)},
                    url, out);
    ++number;
    for (std::size_t i = first; i < out.blocks.size(); ++i) {
      Block& block = out.blocks[i];
      block = {.kind = BlockKind::comment,
               .quote = block.quote,
               .group = number,
               .text = block.text,
               .score = block.score};
    }
  }
  out.meta.page_type = "forum";  // a date or a name in a comment is its reader's
  tidy::tidy(out, {});
  return out;
}

void append_comments(const Article& comments, Article& article) {
  const auto text = static_cast<std::uint32_t>(article.text.size());
  const auto targets = static_cast<std::uint32_t>(article.targets.size());
  const auto moved = [](Range range, std::uint32_t by) { return Range{range.begin + by, range.end + by}; };
  article.text += comments.text;
  article.targets += comments.targets;
  for (Block block : comments.blocks) {
    block.text = moved(block.text, text);
    article.blocks.push_back(block);
  }
  for (Mark mark : comments.marks) {
    mark.text = moved(mark.text, text);
    if (mark.kind == MarkKind::link) mark.target = moved(mark.target, targets);
    article.marks.push_back(mark);
  }
}

}  // namespace pith
