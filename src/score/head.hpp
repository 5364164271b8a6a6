// What a page says of itself in its head, read once.
#ifndef PITH_SCORE_HEAD_HPP
#define PITH_SCORE_HEAD_HPP

#include "dom/document.hpp"

#include <string>
#include <vector>

namespace pith::score {

/// Decoded. What the page does not say is empty.
struct Head {
  std::string title;                      ///< of the first <title>
  std::string kind;                       ///< og:type
  std::vector<std::string> descriptions;  ///< description and og:description, without repeats
};

Head read_head(const dom::Document& document);

/// The address that a page gives itself, as it stands there: its canonical link, else og:url. Empty without
/// one.
std::string address_in(const dom::Document& document);

}  // namespace pith::score

#endif
