// A comparison as data and as a page.
#ifndef PITH_DIFF_DATA_HPP
#define PITH_DIFF_DATA_HPP

#include "diff/runs.hpp"

#include <string>
#include <string_view>

namespace pith::diff {

/// What the two runs are called.
struct Names {
  std::string_view before;
  std::string_view after;
};

/// One JSON object on one line.
std::string to_json(const Comparison& comparison, const Names& names);
/// A page for people: one HTML document that loads nothing.
std::string to_html(const Comparison& comparison, const Names& names);
/// A line a page for a terminal, the means above.
std::string to_text(const Comparison& comparison);

}  // namespace pith::diff

#endif
