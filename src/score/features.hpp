// The table of features: a row a block, a column a named feature.
#ifndef PITH_SCORE_FEATURES_HPP
#define PITH_SCORE_FEATURES_HPP

#include "pith/explain.hpp"

#include "data/word_masks.hpp"
#include "dom/document.hpp"
#include "score/feature_list.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pith::score {

/// The columns.
enum class Feature : std::uint16_t {
#define PITH_FEATURE(name, meaning) name,
  PITH_FEATURES(PITH_FEATURE)
#undef PITH_FEATURE
#define PITH_GROUP(name) class_##name,
      PITH_CLASS_GROUPS(PITH_GROUP)
#undef PITH_GROUP
          count
};

constexpr std::size_t feature_count = static_cast<std::size_t>(Feature::count);

/// The page's own columns, which are the same in every row of a page: from here on, and how many.
constexpr std::size_t first_page_feature = static_cast<std::size_t>(Feature::page_words);
constexpr std::size_t page_feature_count =
    static_cast<std::size_t>(Feature::url_doc) + 1 - first_page_feature;

/// Name and meaning of each column, in order. Static storage.
std::span<const FeatureInfo> feature_infos();

/// Row-major; memory is kept from page to page.
class FeatureTable {
 public:
  void resize(std::size_t rows) {
    constexpr std::size_t usual = std::size_t{2}
                                  << 20;  // values; more is not kept for a page that needs less
    if (values_.capacity() > usual && rows * feature_count <= usual) values_ = {};
    values_.resize(rows * feature_count);
  }
  /// Rows hold what an earlier page left in them until then.
  void clear_row(std::size_t row) {
    std::fill_n(values_.begin() + static_cast<std::ptrdiff_t>(row * feature_count), feature_count, 0.0F);
  }
  std::size_t rows() const { return values_.size() / feature_count; }
  std::span<const float> row(std::size_t i) const {
    return {values_.data() + i * feature_count, feature_count};
  }
  float& at(std::size_t row, Feature f) { return values_[row * feature_count + static_cast<std::size_t>(f)]; }
  float at(std::size_t row, Feature f) const {
    return values_[row * feature_count + static_cast<std::size_t>(f)];
  }

 private:
  std::vector<float> values_;
};

/// What other rooms know of the page. Views are borrowed.
struct PageHints {
  std::string_view url;
  std::string_view article_body;  ///< JSON-LD's articleBody as plain text, or empty
  std::span<const std::uint8_t> recurring =
      {};  ///< 1 for each block of the site's template; empty: not known
};

/// A page on its way through the room.
struct PageView {
  const dom::Document& document;
  std::span<const Element> elements;
  const Segmentation& segmentation;
  PageHints hints;
};

/// Fills `out` with one row for each block of the page.
void fill_features(const PageView& page, FeatureTable& out);

}  // namespace pith::score

#endif
