// What a text says of itself: who wrote it, when, where, and where it was taken from.
#ifndef PITH_TEXT_FACT_HPP
#define PITH_TEXT_FACT_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::text {

enum class FactKind : std::uint8_t {
  none,
  title,
  byline,       ///< a line that names who wrote it, and perhaps the day
  date,         ///< a line that says when it was published or changed
  line_before,  ///< a short line before the text that no rule knows: perhaps a name beside a date
  line_behind,  ///< the same behind the text
  source,       ///< who is credited with the text
  place,        ///< of a dateline
};

/// One thing a text says of itself, as it is written there. It is a witness like those of a page's head:
/// whether it is believed is decided where all of them are known (src/meta).
struct Fact {
  FactKind kind = FactKind::none;
  std::string text;
  std::string_view source;  ///< as in Provenance::source; static storage
  float weight = 0;         ///< 0 to 1: how sure it is that the text says that of itself
};

using Facts = std::vector<Fact>;

}  // namespace pith::text

#endif
