#include "block/caption.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <string>

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

}  // namespace

bool has_caption_class(const dom::Document& document, NodeId id) {
  std::string_view rest = document.raw_attribute(id, "class").value_or("");
  if (!ascii::contains_ignoring_case(rest, "caption")) return false;
  while (!(rest = ascii::trim(rest)).empty()) {
    const std::string_view name = rest.substr(0, rest.find_first_of(" \n\t\r\f"));
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

}  // namespace pith::block
