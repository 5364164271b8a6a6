#include "extract/comments.hpp"

#include "base/ascii.hpp"
#include "block/assemble.hpp"
#include "meta/metadata_reader.hpp"
#include "score/comments.hpp"
#include "tidy/tidy.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pith {

namespace {

/// Makes Article::comments of those that still have blocks. One whose parent has gone replies to the one
/// before.
void fill_comments(std::vector<score::Comment>& found, Article& out) {
  std::uint32_t last = 0;
  for (Block& block : out.blocks) {
    if (block.kind != BlockKind::comment) continue;
    if (out.comments.empty() || block.item != last) {
      last = block.item;
      score::Comment& comment = found[last];
      const std::uint32_t most = out.comments.empty() ? 0 : out.comments.back().depth + 1;
      out.comments.push_back(
          {std::move(comment.author), std::move(comment.date), std::min(comment.depth, most)});
    }
    block.item = static_cast<std::uint32_t>(out.comments.size() - 1);
    block.group = block.item + 1;
  }
}

}  // namespace

Article read_comments(const score::PageView& view, const score::Verdict& verdict, const Page& page,
                      std::string_view language) {
  const std::string tag = ascii::to_lower(language);
  const text::DateHints hints = meta::date_hints(tag, {.url = page.url, .fetched = page.fetched});
  score::Comments found = score::find_comments(view, verdict.keep, hints);
  Article out;
  if (found.list.empty()) return out;
  block::Assembly assembly(view.document,
                           {.elements = view.elements,
                            .blocks = view.segmentation.blocks,
                            .keep = found.keep,
                            .probability = verdict.probability,
                            .notes = false,
                            .insets = false},
                           page.url, out);
  std::uint32_t item = 0;
  for (const score::Comment& comment : found.list) {
    const std::size_t first = out.blocks.size();
    assembly.append(comment.begin, comment.end);
    for (std::size_t i = first; i < out.blocks.size(); ++i) {
      Block& block = out.blocks[i];
      block = {.kind = BlockKind::comment,
               .quote = block.quote,
               .group = item + 1,
               .item = item,
               .text = block.text,
               .score = block.score};
    }
    ++item;
  }
  out.meta.page_type = PageType::forum;  // a date or a name in a comment is its reader's
  tidy::tidy(out, {});
  fill_comments(found.list, out);
  return out;
}

}  // namespace pith
