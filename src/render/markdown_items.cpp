#include "render/markdown_items.hpp"

#include <algorithm>

namespace pith::render {

std::string MarkdownItems::prefix(unsigned quotes, std::size_t count) const {
  std::string out;
  unsigned written = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (; written < std::min(items_[i].quotes, quotes); ++written) out += "> ";
    out.append(items_[i].width, ' ');
  }
  for (; written < quotes; ++written) out += "> ";
  return out;
}

void append_empty_line(std::string& out, std::string_view prefix) {
  out += prefix.substr(0, prefix.find_last_not_of(' ') + 1);
  out += '\n';
}

}  // namespace pith::render
