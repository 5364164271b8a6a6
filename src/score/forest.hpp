// Forests of small decision trees over binned features.
#ifndef PITH_SCORE_FOREST_HPP
#define PITH_SCORE_FOREST_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pith::score {

/// How many rows a forest walks down side by side.
constexpr std::size_t lane_count = 32;
/// The number of a column's thresholds below a value, counted from lowest_bin on: comparing signed bytes is
/// one instruction on x86-64, comparing unsigned ones is three.
using Bin = std::int8_t;
constexpr int lowest_bin = -128;
constexpr int highest_bin = 126;  // so that a limit can lie above every bin
/// One column's bins in as many rows.
using BinLanes = std::array<Bin, lane_count>;
using ScoreLanes = std::array<float, lane_count>;

/// Complete binary trees of one depth, over bins. Outputs take turns: tree i adds to output i % outputs.
struct Forest {
  /// A row goes left if its bin in the column is below the limit.
  struct Split {
    Split(std::size_t column, Bin below)
        : lanes_at(static_cast<std::uint16_t>(column * lane_count)), limit(below) {}
    std::size_t column() const { return lanes_at / lane_count; }

    std::uint16_t lanes_at;  ///< where the column's bins begin, in as many rows as lanes
    Bin limit;
  };
  static constexpr std::size_t most_columns = 0x10000 / lane_count;
  static constexpr std::uint32_t max_depth = 8;

  std::uint32_t depth = 0;
  std::uint32_t outputs = 0;
  std::vector<float> start;   ///< by output
  std::vector<Split> splits;  ///< 2^depth - 1 a tree, breadth first
  std::vector<float> leaves;  ///< 2^depth a tree

  std::size_t trees() const { return leaves.size() >> depth; }
  /// Adds the forest's sums for one row to `out` (one value an output). `bins`: by column.
  void evaluate(std::span<const Bin> bins, std::span<float> out) const;
  /// The same for many rows at once, of a forest with one output and only of the trees from `first` to before
  /// `end`. The sums are the same to the last bit.
  void evaluate(std::span<const BinLanes> bins, std::size_t first, std::size_t end, ScoreLanes& out) const;

 private:
  template <std::uint32_t Depth>
  void add_trees(std::span<const BinLanes> bins, std::size_t first, std::size_t end, ScoreLanes& out) const;
};

}  // namespace pith::score

#endif
