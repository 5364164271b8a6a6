#include "tidy/sequence.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

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

/// The text of the lines that stay, block by block, and the blocks that still have any. A block that never
/// had words goes only with the lines around it that went in one piece.
Shift compact_text(Article& article, const std::vector<Line>& lines) {
  Shift shift;
  std::string text;
  std::vector<Block> blocks;
  text.reserve(article.text.size());
  blocks.reserve(article.blocks.size());
  std::size_t at = 0;
  for (std::uint32_t index = 0; index < article.blocks.size(); ++index) {
    Block block = article.blocks[index];
    const auto begin = static_cast<std::uint32_t>(text.size());
    const bool has_words = at < lines.size() && lines[at].block == index;
    bool stays = !has_words && (at == 0 || !lines[at - 1].joined);
    for (; at < lines.size() && lines[at].block == index; ++at) {
      if (lines[at].dropped || lines[at].text.empty()) continue;
      const std::uint32_t feed = text.size() > begin ? 1 : 0;  // the line feed before it
      const Range range = {lines[at].text.begin - feed, lines[at].text.end};
      text.append(article.text, range.begin, range.size());
      shift.keep(range);
      stays = true;
    }
    block.text = {begin, static_cast<std::uint32_t>(text.size())};
    if (stays) blocks.push_back(block);
  }
  article.text = std::move(text);
  article.blocks = std::move(blocks);
  return shift;
}

/// Which of some numbered things blocks name, before lines were dropped and behind that. What they no longer
/// name goes with them; what they never named is somebody else's.
class Named {
 public:
  explicit Named(std::size_t count) : before_(count), behind_(count) {}

  void before(std::size_t number) { set(before_, number); }
  void behind(std::size_t number) { set(behind_, number); }

  bool stays(std::size_t number) const {
    return number < before_.size() && (!before_[number] || behind_[number]);
  }

  /// Takes out what goes, and gives the new number of each that stays.
  template <class Thing>
  std::vector<std::uint32_t> compact(std::vector<Thing>& things) const {
    std::vector<std::uint32_t> numbers(things.size());
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < things.size(); ++i) {
      if (!stays(i)) continue;
      numbers[i] = next;
      if (next != i) things[next] = std::move(things[i]);
      ++next;
    }
    things.resize(next);
    return numbers;
  }

 private:
  static void set(std::vector<bool>& flags, std::size_t number) {
    if (number < flags.size()) flags[number] = true;
  }

  std::vector<bool> before_;
  std::vector<bool> behind_;
};

/// Keeps the pictures or embeds that blocks still point to.
template <class Thing>
void compact_items(BlockKind kind, const std::vector<Block>& before, std::vector<Block>& behind,
                   std::vector<Thing>& things) {
  if (things.empty()) return;
  Named named(things.size());
  for (const Block& block : before) {
    if (block.kind == kind) named.before(block.item);
  }
  for (const Block& block : behind) {
    if (block.kind == kind) named.behind(block.item);
  }
  const std::vector<std::uint32_t> numbers = named.compact(things);
  for (Block& block : behind) {
    if (block.kind == kind && block.item < numbers.size()) block.item = numbers[block.item];
  }
}

/// Keeps the containers that still hold a block, themselves or in one of theirs.
void compact_containers(const std::vector<Block>& before, Article& article) {
  std::vector<Container>& all = article.containers;
  if (all.empty()) return;
  Named named(all.size());
  std::vector<bool> seen_before(all.size());
  std::vector<bool> seen_behind(all.size());
  const auto outwards = [&all](std::uint32_t container, std::vector<bool>& seen, auto use) {
    for (; container != 0 && container <= all.size() && !seen[container - 1];
         container = all[container - 1].parent) {
      seen[container - 1] = true;
      use(container - 1);
    }
  };
  for (const Block& block : before)
    outwards(block.container, seen_before, [&named](std::size_t i) { named.before(i); });
  for (const Block& block : article.blocks)
    outwards(block.container, seen_behind, [&named](std::size_t i) { named.behind(i); });
  const std::vector<std::uint32_t> numbers = named.compact(all);
  const auto renumber = [&numbers](std::uint32_t& container) {
    if (container != 0 && container <= numbers.size()) container = numbers[container - 1] + 1;
  };
  for (Container& container : all) renumber(container.parent);
  for (Block& block : article.blocks) renumber(block.container);
}

/// Takes out the references to notes whose text has gone.
void compact_references(const std::vector<Block>& before, Article& article) {
  std::unordered_set<std::uint32_t> gone;
  for (const Block& block : before) {
    if (block.kind == BlockKind::footnote) gone.insert(block.item);
  }
  if (gone.empty()) return;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::footnote) gone.erase(block.item);
  }
  std::erase_if(article.marks, [&gone](const Mark& mark) {
    return mark.kind == MarkKind::footnote && gone.count(mark.item) > 0;
  });
}

/// Keeps only the addresses and names of languages that marks and blocks still point to. Several may share
/// one.
void compact_targets(Article& article) {
  std::vector<Range*> users;
  const auto add = [&users](Range& range) {
    if (range.empty()) {
      range = {};
    } else {
      users.push_back(&range);
    }
  };
  for (Mark& mark : article.marks) add(mark.target);
  for (Block& block : article.blocks) add(block.language);
  std::sort(users.begin(), users.end(), [](const Range* a, const Range* b) { return a->begin < b->begin; });
  std::string targets;
  Range old;                // the run of old addresses that is being taken over, overlapping ones as one
  std::uint32_t begin = 0;  // where it stands now
  for (Range* range : users) {
    if (targets.empty() || range->begin >= old.end) {
      old = {range->begin, range->begin};
      begin = static_cast<std::uint32_t>(targets.size());
    }
    if (range->end > old.end) {
      targets.append(article.targets, old.end, range->end - old.end);
      old.end = range->end;
    }
    const std::uint32_t moved = begin + range->begin - old.begin;
    *range = {moved, moved + range->size()};
  }
  article.targets = std::move(targets);
}

}  // namespace

void remove_dropped(Article& article, const std::vector<Line>& lines) {
  if (std::none_of(lines.begin(), lines.end(), [](const Line& line) { return line.dropped; })) return;
  const std::vector<Block> before = article.blocks;
  Shift shift = compact_text(article, lines);
  for (Mark& mark : article.marks) mark.text = shift.map(mark.text);
  std::erase_if(article.marks, [](const Mark& mark) { return mark.text.empty(); });
  compact_items(BlockKind::picture, before, article.blocks, article.pictures);
  compact_items(BlockKind::embed, before, article.blocks, article.embeds);
  compact_containers(before, article);
  compact_references(before, article);
  compact_targets(article);
}

}  // namespace pith::tidy
