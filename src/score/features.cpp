#include "score/features.hpp"

#include "score/facts.hpp"

namespace pith::score {
namespace {

constexpr FeatureInfo infos[] = {
#define PITH_FEATURE(name, meaning) {#name, meaning},
    PITH_FEATURES(PITH_FEATURE)
#undef PITH_FEATURE
#define PITH_GROUP(name) {"class_" #name, "levels up to a class or id that says " #name},
        PITH_CLASS_GROUPS(PITH_GROUP)
#undef PITH_GROUP
#define PITH_FEATURE(name, meaning) {#name, meaning},
            PITH_STACKED_FEATURES(PITH_FEATURE)
#undef PITH_FEATURE
};
static_assert(std::size(infos) == feature_count);

}  // namespace

std::span<const FeatureInfo> feature_infos() { return infos; }

void fill_features(const PageView& page, FeatureTable& out) {
  out.resize(page.segmentation.blocks.size());
  if (page.segmentation.blocks.empty()) return;
  Facts facts;
  fill_text_features(page, facts, out);
  gather_facts(page, facts);
  fill_tree_features(page, facts, out);
  fill_context_features(page, facts, out);
  fill_layout_features(page, facts, out);
  fill_page_features(page, facts, out);
}

}  // namespace pith::score
