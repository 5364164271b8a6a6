// What each feature adds to the score of a block: the paths of the trees, split by split.
#include "score/model.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pith::score {
namespace {

constexpr std::array<FeatureInfo, added_columns> added_infos = {
    {{"type_article", "probability that the page is an article"},
     {"type_forum", "probability that the page is a thread"},
     {"type_product", "probability that the page is a product"},
     {"type_collection", "probability that the page is a collection"},
     {"type_listing", "probability that the page is a listing"},
     {"type_documentation", "probability that the page is documentation"},
     {"type_service", "probability that the page is a service"},
     {"article_share", "share of the page's words to expect in its article"}}};

FeatureInfo info_of(std::size_t column) {
  return column < feature_count ? feature_infos()[column] : added_infos.at(column - feature_count);
}

/// One tree of a forest, its nodes numbered breadth first from 1 on.
class Tree {
 public:
  Tree(const Forest& forest, std::size_t index)
      : leaf_count_(std::size_t{1} << forest.depth),
        splits_(std::span(forest.splits).subspan(index * (leaf_count_ - 1), leaf_count_ - 1)),
        leaves_(std::span(forest.leaves).subspan(index * leaf_count_, leaf_count_)),
        expected_(2 * leaf_count_),
        weight_(2 * leaf_count_) {}

  bool is_leaf(std::size_t node) const { return node >= leaf_count_; }
  std::size_t column(std::size_t node) const { return splits_[node - 1].column(); }
  std::size_t next(std::size_t node, std::span<const Bin> bins) const {
    return 2 * node + (bins[column(node)] < splits_[node - 1].limit ? 0 : 1);
  }

  /// Finds what to expect at every node, of rows that take turns in `bins`.
  void expect(std::span<const Bin> bins) {
    const double share = 1.0 / static_cast<double>(leaf_count_);
    std::fill(weight_.begin() + static_cast<std::ptrdiff_t>(leaf_count_), weight_.end(), share);
    for (; !bins.empty(); bins = bins.subspan(column_count)) {
      std::size_t node = 1;
      while (!is_leaf(node)) node = next(node, bins);
      weight_[node] += 1;
    }
    for (std::size_t i = 0; i < leaf_count_; ++i)
      expected_[leaf_count_ + i] = static_cast<double>(leaves_[i]);
    for (std::size_t node = leaf_count_ - 1; node > 0; --node) {
      const std::size_t left = 2 * node;
      weight_[node] = weight_[left] + weight_[left + 1];
      expected_[node] =
          (weight_[left] * expected_[left] + weight_[left + 1] * expected_[left + 1]) / weight_[node];
    }
  }
  double expected(std::size_t node) const { return expected_[node]; }

 private:
  std::size_t leaf_count_;
  std::span<const Forest::Split> splits_;
  std::span<const float> leaves_;
  std::vector<double> expected_;
  std::vector<double> weight_;
};

/// The strongest of a row's pushes.
std::vector<Push> strongest(std::span<const float> gained, std::span<const float> values, std::size_t most) {
  constexpr float least = 0.005F;  // log-odds; less moves a probability by no more than .00125
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < gained.size(); ++c) {
    if (std::abs(gained[c]) >= least) columns.push_back(c);
  }
  const std::size_t count = std::min(most, columns.size());
  std::partial_sort(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(count), columns.end(),
                    [&](std::size_t a, std::size_t b) { return std::abs(gained[a]) > std::abs(gained[b]); });
  columns.resize(count);
  std::vector<Push> out;
  out.reserve(columns.size());
  for (const std::size_t c : columns) out.push_back({info_of(c), values[c], gained[c]});
  return out;
}

}  // namespace

Model::Account Model::account(const FeatureTable& table, std::size_t most) const {
  Account out;
  const std::size_t rows = table.rows();
  out.score.resize(rows);
  out.pushes.resize(rows);
  if (rows == 0) return out;
  Estimate page;
  estimate_page(table, page);
  std::vector<float> values(column_count);
  std::copy(page.type_probability.begin(), page.type_probability.end(),
            values.begin() + static_cast<std::ptrdiff_t>(feature_count));
  values.back() = page.article_share;

  std::vector<Bin> bins(rows * column_count);
  for (std::size_t i = 0; i < rows; ++i) {
    std::ranges::copy(table.values(i), values.begin());
    for (std::size_t c = 0; c < column_count; ++c) bins[i * column_count + c] = bin(c, values[c]);
  }
  std::vector<float> gained(rows * column_count);
  auto mean = static_cast<double>(last().start[0]);
  for (std::size_t t = 0; t < last().trees(); ++t) {
    Tree tree(last(), t);
    tree.expect(bins);
    mean += tree.expected(1);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::span<const Bin> row = std::span(bins).subspan(i * column_count, column_count);
      for (std::size_t node = 1; !tree.is_leaf(node);) {
        const std::size_t below = tree.next(node, row);
        gained[i * column_count + tree.column(node)] +=
            static_cast<float>(tree.expected(below) - tree.expected(node));
        node = below;
      }
    }
  }
  out.mean = static_cast<float>(mean);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::span<const float> row = std::span<const float>(gained).subspan(i * column_count, column_count);
    std::ranges::copy(table.values(i), values.begin());
    out.pushes[i] = strongest(row, values, most);
    double score = mean;
    for (const float gain : row) score += static_cast<double>(gain);
    out.score[i] = static_cast<float>(score);
  }
  return out;
}

}  // namespace pith::score
