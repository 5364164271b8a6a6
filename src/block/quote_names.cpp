#include "block/quote_names.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

// Who said what is quoted, with office and place.
constexpr std::uint32_t longest_name = 12;  // words

bool begins_with_dash(std::string_view text) {
  return text.starts_with("—") || text.starts_with("–") || text.starts_with("―");
}

}  // namespace

bool names_who_is_quoted(const dom::Document& document, const score::TextBlock& block, NodeId first) {
  if (block.words > longest_name || document.tag(block.container) != Tag::blockquote ||
      !document.contains(block.container, first))
    return false;
  const std::string_view text = ascii::trim(document.characters(block.first));
  return document.tag(document[block.first].parent) == Tag::cite || begins_with_dash(text);
}

bool signs_quote(const dom::Document& document, const score::TextBlock& block, NodeId root, NodeId around) {
  constexpr NodeId most_nodes = 40;
  if (document.tag(around) != Tag::blockquote && document.tag(document[around].parent) != Tag::blockquote)
    return false;
  if (document.tag(root) == Tag::footer && block.words <= longest_name) return true;
  const NodeId end = std::min(document[root].end, root + most_nodes);
  for (NodeId id = root; id < end; ++id) {
    if (document.tag(id) == Tag::time) return true;
  }
  return false;
}

bool names_speaker(const dom::Document& document, std::span<const score::TextBlock> blocks, NodeId root,
                   std::size_t at) {
  const NodeId quote = document.next_sibling(root);
  return blocks[at].words <= longest_name && quote != dom::no_node &&
         document.tag(quote) == Tag::blockquote && document.contains(quote, blocks[at + 1].first) &&
         ascii::trim(document.characters(blocks[at].last)).ends_with(':');
}

bool names_source(const dom::Document& document, std::span<const score::TextBlock> blocks, NodeId root,
                  std::size_t at) {
  if (at == 0 || blocks[at].words > longest_name) return false;
  if (!begins_with_dash(ascii::trim(document.characters(blocks[at].first)))) return false;
  NodeId before = document.first_child(document[root].parent);
  while (document[before].end < root) before = document[before].end;
  const Tag tag = document.tag(before);
  return (tag == Tag::blockquote || tag == Tag::pre) && document.contains(before, blocks[at - 1].first);
}

}  // namespace pith::block
