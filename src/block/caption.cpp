#include "block/caption.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "dom/class_words.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t longest_caption = 40;  // words
constexpr NodeId most_nodes_between = 24;      // a picture and its caption

bool has_text(const dom::Document& document, NodeId id) {
  return document.tag(id) == Tag::text && !ascii::trim(document.characters(id)).empty();
}

/// The picture before a block with no text between, at most a few nodes away and within `root`.
struct Picture {
  NodeId id = dom::no_node;
  bool line_break = false;  // one stands between
};

Picture picture_before(const dom::Document& document, NodeId first, NodeId root) {
  Picture found;
  const NodeId stop = std::max(root, first > most_nodes_between ? first - most_nodes_between : 0);
  for (NodeId id = first; id-- > stop + 1;) {
    if (has_text(document, id)) break;
    found.line_break |= document.tag(id) == Tag::br;
    if (document.tag(id) != Tag::img) continue;
    found.id = id;
    return found;
  }
  return {};
}

/// The words of a block as the alt text would write them.
std::string words_of(const dom::Document& document, const score::TextBlock& block) {
  std::string out;
  for (NodeId id = block.first; id <= block.last; ++id) {
    if (document.tag(id) == Tag::text) out += document.characters(id);
  }
  return utf8::fold_for_comparison(utf8::clean_line(out));
}

bool is_caption(Tag tag) { return tag == Tag::caption || tag == Tag::figcaption; }

bool is_for_screen_readers(const dom::Document& document, NodeId id) {
  return dom::any_class(document.raw_attribute(id, "class").value_or(""), [](std::string_view name) {
    return name == "sr-only" || name.find("screen-reader") != std::string_view::npos ||
           name.find("visually-hidden") != std::string_view::npos;
  });
}

/// True for a figure with code or a table in it and no picture; the signs on buttons are none.
bool shows_text(const dom::Document& document, NodeId figure) {
  constexpr NodeId reach = 1024;  // nodes
  if (document.tag(figure) != Tag::figure) return false;
  bool text = false;
  const NodeId end = std::min(document[figure].end, figure + reach);
  for (NodeId id = figure + 1; id < end; ++id) {
    const Tag tag = document.tag(id);
    if (tag == Tag::button) {
      id = document[id].end - 1;
      continue;
    }
    if (tag == Tag::img || tag == Tag::svg || tag == Tag::video || tag == Tag::iframe) return false;
    text |= tag == Tag::pre || tag == Tag::table;
  }
  return text;
}

/// True for the name of a file, as it stands on a bar above code.
bool names_a_file(const dom::Document& document, const score::TextBlock& block) {
  constexpr std::uint32_t most_words = 3;
  if (block.words > most_words) return false;
  const std::string_view text = ascii::trim(document.characters(block.first));
  return text.find_first_of("./") < text.size() - 1 &&
         std::none_of(text.begin(), text.end(), ascii::is_space);
}

}  // namespace

bool has_caption_class(const dom::Document& document, NodeId id) {
  std::string_view rest = document.raw_attribute(id, "class").value_or("");
  if (!ascii::contains_ignoring_case(rest, "caption")) return false;
  while (!(rest = ascii::trim(rest)).empty()) {
    const std::string_view name = ascii::first_word(rest);
    rest.remove_prefix(name.size());
    // In brackets stand selectors of utility classes: `[&_figcaption]:mt-2` is of what holds a caption.
    if (name.find('[') == std::string_view::npos && ascii::contains_ignoring_case(name, "caption"))
      return true;
  }
  return false;
}

bool names_a_picture(const dom::Document& document, std::span<const score::TextBlock> blocks,
                     std::size_t index) {
  const score::TextBlock& block = blocks[index];
  if (block.words > longest_caption || block.link_words > 0) return false;
  const NodeId container = block.container;
  const auto holds = [&](std::size_t other) {
    return other < blocks.size() && document.contains(container, blocks[other].first);
  };
  if (holds(index + 1) || (index > 0 && holds(index - 1))) return false;
  const Picture below = picture_before(document, block.first, container);
  if (below.id != dom::no_node && below.line_break) return true;
  const Picture beside = picture_before(document, block.first, document[container].parent);
  const bool is_cell = document.tag(container) == Tag::td || document.tag(container) == Tag::th;
  if (beside.id == dom::no_node || block.words < 2 || is_cell) return false;
  const std::string alt = utf8::fold_for_comparison(utf8::clean_line(document.attribute(beside.id, "alt")));
  return !alt.empty() && alt == words_of(document, block);
}

bool heads_chosen_text(const dom::Document& document, Tables& tables,
                       std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep,
                       std::size_t index) {
  constexpr int levels = 3;
  constexpr std::size_t reach = 64;  // blocks
  const NodeId inner = blocks[index].container;
  NodeId caption = inner;
  for (int level = 1; level < levels && caption != dom::no_node && !is_caption(document.tag(caption));
       ++level)
    caption = document[caption].parent;
  if (caption == dom::no_node || !is_caption(document.tag(caption))) return false;
  const NodeId box = document[caption].parent;
  const bool heads_text = document.tag(caption) == Tag::figcaption
                              ? shows_text(document, box)
                              : document.tag(box) == Tag::table && tables.is_data(box);
  const NodeId around_text = document[blocks[index].first].parent;
  if (!heads_text || is_for_screen_readers(document, caption) || is_for_screen_readers(document, inner) ||
      is_for_screen_readers(document, around_text) || names_a_file(document, blocks[index]))
    return false;
  const auto first = std::lower_bound(blocks.begin(), blocks.end(), box,
                                      [](const score::TextBlock& b, NodeId id) { return b.first < id; });
  const auto begin = static_cast<std::size_t>(first - blocks.begin());
  const std::size_t end = std::min(begin + reach, blocks.size());
  for (std::size_t at = begin; at < end && document.contains(box, blocks[at].first); ++at) {
    if (keep[at] != 0 && !document.contains(caption, blocks[at].first)) return true;
  }
  return false;
}

}  // namespace pith::block
