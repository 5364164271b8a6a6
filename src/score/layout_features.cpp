#include "score/facts.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace pith::score {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr float far = 100.0F;  // "there is none"
constexpr int levels = 3;      // above the block element
constexpr int twins_levels = 10;
constexpr std::uint32_t many = 4;  // elements of one shape side by side that make them cards

/// What a subtree shows beside running text.
struct Shows {
  std::uint16_t pictures = 0;  // images
  std::uint16_t controls = 0;  // buttons and fields
  std::uint16_t headings = 0;  // blocks
  std::uint16_t dates = 0;     // short blocks with a year

  bool anything() const { return (pictures | controls | headings | dates) != 0; }
};

bool is_control(Tag tag) {
  return tag == Tag::button || tag == Tag::input || tag == Tag::select || tag == Tag::textarea;
}

class LayoutFeatures {
 public:
  LayoutFeatures(const PageView& page, const Facts& facts, FeatureTable& out)
      : document_(page.document), page_(page), blocks_(page.segmentation.blocks), facts_(facts), out_(out) {}

  void fill() {
    sum_up();
    for (std::size_t i = 0; i < blocks_.size(); ++i) surroundings(i);
    other_articles();
    headings();
    runs();
    path_spread();
    links_ahead();
  }

 private:
  template <class T>
  void set(std::size_t row, Feature f, T value) {
    set(out_.row(row), f, value);
  }
  template <class T>
  static void set(FeatureTable::Row row, Feature f, T value) {
    row[f] = static_cast<float>(value);
  }

  static Feature after(Feature first, int steps) {
    return static_cast<Feature>(static_cast<int>(first) + steps);
  }

  static void bump(std::uint16_t& count, std::uint32_t by = 1) {
    count = static_cast<std::uint16_t>(std::min<std::uint32_t>(count + by, 1000));
  }

  void sum_up() {
    shows_.assign(document_.size(), {});
    children_.assign(document_.size(), 0);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const BlockFacts& fact = facts_.blocks[i];
      Shows& own = shows_[blocks_[i].container];
      if (fact.heading > 0) bump(own.headings);
      if (fact.year && blocks_[i].words <= 12) bump(own.dates);
    }
    for (NodeId id = document_.size(); id-- > 1;) {
      const Tag tag = document_.tag(id);
      if (tag == Tag::text) continue;
      if (tag == Tag::img || tag == Tag::image) bump(shows_[id].pictures);
      if (is_control(tag)) bump(shows_[id].controls);
      Shows& above = shows_[document_[id].parent];
      if (const Shows own = shows_[id]; own.anything()) {
        bump(above.pictures, own.pictures);
        bump(above.controls, own.controls);
        bump(above.headings, own.headings);
        bump(above.dates, own.dates);
      }
      if (facts_.sums[id].blocks > 0) ++children_[document_[id].parent];
    }
  }

  /// Of the elements around a block; and of the card it lies on, if it lies on one of many side by side.
  void surroundings(std::size_t block) {
    const FeatureTable::Row row = out_.row(block);
    NodeId id = blocks_[block].container;
    bool on_card = false;
    for (int level = 0; level <= twins_levels; ++level) {
      const NodeId parent = document_[id].parent;
      if (id <= document_.body() || parent == dom::no_node) break;
      if (level >= 1 && level <= levels) {
        set(row, after(Feature::pictures_1, level - 1), shows_[id].pictures);
        set(row, after(Feature::controls_1, level - 1), shows_[id].controls);
        set(row, after(Feature::headings_1, level - 1), shows_[id].headings);
        set(row, after(Feature::dates_1, level - 1), shows_[id].dates);
      }
      const bool holds_more = facts_.sums[id].blocks > 1 || shows_[id].pictures > 0;
      if (!on_card && holds_more && children_[parent] >= many && same_shape_beside(id)) {
        on_card = true;
        set(row, Feature::card_pictures, shows_[id].pictures);
        set(row, Feature::card_headings, shows_[id].headings);
        set(row, Feature::card_dates, shows_[id].dates);
        set(row, Feature::card_words, facts_.sums[id].words);
        set(row, Feature::card_share,
            facts_.page.words > 0 ? facts_.sums[parent].words / facts_.page.words : 0);
      }
      id = parent;
    }
  }

  /// True if the element right before or behind has the same shape and text in it.
  bool same_shape_beside(NodeId id) const {
    const auto alike = [&](NodeId other) {
      return other != dom::no_node && page_.elements[other].shape == page_.elements[id].shape &&
             document_.tag(other) != Tag::text && facts_.sums[other].blocks > 0;
    };
    NodeId next = document_.next_sibling(id);
    while (next != dom::no_node && document_.tag(next) == Tag::text) next = document_.next_sibling(next);
    if (alike(next)) return true;
    const NodeId parent = document_[id].parent;
    // The sibling before ends where this one begins, or a text node earlier.
    NodeId before = id - 1;
    while (before > parent && document_[before].parent != parent) before = document_[before].parent;
    if (before > parent && document_.tag(before) == Tag::text) {
      before -= 1;
      while (before > parent && document_[before].parent != parent) before = document_[before].parent;
    }
    return before > parent && alike(before);
  }

  /// Where another article begins below the first: its <article>, its headline on the first one's path.
  void other_articles() {
    const bool known = facts_.title_block != Facts::no_block;
    const NodeId title = known ? blocks_[facts_.title_block].container : dom::no_node;
    float again = 0;
    float h1s = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      NodeId id = blocks_[i].container;
      while (id != dom::no_node && document_.tag(id) != Tag::article) id = document_[id].parent;
      if (id != dom::no_node && known) set(i, Feature::other_article, document_.contains(id, title) ? 1 : 2);
      if (known && i > facts_.title_block) {
        again += blocks_[i].path == blocks_[facts_.title_block].path ? 1.0F : 0.0F;
        h1s += facts_.blocks[i].heading == 1 ? 1.0F : 0.0F;
      }
      set(i, Feature::headlines_since, again);
      set(i, Feature::h1_since, h1s);
    }
  }

  /// Headings of cards and of related articles are links, and repeat on one path.
  void headings() {
    std::vector<std::uint32_t> on_path(page_.segmentation.path_count);
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (facts_.blocks[i].heading > 0) ++on_path[blocks_[i].path];
    float density = 0, repeats = 0, words = 0;
    float byline = far;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (facts_.blocks[i].heading > 0) {
        density = facts_.blocks[i].density;
        repeats = static_cast<float>(on_path[blocks_[i].path]);
        words = 0;
      }
      const FeatureTable::Row row = out_.row(i);
      set(row, Feature::heading_density, density);
      set(row, Feature::heading_repeats, repeats);
      set(row, Feature::words_since_heading, words);
      set(row, Feature::since_byline, byline);
      words += static_cast<float>(blocks_[i].words);
      byline = row[Feature::begins_by] > 0 || row[Feature::says_date] > 0 ? 1.0F : std::min(byline + 1, far);
    }
  }

  /// Neighbouring blocks of one path.
  void runs() {
    for (std::size_t i = 0; i < blocks_.size();) {
      std::size_t end = i + 1;
      auto words = static_cast<float>(blocks_[i].words);
      for (; end < blocks_.size() && blocks_[end].path == blocks_[i].path; ++end)
        words += static_cast<float>(blocks_[end].words);
      for (std::size_t k = i; k < end; ++k) {
        set(k, Feature::run_blocks, end - i);
        set(k, Feature::run_words, words);
      }
      i = end;
    }
  }

  /// How far the blocks of one path lie apart, and how many stand above the headline.
  void path_spread() {
    struct Spread {
      std::size_t first = 0, last = 0;
      float blocks = 0, above = 0;
    };
    std::vector<Spread> paths(page_.segmentation.path_count);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Spread& path = paths[blocks_[i].path];
      if (path.blocks == 0) path.first = i;
      path.last = i;
      path.blocks += 1;
      if (facts_.title_block != Facts::no_block && i < facts_.title_block) path.above += 1;
    }
    const auto all = static_cast<float>(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Spread& path = paths[blocks_[i].path];
      const FeatureTable::Row row = out_.row(i);
      set(row, Feature::path_spread, static_cast<float>(path.last - path.first) / all);
      set(row, Feature::path_above_title, path.above / path.blocks);
      set(row, Feature::path_first, static_cast<float>(path.first) / all);
    }
  }

  void links_ahead() {
    float words = 0, links = 0;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      set(i, Feature::density_ahead, words > 0 ? links / words : 0);
      words += static_cast<float>(blocks_[i].words);
      links += static_cast<float>(blocks_[i].link_words);
    }
  }

  const dom::Document& document_;
  const PageView& page_;
  const std::vector<TextBlock>& blocks_;
  const Facts& facts_;
  FeatureTable& out_;
  std::vector<Shows> shows_;             // by node
  std::vector<std::uint32_t> children_;  // by node: those with text in them
};

}  // namespace

void fill_layout_features(const PageView& page, const Facts& facts, FeatureTable& out) {
  LayoutFeatures(page, facts, out).fill();
}

}  // namespace pith::score
