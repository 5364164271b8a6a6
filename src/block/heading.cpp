#include "block/heading.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <string_view>

namespace pith::block {

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

}  // namespace pith::block
