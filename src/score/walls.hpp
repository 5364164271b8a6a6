// Boxes laid over a page that ask for consent or a log-in: found by what their class says and what they speak
// of.
#ifndef PITH_SCORE_WALLS_HPP
#define PITH_SCORE_WALLS_HPP

#include "dom/document.hpp"
#include "score/survey.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace pith::score {

/// How much a text speaks of consent, cookies and privacy, and of accounts and logging in.
struct WallWords {
  std::uint32_t words = 0;
  std::uint32_t consent = 0;
  std::uint32_t login = 0;

  /// Adds the words of a text.
  void add(std::string_view text);
  /// True if more of the words speak of consent than those of any article about it do.
  bool speaks_of_consent() const;
  bool speaks_of_login() const;
};

/// True for an element whose class, id or role says dialog, pop-up, consent or log-in.
bool is_wall_by_class(const dom::Document& document, std::span<const Element> elements, dom::NodeId id);

/// Sets Element::wall of the outermost boxes whose class says so and whose text speaks of it, with something
/// to answer with. A box around the page's <main>, <article> or headline is none.
void mark_walls(const dom::Document& document, std::span<Element> elements);

}  // namespace pith::score

#endif
