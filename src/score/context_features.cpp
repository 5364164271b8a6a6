#include "base/ascii.hpp"
#include "score/counter.hpp"
#include "score/facts.hpp"

#include <algorithm>
#include <bitset>
#include <utility>
#include <vector>

namespace pith::score {
namespace {

using data::ClassGroup;
using dom::NodeId;
using dom::Tag;

constexpr float far = 100.0F;  // "there is none"

constexpr std::uint32_t related_words = data::bit(ClassGroup::related) | data::bit(ClassGroup::advert);
constexpr std::uint32_t comment_words = data::bit(ClassGroup::comment);
constexpr std::uint32_t other_words = data::bit(ClassGroup::share) | data::bit(ClassGroup::newsletter) |
                                      data::bit(ClassGroup::author) | data::bit(ClassGroup::product) |
                                      data::bit(ClassGroup::login) | data::bit(ClassGroup::popup) |
                                      data::bit(ClassGroup::tag);

/// Running sums over the blocks, so that any window costs two look-ups.
struct Prefix {
  std::vector<float> words, link_words, paragraph_words;
};

Prefix prefix_sums(const PageView& page, const Facts& facts) {
  const auto& blocks = page.segmentation.blocks;
  Prefix prefix;
  for (auto* sums : {&prefix.words, &prefix.link_words, &prefix.paragraph_words})
    sums->assign(blocks.size() + 1, 0);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto words = static_cast<float>(blocks[i].words);
    prefix.words[i + 1] = prefix.words[i] + words;
    prefix.link_words[i + 1] = prefix.link_words[i] + static_cast<float>(blocks[i].link_words);
    prefix.paragraph_words[i + 1] = prefix.paragraph_words[i] + (facts.blocks[i].paragraph ? words : 0.0F);
  }
  return prefix;
}

class ContextFeatures {
 public:
  ContextFeatures(const PageView& page, const Facts& facts, FeatureTable& out)
      : page_(page),
        blocks_(page.segmentation.blocks),
        facts_(facts),
        out_(out),
        prefix_(prefix_sums(page, facts)) {}

  void fill() {
    position();
    neighbours();
    paragraph_distance();
    copies();
    title();
    headings();
    body_overlap();
    description();
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

  static float ratio(float part, float whole) { return whole > 0 ? part / whole : 0; }

  void position() {
    const auto n = static_cast<float>(blocks_.size());
    const float words = prefix_.words.back();
    const float paragraphs = prefix_.paragraph_words.back();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const FeatureTable::Row row = out_.row(i);
      set(row, Feature::position, static_cast<float>(i) / n);
      set(row, Feature::words_before, ratio(prefix_.words[i], words));
      set(row, Feature::paragraphs_before, ratio(prefix_.paragraph_words[i], paragraphs));
      set(row, Feature::paragraphs_after, ratio(paragraphs - prefix_.paragraph_words[i + 1], paragraphs));
      window(i, 3, Feature::near_paragraphs, Feature::near_density);
      window(i, 10, Feature::wide_paragraphs, Feature::wide_density);
      const std::size_t from = i > 10 ? i - 10 : 0;
      const std::size_t to = std::min(i + 11, blocks_.size());
      set(row, Feature::wide_words,
          (prefix_.words[to] - prefix_.words[from]) / static_cast<float>(to - from));
    }
  }

  void window(std::size_t i, std::size_t reach, Feature paragraphs, Feature density) {
    const std::size_t from = i > reach ? i - reach : 0;
    const std::size_t to = std::min(i + reach + 1, blocks_.size());
    set(i, paragraphs, prefix_.paragraph_words[to] - prefix_.paragraph_words[from]);
    set(i, density,
        ratio(prefix_.link_words[to] - prefix_.link_words[from], prefix_.words[to] - prefix_.words[from]));
  }

  void neighbours() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (i > 0)
        neighbour(i, i - 1, Feature::prev_words, Feature::prev_density, Feature::prev_is_p,
                  Feature::prev_heading, Feature::prev_same_path);
      if (i + 1 < blocks_.size())
        neighbour(i, i + 1, Feature::next_words, Feature::next_density, Feature::next_is_p,
                  Feature::next_heading, Feature::next_same_path);
      if (i > 1) set(i, Feature::prev2_words, blocks_[i - 2].words);
      if (i + 2 < blocks_.size()) set(i, Feature::next2_words, blocks_[i + 2].words);
    }
  }

  void neighbour(std::size_t i, std::size_t other, Feature words, Feature density, Feature is_p,
                 Feature heading, Feature same) {
    const FeatureTable::Row row = out_.row(i);
    set(row, words, blocks_[other].words);
    set(row, density, facts_.blocks[other].density);
    set(row, is_p, page_.document.tag(blocks_[other].container) == Tag::p);
    set(row, heading, facts_.blocks[other].heading);
    set(row, same, blocks_[i].path == blocks_[other].path);
  }

  void paragraph_distance() {
    float distance = far;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      set(i, Feature::since_paragraph, distance);
      distance = facts_.blocks[i].paragraph ? 1.0F : std::min(distance + 1, far);
    }
    distance = far;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      set(i, Feature::until_paragraph, distance);
      distance = facts_.blocks[i].paragraph ? 1.0F : std::min(distance + 1, far);
    }
  }

  void copies() {
    Numbering texts(blocks_.size());
    std::vector<std::uint32_t> number(blocks_.size());
    std::vector<std::uint32_t> seen;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      number[i] = texts.of(facts_.blocks[i].text_hash);
      if (number[i] == seen.size()) seen.push_back(0);
      set(i, Feature::copies_before, seen[number[i]]++);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) set(i, Feature::copies, seen[number[i]]);
  }

  void title() {
    const std::size_t title = facts_.title_block;
    const NodeId title_node = title == Facts::no_block ? dom::no_node : blocks_[title].container;
    const float paragraphs = facts_.page.paragraph_words;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      set(i, Feature::is_title, facts_.title_likeness[i]);
      if (title_node == dom::no_node) {
        set(i, Feature::since_title, -far);
        set(i, Feature::title_up, -1);
        continue;
      }
      set(i, Feature::since_title, static_cast<float>(i) - static_cast<float>(title));
      set(i, Feature::words_since_title, prefix_.words[i] - prefix_.words[title + 1]);
      NodeId id = blocks_[i].container;
      int up = 0;
      while (!page_.document.contains(id, title_node) && page_.document[id].parent != dom::no_node) {
        id = page_.document[id].parent;
        ++up;
      }
      set(i, Feature::title_up, up);
      set(i, Feature::title_common_share, ratio(facts_.sums[id].paragraph_words, paragraphs));
    }
  }

  void headings() {
    std::uint32_t said = 0;
    float level = 0;
    float since = far;
    float boundary = far;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const BlockFacts& fact = facts_.blocks[i];
      const FeatureTable::Row row = out_.row(i);
      set(row, Feature::last_heading, level);
      set(row, Feature::since_heading, since);
      set(row, Feature::heading_related, (said & related_words) != 0);
      set(row, Feature::heading_comment, (said & comment_words) != 0);
      set(row, Feature::heading_other, (said & other_words) != 0);
      set(row, Feature::since_boundary, boundary);
      since = std::min(since + 1, far);
      boundary = std::min(boundary + 1, far);
      if (fact.heading > 0) {
        level = fact.heading;
        said = fact.said;
        since = 1;
      }
      if (blocks_[i].words <= 6 && (fact.said & (related_words | comment_words)) != 0) boundary = 1;
    }
  }

  /// Share of each block's words that lie in runs of four that the page's own articleBody has too.
  void body_overlap() {
    if (page_.hints.article_body.size() < 100) return;
    const Runs body(page_.hints.article_body);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      std::size_t found = 0;
      const std::size_t all = each_run(page_.segmentation.text_of(blocks_[i]),
                                       [&](std::uint64_t run) { found += body.holds(run) ? 1 : 0; });
      if (all > 0) set(i, Feature::body_overlap, static_cast<float>(found) / static_cast<float>(all));
    }
  }

  /// How much each block of a paragraph's length is the page's own summary of itself: a standfirst is, as a
  /// rule.
  void description() {
    constexpr std::uint32_t shortest = 5, longest = 100;  // words
    std::vector<Runs> descriptions;
    for (const std::string& description : facts_.head.descriptions) {
      if (Runs runs(description); runs.size() > 0) descriptions.push_back(std::move(runs));
    }
    if (descriptions.empty()) return;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].words < shortest || blocks_[i].words > longest) continue;
      found.assign(descriptions.size(), 0);
      const std::size_t all = each_run(page_.segmentation.text_of(blocks_[i]), [&](std::uint64_t run) {
        for (std::size_t d = 0; d < descriptions.size(); ++d) found[d] += descriptions[d].holds(run) ? 1 : 0;
      });
      float likeness = 0;
      for (std::size_t d = 0; d < descriptions.size(); ++d) {
        likeness = std::max(
            likeness, 2.0F * static_cast<float>(found[d]) / static_cast<float>(all + descriptions[d].size()));
      }
      set(i, Feature::is_description, likeness);
    }
  }

  /// The runs of four words of a text.
  class Runs {
   public:
    explicit Runs(std::string_view text) {
      each_run(text, [this](std::uint64_t run) {
        runs_.push_back(run);
        marks_.set(mark_of(run));
      });
      std::ranges::sort(runs_);
      runs_.erase(std::unique(runs_.begin(), runs_.end()), runs_.end());
    }
    std::size_t size() const { return runs_.size(); }
    bool holds(std::uint64_t run) const {
      return marks_.test(mark_of(run)) && std::ranges::binary_search(runs_, run);
    }

   private:
    static constexpr std::size_t mark_count = 8192;
    static std::size_t mark_of(std::uint64_t run) { return (run ^ run >> 32) % mark_count; }

    std::vector<std::uint64_t> runs_;  // ascending: a page could fill one bucket of a hash table
    std::bitset<mark_count> marks_;    // tells most others
  };

  /// Calls `use` with a hash of each run of four words (letters and digits of ASCII, bytes of the rest);
  /// returns how many there are.
  template <class Use>
  static std::size_t each_run(std::string_view text, Use use) {
    std::uint64_t last[3] = {};
    std::size_t words = 0;
    std::uint32_t hash = data::hash_start;
    const auto end_word = [&] {
      if (hash == data::hash_start) return;
      if (++words >= 4) use(((last[0] * 31 + last[1]) * 31 + last[2]) * 31 + hash);
      last[0] = last[1];
      last[1] = last[2];
      last[2] = hash;
      hash = data::hash_start;
    };
    for (const char c : text) {
      if (ascii::is_alnum(c) || static_cast<signed char>(c) < 0) {
        hash = data::hash_step(hash, ascii::lower(c));
      } else {
        end_word();
      }
    }
    end_word();
    return words < 4 ? 0 : words - 3;
  }

  const PageView& page_;
  const std::vector<TextBlock>& blocks_;
  const Facts& facts_;
  FeatureTable& out_;
  Prefix prefix_;
};

}  // namespace

void fill_context_features(const PageView& page, const Facts& facts, FeatureTable& out) {
  if (!page.segmentation.blocks.empty()) ContextFeatures(page, facts, out).fill();
}

}  // namespace pith::score
