// The learned part: forests of small trees over binned features.
#ifndef PITH_SCORE_MODEL_HPP
#define PITH_SCORE_MODEL_HPP

#include "pith/article.hpp"

#include "score/features.hpp"
#include "score/forest.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pith::score {

/// The page types, in the order of the type forest's outputs.
constexpr std::array<PageType, 7> page_types = {
    PageType::article, PageType::forum,         PageType::product, PageType::collection,
    PageType::listing, PageType::documentation, PageType::service};

/// Columns that the model adds to the table: the probability of each page type, then the share of the page's
/// words that belongs to its article.
constexpr std::size_t added_columns = page_types.size() + 1;
constexpr std::size_t column_count = feature_count + added_columns;
static_assert(column_count <= Forest::most_columns);

/// Thresholds, forests and calibration. Immutable once read.
class Model {
 public:
  /// Reads what tools/train wrote; nullopt if `bytes` is not a model for this table of features.
  static std::optional<Model> read(std::string_view bytes);
  /// The one that is compiled in. While the table of features has changed and the model has not been trained
  /// anew, one that knows nothing stands in, so that there are features to train from; a test tells.
  static const Model& built_in();

  struct Estimate {
    std::vector<float> probability;  ///< by block
    std::array<float, page_types.size()> type_probability{};
    float article_share = 0;  ///< of the page's words
  };
  /// Probabilities for every row of the page's table, whose stacked columns are filled on the way.
  Estimate estimate(const PageView& page, FeatureTable& table) const;

  /// What moved each block's score, as Push tells.
  struct Account {
    float mean = 0;
    std::vector<float> score;               ///< by block, in log-odds
    std::vector<std::vector<Push>> pushes;  ///< by block: at most `most`, the strongest first
  };
  Account account(const FeatureTable& table, std::size_t most) const;

  /// F1 to expect when the choice's own estimate is `raw`.
  float calibrated(float raw) const;

 private:
  static Model unlearned();

  using Bins = std::array<BinLanes, column_count>;

  /// Puts infinity behind each column's thresholds: there a search among them ends.
  void end_columns();
  void find_used_columns();
  bool is_finite() const;
  std::span<const float> thresholds(std::size_t column) const;
  Bin bin(std::size_t column, float value) const;
  void bin_rows(const FeatureTable& table, std::span<const std::uint16_t> columns,
                std::span<Bins> bins) const;
  void bin_rows(const FeatureTable& table, std::size_t first, std::span<const std::uint16_t> columns,
                Bins& bins) const;
  /// The columns that are the same in every row.
  void bin_page(const FeatureTable& table, const Estimate& page, std::span<Bins> bins) const;
  void estimate_page(const FeatureTable& table, Estimate& out) const;
  static void estimate_blocks(const Forest& forest, std::span<const Bins> bins, Estimate& out);
  /// The forest that has the last word on blocks.
  const Forest& last() const { return stacked_.trees() > 0 ? stacked_ : blocks_; }

  std::vector<std::uint32_t> first_threshold_;  // by column, and one past the last
  std::vector<float> thresholds_;               // ascending in each column, infinity behind the last
  Forest types_;
  Forest share_;
  Forest blocks_;   // each block by itself
  Forest stacked_;  // with what blocks_ makes of those around it; may be empty
  // Features that a split of the two asks for, ascending: of blocks, the same in every row, and stacked.
  std::vector<std::uint16_t> used_;
  std::vector<std::uint16_t> used_of_page_;
  std::vector<std::uint16_t> used_stacked_;
  std::vector<std::uint16_t> used_for_page_;  // that one of types_ or share_ asks for
  std::vector<float> calibration_;            // expected F1 at raw = 0, 1/n, 2/n … 1
};

}  // namespace pith::score

#endif
