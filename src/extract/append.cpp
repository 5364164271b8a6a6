#include "extract/append.hpp"

#include <algorithm>
#include <utility>

namespace pith {

Appender::Appender(const Article& part, Article& whole, std::uint32_t notes)
    : part_(part),
      whole_(whole),
      notes_(notes),
      comments_(part.comments.size()),
      containers_(part.containers.size()) {
  for (const Block& block : whole.blocks) groups_ = std::max(groups_, block.group);
}

void Appender::add(std::size_t index) {
  const Block& block = part_.blocks[index];
  Block added = block;
  added.text.begin = static_cast<std::uint32_t>(whole_.text.size());
  whole_.text += part_.words(block);
  added.text.end = static_cast<std::uint32_t>(whole_.text.size());
  added.language = add_target(block.language);
  if (added.group != 0) added.group += groups_;
  added.item = item_of(block);
  added.container = container_of(block.container);
  whole_.blocks.push_back(added);
  add_marks(block, added.text.begin);
}

Range Appender::add_target(Range target) {
  if (target.empty()) return {};
  const auto begin = static_cast<std::uint32_t>(whole_.targets.size());
  whole_.targets.append(part_.targets, target.begin, target.size());
  return {begin, begin + target.size()};
}

void Appender::add_marks(const Block& block, std::uint32_t begin) {
  for (; mark_ < part_.marks.size() && part_.marks[mark_].text.begin < block.text.end; ++mark_) {
    Mark mark = part_.marks[mark_];
    if (mark.text.begin < block.text.begin) continue;  // of a block that was left out
    mark.text = {mark.text.begin - block.text.begin + begin, mark.text.end - block.text.begin + begin};
    mark.target = add_target(mark.target);
    if (mark.kind == MarkKind::footnote) mark.item += notes_;
    whole_.marks.push_back(mark);
  }
}

std::uint32_t Appender::item_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::picture:
      if (block.item >= part_.pictures.size()) break;
      whole_.pictures.push_back(part_.pictures[block.item]);
      return static_cast<std::uint32_t>(whole_.pictures.size() - 1);
    case BlockKind::embed:
      if (block.item >= part_.embeds.size()) break;
      whole_.embeds.push_back(part_.embeds[block.item]);
      return static_cast<std::uint32_t>(whole_.embeds.size() - 1);
    case BlockKind::comment:
      if (block.item >= part_.comments.size()) break;
      if (comments_[block.item] == 0) {
        whole_.comments.push_back(part_.comments[block.item]);
        comments_[block.item] = static_cast<std::uint32_t>(whole_.comments.size());
      }
      return comments_[block.item] - 1;
    case BlockKind::footnote: return block.item + notes_;
    default: break;
  }
  return block.item;
}

std::uint32_t Appender::container_of(std::uint32_t container) {
  // The new ones from the outermost on: outer ones come first.
  std::vector<std::uint32_t> missing;
  std::uint32_t at = container;
  while (at != 0 && at <= containers_.size() && containers_[at - 1] == 0) {
    missing.push_back(at);
    const std::uint32_t parent = part_.containers[at - 1].parent;
    at = parent < at ? parent : 0;
  }
  std::uint32_t outer = at != 0 && at <= containers_.size() ? containers_[at - 1] : 0;
  std::reverse(missing.begin(), missing.end());
  for (const std::uint32_t number : missing) {
    whole_.containers.push_back(part_.containers[number - 1]);
    whole_.containers.back().parent = outer;
    outer = containers_[number - 1] = static_cast<std::uint32_t>(whole_.containers.size());
  }
  return outer;
}

void append(const Article& part, Article& whole) {
  std::uint32_t notes = 0;
  for (const Block& block : whole.blocks) {
    if (block.kind == BlockKind::footnote) notes = std::max(notes, block.item);
  }
  Appender appender(part, whole, notes);
  for (std::size_t i = 0; i < part.blocks.size(); ++i) appender.add(i);
}

void replace_body(Article&& from, Article& to) {
  to.text = std::move(from.text);
  to.targets = std::move(from.targets);
  to.blocks = std::move(from.blocks);
  to.marks = std::move(from.marks);
  to.pictures = std::move(from.pictures);
  to.embeds = std::move(from.embeds);
  to.comments = std::move(from.comments);
  to.containers = std::move(from.containers);
}

}  // namespace pith
