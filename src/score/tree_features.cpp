#include "score/facts.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace pith::score {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr int climb_limit = 40;    // levels looked at above a block; real pages are 19 deep at the median
constexpr float no_level = 50.0F;  // "there is no such element above"

/// How many siblings of its shape each element has.
struct Twins {
  std::vector<std::uint32_t> count;  // by Element::twins
  std::vector<std::uint32_t> index;  // by node: how many of them come before
};

Twins find_twins(const PageView& page) {
  Twins twins;
  const NodeId size = page.document.size();
  twins.index.resize(size);
  for (NodeId id = 0; id < size; ++id) {
    if (page.document.tag(id) == Tag::text) continue;
    const std::uint32_t number = page.elements[id].twins;
    if (number == twins.count.size()) twins.count.push_back(0);
    twins.index[id] = twins.count[number]++;
  }
  return twins;
}

/// True for elements whose repetition is text, not layout.
bool is_prose(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::br:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::blockquote:
    case Tag::pre:
    case Tag::span:
    case Tag::a: return true;
    default: return false;
  }
}

/// Sums over the blocks of one path.
struct PathSums {
  float blocks = 0, words = 0, link_words = 0, paragraph_words = 0, sentences = 0, in_best = 0;
};

class TreeFeatures {
 public:
  TreeFeatures(const PageView& page, const Facts& facts, FeatureTable& out)
      : page_(page), document_(page.document), facts_(facts), out_(out), twins_(find_twins(page)) {
    sum_paths();
    const auto& blocks = page.segmentation.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].first >= document_[facts.best].end) break;
      best_last_ = i;
      if (blocks[i].first < facts.best) best_first_ = i + 1;
    }
  }

  void fill(std::size_t row) {
    if (row % FeatureTable::rows_together == 0) clear_levels(row);
    row_ = row;
    features_ = out_.row(row);
    const TextBlock& block = page_.segmentation.blocks[row];
    container(block.container);
    climb(block);
    ancestors(block.container);
    best(block.container);
    path();
  }

 private:
  template <class T>
  void set(Feature f, T value) {
    features_[f] = static_cast<float>(value);
  }

  void sum_paths() {
    paths_.assign(page_.segmentation.path_count, {});
    const auto& blocks = page_.segmentation.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      PathSums& sums = paths_[blocks[i].path];
      sums.blocks += 1;
      sums.words += static_cast<float>(blocks[i].words);
      sums.link_words += static_cast<float>(blocks[i].link_words);
      if (facts_.blocks[i].paragraph) sums.paragraph_words += static_cast<float>(blocks[i].words);
      sums.sentences += facts_.blocks[i].sentence ? 1.0F : 0.0F;
      sums.in_best += document_.contains(facts_.best, blocks[i].container) ? 1.0F : 0.0F;
    }
  }

  void container(NodeId id) {
    const Tag tag = document_.tag(id);
    set(Feature::depth, document_[id].depth);
    set(Feature::is_p, tag == Tag::p);
    set(Feature::is_heading, facts_.blocks[row_].heading);
    set(Feature::is_item, tag == Tag::li || tag == Tag::dt || tag == Tag::dd);
    set(Feature::is_cell, tag == Tag::td || tag == Tag::th);
    set(Feature::is_div, tag == Tag::div || tag == Tag::section || tag == Tag::article || tag == Tag::main);
    set(Feature::is_label,
        tag == Tag::button || tag == Tag::label || tag == Tag::legend || tag == Tag::summary);
    set(Feature::is_quote_or_code, tag == Tag::blockquote || tag == Tag::pre);
    set(Feature::is_caption, tag == Tag::figcaption || tag == Tag::caption);
  }

  static Feature level_feature(Tag tag) {
    switch (tag) {
      case Tag::article: return Feature::levels_article;
      case Tag::main: return Feature::levels_main;
      case Tag::nav: return Feature::levels_nav;
      case Tag::aside: return Feature::levels_aside;
      case Tag::footer: return Feature::levels_footer;
      case Tag::header: return Feature::levels_header;
      case Tag::form: return Feature::levels_form;
      case Tag::figure: return Feature::levels_figure;
      case Tag::table: return Feature::levels_table;
      case Tag::ul:
      case Tag::ol:
      case Tag::dl: return Feature::levels_list;
      case Tag::section: return Feature::levels_section;
      case Tag::blockquote: return Feature::levels_quote;
      case Tag::details: return Feature::levels_details;
      case Tag::noscript: return Feature::levels_noscript;
      default: return Feature::count;
    }
  }

  /// Of the rows that are kept together with one.
  void clear_levels(std::size_t row) {
    const auto clear = [&](Feature f) { out_.lanes(row, static_cast<std::size_t>(f)).fill(no_level); };
    for (auto f = static_cast<std::size_t>(Feature::levels_article);
         f <= static_cast<std::size_t>(Feature::levels_hidden); ++f) {
      clear(static_cast<Feature>(f));
    }
    for (std::size_t g = 0; g < data::class_group_count; ++g) clear(class_feature(g));
  }

  /// Levels up to the nearest element of each kind; from the text's own parent on, so that inline classes
  /// count.
  void climb(const TextBlock& block) {
    std::uint32_t seen = 0;
    float articles = 0;
    float lists = 0;
    // The container is level 0; inline elements below it count as level 0 as well.
    float level = 0;
    bool below = true;
    NodeId id = document_[block.first].parent;
    for (int step = 0; step < climb_limit && id != dom::no_node && id >= document_.body(); ++step) {
      if (id == block.container) below = false;
      const Element& element = page_.elements[id];
      for (std::uint32_t fresh = element.groups & ~seen; fresh != 0; fresh &= fresh - 1) {
        set(class_feature(static_cast<std::size_t>(std::countr_zero(fresh))), level);
      }
      seen |= element.groups;
      const Tag tag = document_.tag(id);
      if (const Feature f = level_feature(tag); f != Feature::count) nearer(f, level);
      if (element.link && !below) nearer(Feature::levels_link, level);
      if (element.body_item) nearer(Feature::levels_body_item, level);
      if (element.body_item && tag != Tag::main && element.groups == 0) nearer(Feature::levels_main, level);
      if (element.hidden) nearer(Feature::levels_hidden, level);
      articles += tag == Tag::article ? 1.0F : 0.0F;
      lists += tag == Tag::ul || tag == Tag::ol ? 1.0F : 0.0F;
      if (!below) level += 1;
      id = document_[id].parent;
    }
    set(Feature::articles_around, articles);
    set(Feature::list_depth, lists);
  }

  void nearer(Feature f, float level) {
    float& value = features_[f];
    value = std::min(value, level);
  }

  static Feature class_feature(std::size_t group) {
    return static_cast<Feature>(first_stacked_feature - data::class_group_count + group);
  }

  float share(NodeId id) const {
    return facts_.page.paragraph_words > 0 ? facts_.sums[id].paragraph_words / facts_.page.paragraph_words
                                           : 0;
  }

  float density(NodeId id) const {
    return facts_.sums[id].words > 0 ? facts_.sums[id].link_words / facts_.sums[id].words : 0;
  }

  static Feature after(Feature first, int steps) {
    return static_cast<Feature>(static_cast<int>(first) + steps);
  }

  void ancestors(NodeId id) {
    std::uint32_t most = 0;
    const NodeId root = document_.body();
    for (int level = 0; level < climb_limit; ++level) {
      if (level <= 6) set(after(Feature::share_0, level), share(id));
      if (level >= 1 && level <= 4) set(after(Feature::density_1, level - 1), density(id));
      if (level >= 1 && level <= 3) {
        set(after(Feature::mass_1, level - 1), facts_.sums[id].words);
        set(after(Feature::blocks_1, level - 1), facts_.sums[id].blocks);
      }
      const std::uint32_t twins = twins_.count[page_.elements[id].twins];
      if (level == 0) set(Feature::twins_self, twins);
      if (level <= 10 && twins > most && !is_prose(document_.tag(id))) {
        most = twins;
        set(Feature::twins, most);
        set(Feature::twins_level, level);
        set(Feature::twins_words, facts_.sums[id].words);
        set(Feature::twins_paragraphs, facts_.sums[id].paragraph_words);
        set(Feature::twins_density, density(id));
        set(Feature::twins_index, twins_.index[id]);
      }
      if (id == root || document_[id].parent == dom::no_node) {
        for (int rest = level + 1; rest <= 6; ++rest) set(after(Feature::share_0, rest), 1.0F);
        break;
      }
      id = document_[id].parent;
    }
  }

  void best(NodeId id) {
    const NodeId best = facts_.best;
    set(Feature::in_best, document_.contains(best, id));
    int up = 0;
    while (!document_.contains(id, best) && document_[id].parent != dom::no_node) {
      id = document_[id].parent;
      ++up;
    }
    set(Feature::best_up, up);
    set(Feature::best_down, static_cast<int>(document_[best].depth) - static_cast<int>(document_[id].depth));
    set(Feature::best_common_share, share(id));
    const auto here = static_cast<float>(row_);
    float distance = 0;
    if (row_ < best_first_) distance = here - static_cast<float>(best_first_);
    if (row_ > best_last_) distance = here - static_cast<float>(best_last_);
    set(Feature::after_best, distance);
  }

  void path() {
    const PathSums& sums = paths_[page_.segmentation.blocks[row_].path];
    set(Feature::path_blocks, sums.blocks);
    set(Feature::path_share,
        facts_.page.paragraph_words > 0 ? sums.paragraph_words / facts_.page.paragraph_words : 0);
    set(Feature::path_words, sums.words / sums.blocks);
    set(Feature::path_density, sums.words > 0 ? sums.link_words / sums.words : 0);
    set(Feature::path_sentences, sums.sentences / sums.blocks);
    set(Feature::path_in_best, sums.in_best / sums.blocks);
  }

  const PageView& page_;
  const dom::Document& document_;
  const Facts& facts_;
  FeatureTable& out_;
  Twins twins_;
  std::vector<PathSums> paths_;
  std::size_t best_first_ = 0;
  std::size_t best_last_ = 0;
  std::size_t row_ = 0;
  FeatureTable::Row features_{nullptr, 0};
};

}  // namespace

void fill_tree_features(const PageView& page, const Facts& facts, FeatureTable& out) {
  TreeFeatures features(page, facts, out);
  for (std::size_t row = 0; row < page.segmentation.blocks.size(); ++row) features.fill(row);
}

}  // namespace pith::score
