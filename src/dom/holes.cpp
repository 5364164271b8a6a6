#include "dom/holes.hpp"

#include <algorithm>

namespace pith::dom {

void append_filled(std::string_view html, std::size_t begin, std::size_t end, std::span<const Hole> holes,
                   std::vector<Part>& parts, std::string& out) {
  struct Range {
    std::size_t at;
    std::size_t end;
    std::size_t part;
  };
  std::vector<Range> open{{begin, end, no_part}};
  std::vector<std::size_t> found;  // the parts of one place
  while (!open.empty()) {
    Range& range = open.back();
    auto hole = std::lower_bound(holes.begin(), holes.end(), range.at,
                                 [](const Hole& h, std::size_t at) { return h.begin < at; });
    if (hole != holes.end() && range.part != no_part && hole->of == range.part) ++hole;
    if (hole == holes.end() || hole->begin >= range.end) {
      out.append(html.substr(range.at, range.end - std::min(range.at, range.end)));
      open.pop_back();
      continue;
    }
    out.append(html.substr(range.at, hole->begin - range.at));
    range.at = hole->end;
    found.clear();
    for (std::size_t part = hole->part; part != no_part && !parts[part].put; part = parts[part].next) {
      parts[part].put = true;
      found.push_back(part);
    }
    std::reverse(found.begin(), found.end());
    for (const std::size_t part : found) open.push_back({parts[part].begin, parts[part].end, part});
  }
}

}  // namespace pith::dom
