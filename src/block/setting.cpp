#include "block/setting.hpp"

#include "block/caption.hpp"
#include "block/post.hpp"
#include "data/word_masks.hpp"

#include <algorithm>

namespace pith::block {
namespace {

using data::ClassGroup;
using dom::NodeId;
using dom::Tag;

constexpr std::size_t most_captions = 6;      // blocks around one picture
constexpr std::uint32_t longest_credit = 12;  // words

constexpr std::uint32_t unwanted_groups =
    data::bit(ClassGroup::advert) | data::bit(ClassGroup::related) | data::bit(ClassGroup::share) |
    data::bit(ClassGroup::author) | data::bit(ClassGroup::newsletter) | data::bit(ClassGroup::navigation) |
    data::bit(ClassGroup::footer) | data::bit(ClassGroup::login) | data::bit(ClassGroup::search) |
    data::bit(ClassGroup::pagination) | data::bit(ClassGroup::comment);

bool is_unwanted(Tag tag) {
  return tag == Tag::nav || tag == Tag::footer || tag == Tag::form || tag == Tag::dialog ||
         tag == Tag::template_ || tag == Tag::select;
}

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace

Settings::Settings(const dom::Document& document, const Choice& choice)
    : document_(document), choice_(choice), captions_(static_cast<NodeId>(choice.blocks.size())) {
  const std::size_t count = choice.blocks.size();
  chosen_before_.reserve(count + 1);
  chosen_before_.push_back(0);
  first_chosen_ = count;
  for (std::size_t i = 0; i < count; ++i) {
    const bool chosen = choice.keep[i] != 0;
    chosen_before_.push_back(chosen_before_.back() + (chosen ? 1U : 0U));
    if (!chosen) continue;
    first_chosen_ = std::min(first_chosen_, i);
    behind_last_ = i + 1;
  }
}

std::size_t Settings::block_from(NodeId id) const {
  const auto found = std::lower_bound(choice_.blocks.begin(), choice_.blocks.end(), id,
                                      [](const score::TextBlock& b, NodeId at) { return b.first < at; });
  return static_cast<std::size_t>(found - choice_.blocks.begin());
}

/// True if the element holds others beside the blocks of one within it.
bool Settings::holds_more(NodeId id, Blocks within) const {
  return (within.begin > 0 && choice_.blocks[within.begin - 1].first >= id) ||
         (within.end < choice_.blocks.size() && choice_.blocks[within.end].first < document_[id].end);
}

bool Settings::is_caption(std::size_t block) {
  return captions_(static_cast<NodeId>(block), [&] { return stands_as_caption(block); });
}

bool Settings::stands_as_caption(std::size_t block) const {
  constexpr int reach = 3;  // levels
  NodeId id = choice_.blocks[block].container;
  for (int level = 0; level < reach && id != dom::no_node; ++level, id = document_[id].parent) {
    if (document_.tag(id) == Tag::figcaption) return true;
    if (choice_.caption_signs && level < 2 && choice_.elements[id].styled && has_caption_class(document_, id))
      return true;
  }
  return choice_.caption_signs && names_a_picture(document_, choice_.blocks, block);
}

/// A short line that is neither a heading nor a link: who took the picture, which of many it is.
bool Settings::is_credit(std::size_t block) const {
  const score::TextBlock& b = choice_.blocks[block];
  return b.words <= longest_credit && b.link_words == 0 && !is_heading(document_.tag(b.container));
}

bool Settings::has_title(Blocks in) const {
  for (std::size_t i = in.begin; i < std::min(in.end, in.begin + most_captions); ++i) {
    const Tag tag = document_.tag(choice_.blocks[i].container);
    if (tag == Tag::h1 || tag == Tag::h2) return true;
  }
  return false;
}

std::uint32_t Settings::words_between(std::size_t begin, std::size_t end) {
  constexpr std::size_t most = 40;  // blocks: more of them are other text in any case
  if (end > begin + most) return 1000;
  std::uint32_t words = 0;
  for (std::size_t i = begin; i < end; ++i) words += is_caption(i) ? 0 : choice_.blocks[i].words;
  return words;
}

Settings::Holds Settings::look_at(Blocks in, NodeId picture, Setting& out) {
  if (in.begin == in.end) return Holds::nothing_more;
  const bool chosen = chosen_before_[in.end] > chosen_before_[in.begin];
  if (in.end - in.begin > most_captions) return chosen ? Holds::chosen : Holds::other_text;
  bool text = false;
  std::size_t credits = 0;
  for (std::size_t i = in.begin; i < in.end; ++i) {
    if (is_caption(i)) {
      // The first one behind it, else the last before it.
      if (out.caption == Setting::no_block || choice_.blocks[out.caption].first < picture) out.caption = i;
    } else if (is_chosen(i)) {
      return Holds::chosen;
    } else if (!out.in_figure && document_.tag(choice_.blocks[i].container) != Tag::button) {
      if (!is_credit(i)) text = true;
      ++credits;
      out.beside_line = true;
    }
  }
  return text || credits > 2 ? Holds::other_text : Holds::captions;
}

/// What a network gives out for quoting is named for it as the buttons are by which one shares.
bool Settings::is_of_unwanted(NodeId id) const {
  const std::uint32_t groups = choice_.elements[id].groups & unwanted_groups;
  return groups != 0 && (groups != data::bit(ClassGroup::share) || !says_post(document_, id));
}

Setting Settings::of(NodeId id) {
  Setting out;
  Blocks seen{block_from(id), block_from(document_[id].end)};
  for (NodeId at = id; at != dom::no_node; at = document_[at].parent) {
    const score::Element& element = choice_.elements[at];
    const Tag tag = document_.tag(at);
    if (tag == Tag::noscript && out.noscript == dom::no_node) out.noscript = at;
    out.in_figure |= tag == Tag::figure;
    if (holds_more(at, seen)) {
      seen = {block_from(at), block_from(document_[at].end)};
      const Holds holds = look_at(seen, id, out);
      if (holds == Holds::chosen) {
        out.around = at;
        return out;
      }
      out.in_card |= holds == Holds::other_text;
      if (holds == Holds::other_text) out.with_title |= has_title(seen);
    }
    out.unwanted |= is_of_unwanted(at) || element.hidden || is_unwanted(tag);
    if (out.unwanted || at == document_.body()) return out;
  }
  return out;
}

}  // namespace pith::block
