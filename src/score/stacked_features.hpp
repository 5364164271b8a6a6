// What a first forest makes of a block and of those around it, as features of a second one (stacked
// sequential learning: Cohen and Carvalho 2005). Blocks that are alike by themselves are told apart by their
// company.
#ifndef PITH_SCORE_STACKED_FEATURES_HPP
#define PITH_SCORE_STACKED_FEATURES_HPP

#include "score/features.hpp"

#include <span>
#include <vector>

namespace pith::score {

/// Fills the stacked columns of every row from the first forest's probabilities, one a block.
void fill_stacked_features(const PageView& page, std::span<const float> probability, FeatureTable& out);

/// By block the mean probability of the blocks on the same path of tags and classes.
std::vector<float> means_along_paths(const PageView& page, std::span<const float> probability);

}  // namespace pith::score

#endif
