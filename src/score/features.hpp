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
#include <array>
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
#define PITH_FEATURE(name, meaning) name,
          PITH_STACKED_FEATURES(PITH_FEATURE)
#undef PITH_FEATURE
              count
};

constexpr std::size_t feature_count = static_cast<std::size_t>(Feature::count);

/// The page's own columns, which are the same in every row of a page: from here on, and how many.
constexpr std::size_t first_page_feature = static_cast<std::size_t>(Feature::page_words);
constexpr std::size_t page_feature_count =
    static_cast<std::size_t>(Feature::url_doc) + 1 - first_page_feature;

/// What a first forest makes of the page, for the second one: from here on (stacked_features.hpp).
constexpr std::size_t first_stacked_feature = static_cast<std::size_t>(Feature::stacked_alone);

/// Name and meaning of each column, in order. Static storage.
std::span<const FeatureInfo> feature_infos();

/// Laid out as forests read it: the values of a column in several rows stand side by side. Memory is kept
/// from page to page.
class FeatureTable {
 public:
  static constexpr std::size_t rows_together = 32;
  /// One column's values in as many rows.
  using Lanes = std::array<float, rows_together>;

  /// One row, to be written to.
  class Row {
   public:
    Row(Lanes* columns, std::size_t lane) : columns_(columns), lane_(lane) {}
    float& operator[](Feature f) const { return columns_[static_cast<std::size_t>(f)][lane_]; }

   private:
    Lanes* columns_;
    std::size_t lane_;
  };

  void resize(std::size_t rows) {
    constexpr std::size_t usual = std::size_t{2}
                                  << 20;  // values; more is not kept for a page that needs less
    const std::size_t lanes = (rows + rows_together - 1) / rows_together * feature_count;
    if (lanes_.capacity() > usual / rows_together && lanes <= usual / rows_together) lanes_ = {};
    lanes_.resize(lanes);
    rows_ = rows;
  }
  /// Clears the row and those that are kept together with it. They hold what an earlier page left in them
  /// until then.
  void clear_rows(std::size_t row) {
    std::fill_n(lanes_.begin() + static_cast<std::ptrdiff_t>(place(row)), feature_count, Lanes{});
  }
  std::size_t rows() const { return rows_; }
  Row row(std::size_t i) { return {&lanes_[place(i)], i % rows_together}; }
  float at(std::size_t row, Feature f) const {
    return lanes(row, static_cast<std::size_t>(f))[row % rows_together];
  }
  /// A column in the rows that are kept together with one.
  Lanes& lanes(std::size_t row, std::size_t column) { return lanes_[place(row) + column]; }
  const Lanes& lanes(std::size_t row, std::size_t column) const { return lanes_[place(row) + column]; }
  /// All columns of a row.
  std::vector<float> values(std::size_t row) const {
    std::vector<float> out(feature_count);
    for (std::size_t c = 0; c < feature_count; ++c) out[c] = lanes(row, c)[row % rows_together];
    return out;
  }

 private:
  static std::size_t place(std::size_t row) { return row / rows_together * feature_count; }

  std::vector<Lanes> lanes_;  // all columns of the first rows, then of the next ones …
  std::size_t rows_ = 0;
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

/// Fills `out` with one row for each block of the page, but for its stacked columns.
void fill_features(const PageView& page, FeatureTable& out);

}  // namespace pith::score

#endif
