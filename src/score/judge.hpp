// Which blocks of a page are its article: features → model → choice.
#ifndef PITH_SCORE_JUDGE_HPP
#define PITH_SCORE_JUDGE_HPP

#include "pith/extract.hpp"

#include "score/features.hpp"
#include "score/model.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::score {

/// The choice, as arrays beside the blocks.
struct Verdict {
  std::vector<float> probability;  ///< that a block belongs to the article
  std::vector<std::uint8_t> keep;  ///< 1: chosen
  float expected_f1 = 0;           ///< calibrated F1 to expect
  std::string_view page_type;      ///< one of page_types; static storage
};

/// Chooses among the blocks of `page`; `table` holds their features.
Verdict judge(const PageView& page, const FeatureTable& table, const Model& model, Focus focus);

}  // namespace pith::score

#endif
