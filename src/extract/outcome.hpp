// Whether a page has an article at all.
#ifndef PITH_EXTRACT_OUTCOME_HPP
#define PITH_EXTRACT_OUTCOME_HPP

#include "pith/article.hpp"

#include "dom/document.hpp"
#include "score/judge.hpp"
#include "score/segment.hpp"

#include <span>
#include <string_view>

namespace pith {

/// What of a page tells that its text is no article.
struct Signs {
  float wall_share = 0;           ///< of the chosen words, in boxes of consent, log-in or the like
  bool asks_for_consent = false;  ///< what stands in such boxes speaks of consent, cookies, privacy
  float link_share = 0;           ///< of the chosen words, in links
  float likeliest = 1;       ///< highest probability of a chosen block; 1 where the blocks were not weighed
  bool front_page = false;   ///< its address has no path
  bool password = false;     ///< the page asks for a password
  bool error_title = false;  ///< its title or first heading is that of an error page
};

/// Reads the signs off the tree and the verdict on the blocks.
Signs read_signs(const dom::Document& document, std::span<const score::Element> elements,
                 const score::Segmentation& segmentation, const score::Verdict& verdict,
                 std::string_view url);

/// The outcome of an article whose text, counts, confidence and metadata are complete.
Outcome outcome_of(const Article& article, const Signs& signs);

}  // namespace pith

#endif
