#include "block/cell_icon.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "block/picture.hpp"

#include <algorithm>
#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

/// What an element says to those who do not see it. Many an icon has no size, and its word is one.
std::string label_of(const dom::Document& document, NodeId id) {
  const Tag tag = document.tag(id);
  if (tag == Tag::img) {
    std::string alt = document.attribute(id, "alt");
    return is_icon(document, id) || utf8::count_words(alt) == 1 ? alt : std::string();
  }
  const bool may_be_sign = tag == Tag::i || tag == Tag::span;
  return may_be_sign ? document.attribute(id, "aria-label") : std::string();
}

}  // namespace

CellIcon icon_in(const dom::Document& document, NodeId cell) {
  constexpr NodeId reach = 12;         // nodes
  constexpr std::size_t longest = 24;  // bytes
  constexpr std::size_t most_words = 3;
  CellIcon icon;
  if (document[cell].end > cell + reach) return icon;
  for (NodeId id = cell + 1; id < document[cell].end; ++id) {
    if (!ascii::trim(document.characters(id)).empty()) return {};
    if (!icon.text.empty()) continue;
    std::string label = utf8::clean_line(label_of(document, id));
    if (label.empty() || label.size() > longest || utf8::count_words(label) > most_words) continue;
    if (label.find('.') != std::string::npos) continue;  // the name of its file
    icon = {id, std::move(label)};
  }
  return icon;
}

}  // namespace pith::block
