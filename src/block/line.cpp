#include "block/line.hpp"

#include "base/utf8.hpp"

#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

bool is_control(Tag tag) { return tag == Tag::label || tag == Tag::button; }

/// True if only controls stand between two blocks of one element.
bool runs_on(const dom::Document& document, const score::TextBlock& block, const score::TextBlock& next) {
  constexpr NodeId most_between = 16;
  if (block.container != next.container || next.first - block.last > most_between) return false;
  bool parted = false;
  for (NodeId id = block.last + 1; id < next.first; ++id) {
    const Tag tag = document.tag(id);
    if (is_control(tag)) {
      parted = true;
    } else if (tag == Tag::br || dom::is_block_level(tag)) {
      return false;
    }
  }
  return parted;
}

}  // namespace

std::size_t next_of_line(const dom::Document& document, std::span<const score::TextBlock> blocks,
                         std::span<const std::uint8_t> keep, std::size_t i) {
  constexpr std::size_t most_between = 2;
  std::size_t next = i + 1;
  // A sign that opens a note in the margin may have been chosen.
  while (next < blocks.size() && (keep[next] == 0 || blocks[next].words == 0) && next - i <= most_between &&
         is_control(document.tag(blocks[next].container)))
    ++next;
  const bool goes_on = next < blocks.size() && keep[next] != 0 && runs_on(document, blocks[i], blocks[next]);
  return goes_on ? next : blocks.size();
}

bool begins_with_word(const dom::Document& document, const score::TextBlock& block) {
  const std::string_view text = document.characters(block.first);
  std::size_t at = 0;
  const char32_t first = text.empty() ? U' ' : utf8::next(text, at);
  return first == U'(' || (utf8::is_word(first) && !utf8::is_unspaced_script(first));
}

bool is_word_behind(const dom::Document& document, const score::TextBlock& block) {
  return document.characters(block.last).ends_with(' ');
}

}  // namespace pith::block
