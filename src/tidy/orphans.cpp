// Notes that nothing in the text refers to any more.
#include "tidy/rules.hpp"

#include <algorithm>
#include <unordered_set>

namespace pith::tidy {

std::vector<Cut> find_orphaned_notes(const Sequence& sequence) {
  const Article& article = sequence.article;
  std::unordered_set<std::uint32_t> referred;
  std::unordered_set<std::uint32_t> referred_from_dropped;
  std::size_t at = 0;
  for (const Mark& mark : article.marks) {
    if (mark.kind != MarkKind::footnote) continue;
    while (at < sequence.lines.size() && sequence.lines[at].text.end < mark.text.end) ++at;
    if (at == sequence.lines.size()) break;
    (sequence.lines[at].dropped ? referred_from_dropped : referred).insert(mark.item);
  }
  std::vector<Cut> cuts;
  if (referred_from_dropped.empty()) return cuts;
  for (std::size_t i = 0; i < sequence.lines.size(); ++i) {
    const Line& line = sequence.lines[i];
    const std::uint32_t note = article.blocks[line.block].item;
    if (line.kind == BlockKind::footnote && referred_from_dropped.count(note) > 0 &&
        referred.count(note) == 0)
      cuts.push_back({i, i + 1});
  }
  return cuts;
}

}  // namespace pith::tidy
