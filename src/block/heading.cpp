#include "block/heading.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <string_view>

namespace pith::block {

std::uint8_t heading_level(const dom::Document& document, dom::NodeId heading) {
  constexpr std::uint8_t otherwise = 2;
  const dom::Tag tag = document.tag(heading);
  if (tag >= dom::Tag::h1 && tag <= dom::Tag::h6)
    return static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(dom::Tag::h1) + 1);
  const std::string_view level = document.raw_attribute(heading, "aria-level").value_or("");
  return level.size() == 1 && level[0] >= '1' && level[0] <= '6' ? static_cast<std::uint8_t>(level[0] - '0')
                                                                 : otherwise;
}

void drop_edit_link(Article& article, std::uint32_t begin) {
  if (!article.text.ends_with(']')) return;
  const std::size_t bracket = article.text.rfind('[');
  if (bracket == std::string::npos || bracket <= begin) return;
  const auto edits = [&](const Mark& mark) {
    return mark.kind == MarkKind::link && mark.text.begin > bracket &&
           article.target(mark).find("action=edit") != std::string_view::npos;
  };
  const auto first =
      std::lower_bound(article.marks.begin(), article.marks.end(), begin,
                       [](const Mark& mark, std::uint32_t at) { return mark.text.begin < at; });
  if (std::none_of(first, article.marks.end(), edits)) return;
  std::size_t end = bracket;
  while (end > begin && ascii::is_space(article.text[end - 1])) --end;
  article.text.resize(end);
  const auto gone = [&](const Mark& mark) { return mark.text.end > end; };
  article.marks.erase(std::remove_if(first, article.marks.end(), gone), article.marks.end());
}

bool is_title_of_item(const dom::Document& document, std::span<const score::TextBlock> blocks,
                      std::span<const std::uint8_t> keep, std::size_t i, const Ancestors& in) {
  constexpr std::size_t most_blocks = 3;
  constexpr std::uint32_t most_words = 80;
  const bool leads = i == 0 || keep[i - 1] == 0 || !document.contains(in.item, blocks[i - 1].first);
  if (!leads || document.tag(in.heading) < dom::Tag::h3) return false;
  std::uint32_t words = 0;
  std::size_t next = i + 1;
  for (; next < blocks.size() && document.contains(in.item, blocks[next].first); ++next) {
    words += blocks[next].words;
    if (next - i > most_blocks || words > most_words) return false;
  }
  return next > i + 1 && keep[i + 1] != 0 &&
         ancestors_of(document, blocks[i + 1].container, nullptr).heading == dom::no_node;
}

}  // namespace pith::block
