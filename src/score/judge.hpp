// Which blocks of a page are its article: features → model → choice.
#ifndef PITH_SCORE_JUDGE_HPP
#define PITH_SCORE_JUDGE_HPP

#include "pith/explain.hpp"
#include "pith/extract.hpp"

#include "score/features.hpp"
#include "score/model.hpp"

#include <cstdint>
#include <vector>

namespace pith::score {

/// The choice, as arrays beside the blocks.
struct Verdict {
  std::vector<float> probability;          ///< that a block belongs to the article
  std::vector<std::uint8_t> keep;          ///< 1: chosen
  float expected_f1 = 0;                   ///< calibrated F1 to expect
  PageType page_type = PageType::unknown;  ///< one of page_types
};

/// What had the last word on each block, for those who ask.
using Decisions = std::vector<Decision>;

/// Chooses among the blocks of `page`; `table` holds their features, and gets the stacked ones. `decisions`,
/// if given, gets one for each block.
Verdict judge(const PageView& page, FeatureTable& table, const Model& model, Focus focus,
              Decisions* decisions = nullptr);

}  // namespace pith::score

#endif
