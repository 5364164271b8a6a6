#include "score/stacked_features.hpp"

#include "score/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace pith::score {
namespace {

using dom::NodeId;

/// Words of blocks, and how many of them to expect in the article.
struct Mass {
  float words = 0;
  float expected = 0;
  std::uint32_t blocks = 0;

  void add(const Mass& other) {
    words += other.words;
    expected += other.expected;
    blocks += other.blocks;
  }
  float mean() const { return words > 0 ? expected / words : 0; }
};

/// Siblings of one layout that have text.
struct Units {
  Mass mass;
  float count = 0, means = 0, squares = 0;  // of their mean probabilities

  float spread() const {
    const float mean = means / count;
    return std::sqrt(std::max(0.0F, squares / count - mean * mean));
  }
};

class StackedFeatures {
 public:
  StackedFeatures(const PageView& page, std::span<const float> probability, FeatureTable& out)
      : page_(page), blocks_(page.segmentation.blocks), probability_(probability), out_(out) {
    mass_.resize(blocks_.size());
    sums_.resize(blocks_.size() + 1);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto words = static_cast<float>(std::max<std::uint32_t>(blocks_[i].words, 1));
      mass_[i] = {words, words * probability_[i], 1};
      sums_[i + 1] = sums_[i];
      sums_[i + 1].add(mass_[i]);
    }
    expected_ = std::max(sums_.back().expected, 1e-6F);
  }

  void fill() {
    own();
    sequence();
    rank();
    tree();
    units();
  }

 private:
  void own() {
    const std::vector<float> path = means_along_paths(page_, probability_);
    const float highest = *std::ranges::max_element(probability_);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const FeatureTable::Row row = out_.row(i);
      row[Feature::stacked_alone] = probability_[i];
      row[Feature::stacked_path] = path[i];
      row[Feature::stacked_highest] = highest;
      row[Feature::stacked_expected] = sums_.back().expected;
      row[Feature::stacked_done] = sums_[i].expected / expected_;
    }
  }

  /// Mean probability of a word in the blocks up to so many away, without the block's own.
  float window(std::size_t i, std::size_t reach) const {
    const Mass& from = sums_[i - std::min(i, reach)];
    const Mass& to = sums_[std::min(i + reach + 1, blocks_.size())];
    return (to.expected - from.expected - mass_[i].expected) /
           std::max(to.words - from.words - mass_[i].words, 1.0F);
  }

  void sequence() {
    constexpr float likely = 0.6F;
    constexpr float none = 1e6F;
    const std::size_t count = blocks_.size();
    std::size_t last = count;
    for (std::size_t i = 0; i < count; ++i) {
      const FeatureTable::Row row = out_.row(i);
      row[Feature::stacked_before] = i > 0 ? probability_[i - 1] : -1;
      row[Feature::stacked_after] = i + 1 < count ? probability_[i + 1] : -1;
      row[Feature::stacked_near] = window(i, 2);
      row[Feature::stacked_around] = window(i, 6);
      row[Feature::stacked_wide] = window(i, 20);
      row[Feature::stacked_since] = last < count ? static_cast<float>(i - last) : none;
      if (probability_[i] > likely) last = i;
    }
    last = count;
    for (std::size_t i = count; i-- > 0;) {
      out_.row(i)[Feature::stacked_until] = last < count ? static_cast<float>(last - i) : none;
      if (probability_[i] > likely) last = i;
    }
  }

  void rank() {
    float above = 0;
    for (const std::uint32_t i : rank_by(probability_)) {
      out_.row(i)[Feature::stacked_rank] = above / expected_;
      above += mass_[i].expected;
    }
  }

  /// Mean probability of the words of an element beside the block's own; -1: it has none.
  float others(NodeId id, std::size_t i) const {
    const Mass& all = elements_[id];
    if (all.blocks < 2) return -1;
    return (all.expected - mass_[i].expected) / std::max(all.words - mass_[i].words, 1.0F);
  }

  /// The mass of every element, from the leaves up: a node comes behind its parent.
  void weigh_elements() {
    elements_.resize(page_.document.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) elements_[blocks_[i].container].add(mass_[i]);
    for (NodeId id = page_.document.size(); id-- > 1;) {
      if (elements_[id].blocks == 0) continue;
      if (const NodeId parent = page_.document[id].parent; parent != dom::no_node)
        elements_[parent].add(elements_[id]);
    }
  }

  void tree() {
    weigh_elements();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const FeatureTable::Row row = out_.row(i);
      const NodeId own = blocks_[i].container;
      row[Feature::stacked_own] = elements_[own].expected / expected_;
      std::array<NodeId, 3> up{};
      NodeId id = own;
      for (NodeId& level : up) level = id = id == dom::no_node ? id : page_.document[id].parent;
      row[Feature::stacked_parent] = up[0] == dom::no_node ? -1 : others(up[0], i);
      row[Feature::stacked_parent_share] = up[0] == dom::no_node ? -1 : elements_[up[0]].expected / expected_;
      row[Feature::stacked_parent2] = up[1] == dom::no_node ? -1 : others(up[1], i);
      row[Feature::stacked_parent3] = up[2] == dom::no_node ? -1 : others(up[2], i);
    }
  }

  /// Elements that share parent and shape are units of one kind: the posts of a thread, the items of a list.
  /// A block belongs to the innermost of at least two.
  void units() {
    constexpr int levels = 10;
    std::vector<Units> units(1);  // by Element::twins
    for (NodeId id = 1; id < elements_.size(); ++id) {
      if (elements_[id].blocks == 0) continue;
      const std::uint32_t number = page_.elements[id].twins;
      if (number >= units.size()) units.resize(number + std::size_t{1});
      Units& twins = units[number];
      const float mean = elements_[id].mean();
      twins.mass.add(elements_[id]);
      twins.count += 1;
      twins.means += mean;
      twins.squares += mean * mean;
    }
    const auto units_of = [&](NodeId id) -> const Units& { return units[page_.elements[id].twins]; };
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      NodeId id = blocks_[i].container;
      int level = 0;
      while (level < levels && id != dom::no_node && units_of(id).count < 2) {
        id = page_.document[id].parent;
        ++level;
      }
      const bool found = level < levels && id != dom::no_node;
      const FeatureTable::Row row = out_.row(i);
      row[Feature::stacked_units] = found ? units_of(id).mass.mean() : -1;
      row[Feature::stacked_units_spread] = found ? units_of(id).spread() : -1;
      row[Feature::stacked_units_count] = found ? units_of(id).count : -1;
      row[Feature::stacked_unit] = found ? elements_[id].mean() : -1;
    }
  }

  const PageView& page_;
  const std::vector<TextBlock>& blocks_;
  std::span<const float> probability_;
  FeatureTable& out_;
  std::vector<Mass> mass_;      // by block
  std::vector<Mass> sums_;      // of the blocks before
  std::vector<Mass> elements_;  // by node, with all below it
  float expected_ = 0;          // words of the article
};

}  // namespace

void fill_stacked_features(const PageView& page, std::span<const float> probability, FeatureTable& out) {
  if (!probability.empty()) StackedFeatures(page, probability, out).fill();
}

std::vector<float> means_along_paths(const PageView& page, std::span<const float> probability) {
  struct Sum {
    float probability = 0;
    float blocks = 0;
  };
  const auto& blocks = page.segmentation.blocks;
  std::vector<Sum> paths(page.segmentation.path_count);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Sum& path = paths[blocks[i].path];
    path.probability += probability[i];
    path.blocks += 1;
  }
  std::vector<float> means(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Sum& path = paths[blocks[i].path];
    means[i] = path.probability / path.blocks;
  }
  return means;
}

}  // namespace pith::score
