#include "tidy/sequence.hpp"

#include <algorithm>

namespace pith::tidy {
namespace {

/// Old positions of kept bytes to new ones: kept ranges in ascending order, asked for in ascending order.
class Shift {
 public:
  void keep(Range range) {
    kept_.push_back(range);
    begins_.push_back(size_);
    size_ += range.size();
  }

  /// `range` without what was not kept. Ranges must come with ascending begin.
  Range map(Range range) {
    while (at_ < kept_.size() && kept_[at_].end <= range.begin) ++at_;
    return {position(range.begin, at_), position(range.end, at_)};
  }

 private:
  std::uint32_t position(std::uint32_t old, std::size_t from) const {
    // A mark lies in one block, so few kept ranges (lines of it) are passed here.
    while (from < kept_.size() && kept_[from].end < old) ++from;
    if (from == kept_.size()) return size_;
    return begins_[from] + (old > kept_[from].begin ? old - kept_[from].begin : 0);
  }

  std::vector<Range> kept_;
  std::vector<std::uint32_t> begins_;
  std::size_t at_ = 0;
  std::uint32_t size_ = 0;
};

/// The text of the lines that stay, block by block, and the blocks that still have any.
Shift compact_text(Article& article, const std::vector<Line>& lines) {
  Shift shift;
  std::string text;
  std::vector<Block> blocks;
  text.reserve(article.text.size());
  for (std::size_t i = 0; i < lines.size();) {
    const std::uint32_t index = lines[i].block;
    Block block = article.blocks[index];
    const auto begin = static_cast<std::uint32_t>(text.size());
    for (; i < lines.size() && lines[i].block == index; ++i) {
      if (lines[i].dropped || lines[i].text.empty()) continue;
      const std::uint32_t feed = text.size() > begin ? 1 : 0;  // the line feed before it
      const Range range = {lines[i].text.begin - feed, lines[i].text.end};
      text.append(article.text, range.begin, range.size());
      shift.keep(range);
    }
    block.text = {begin, static_cast<std::uint32_t>(text.size())};
    if (!block.text.empty()) blocks.push_back(block);
  }
  article.text = std::move(text);
  article.blocks = std::move(blocks);
  return shift;
}

/// Keeps only the addresses that marks still point to. Marks may share one.
void compact_targets(Article& article) {
  std::vector<Range> used;
  for (const Mark& mark : article.marks) {
    if (!mark.target.empty()) used.push_back(mark.target);
  }
  std::sort(used.begin(), used.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
  std::string targets;
  std::vector<Range> merged;
  std::vector<std::uint32_t> moved;
  for (const Range& range : used) {
    if (!merged.empty() && range.begin < merged.back().end) {
      if (range.end <= merged.back().end) continue;
      targets.append(article.targets, merged.back().end, range.end - merged.back().end);
      merged.back().end = range.end;
      continue;
    }
    merged.push_back(range);
    moved.push_back(static_cast<std::uint32_t>(targets.size()));
    targets.append(article.targets, range.begin, range.size());
  }
  for (Mark& mark : article.marks) {
    if (mark.target.empty()) {
      mark.target = {};
      continue;
    }
    const auto holder =
        std::upper_bound(merged.begin(), merged.end(), mark.target.begin,
                         [](std::uint32_t begin, const Range& r) { return begin < r.begin; }) -
        1;
    const std::uint32_t begin =
        moved[static_cast<std::size_t>(holder - merged.begin())] + mark.target.begin - holder->begin;
    mark.target = {begin, begin + mark.target.size()};
  }
  article.targets = std::move(targets);
}

}  // namespace

void remove_dropped(Article& article, const std::vector<Line>& lines) {
  if (std::none_of(lines.begin(), lines.end(), [](const Line& line) { return line.dropped; })) return;
  Shift shift = compact_text(article, lines);
  for (Mark& mark : article.marks) mark.text = shift.map(mark.text);
  std::erase_if(article.marks, [](const Mark& mark) { return mark.text.empty(); });
  compact_targets(article);
}

}  // namespace pith::tidy
