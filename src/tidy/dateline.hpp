// The place and the agency that news print before their first sentence.
#ifndef PITH_TIDY_DATELINE_HPP
#define PITH_TIDY_DATELINE_HPP

#include <optional>
#include <string>
#include <string_view>

namespace pith::tidy {

struct Dateline {
  std::string place;   ///< in title case; may be empty
  std::string agency;  ///< may be empty
};

/// The dateline that `paragraph` begins with: "TEHRAN – ", "BERLIN (dpa) - ", "Paris, 3 March (AFP) — ",
/// "(Reuters) - ", "МОСКВА, 3 мар — ".
std::optional<Dateline> read_dateline(std::string_view paragraph);

}  // namespace pith::tidy

#endif
