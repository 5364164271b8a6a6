// Ranges of a page that others take the place of.
#ifndef PITH_DOM_HOLES_HPP
#define PITH_DOM_HOLES_HPP

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::dom {

constexpr std::size_t no_part = std::string_view::npos;

/// A part, or nothing, takes the place of [begin, end) of the page.
struct Hole {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t part = no_part;
  std::size_t of = no_part;  ///< the part that stands there, and is no hole in itself
};

struct Part {
  Hole element;           ///< closed once its end is known
  std::size_t begin = 0;  ///< of what it holds
  std::size_t end = 0;
  Hole place;
  std::size_t next = no_part;  ///< what stands behind it in the same place
  bool put = false;
};

/// Appends [begin, end) of the page with the parts in their places, each part once. `holes` ascend.
void append_filled(std::string_view html, std::size_t begin, std::size_t end, std::span<const Hole> holes,
                   std::vector<Part>& parts, std::string& out);

}  // namespace pith::dom

#endif
