// What every family of features needs to know of a block or an element, worked out once.
#ifndef PITH_SCORE_FACTS_HPP
#define PITH_SCORE_FACTS_HPP

#include "score/features.hpp"
#include "score/head.hpp"

#include <bitset>
#include <cstdint>
#include <vector>

namespace pith::score {

/// A bit for each word of a text, by the hash of it in lower case: enough to tell varied words from repeated
/// ones, and most texts that have no word in common.
class WordMarks {
 public:
  void add(std::uint32_t hash) { bits_.set(hash % bits_.size()); }
  /// As if the text had every word.
  void add_all() { bits_.set(); }
  std::size_t count() const { return bits_.count(); }
  bool may_share(const WordMarks& other) const { return (bits_ & other.bits_).any(); }

 private:
  std::bitset<256> bits_;
};

/// Of a block.
struct BlockFacts {
  std::uint64_t text_hash = 0;  ///< of its words in lower case
  WordMarks words;              ///< of a text that is not all ASCII every word: some have other spellings
  std::uint32_t said = 0;       ///< data::ClassGroup bits of the words of a short block
  std::uint8_t heading = 0;     ///< level, 0 if it is none
  bool sentence = false;        ///< ends as a sentence does
  bool paragraph = false;       ///< 8 words or more, mostly not links, ends as a sentence does
  bool year = false;            ///< holds a number that can be a year
  std::uint16_t money = 0;
  std::uint16_t questions = 0;
  std::uint16_t first_person = 0;  ///< I, we, you …
  float density = 0;               ///< share of its words that are links
};

/// Of an element: sums over the blocks in its subtree.
struct Sums {
  float words = 0;
  float link_words = 0;
  float paragraph_words = 0;
  std::uint32_t blocks = 0;
  float mass =
      0;  ///< paragraph words, each level down counting .6 of the one above it (measured: docs/model.md)
};

struct Facts {
  Head head;
  std::vector<BlockFacts> blocks;
  std::vector<Sums> sums;  ///< by node
  dom::NodeId best = 0;    ///< container with the largest mass
  Sums page;               ///< sums of the body
  std::uint32_t paragraph_count = 0;
  std::size_t title_block = no_block;  ///< the block that is the headline
  std::vector<float> title_likeness;   ///< of each block to the page's title
  static constexpr std::size_t no_block = static_cast<std::size_t>(-1);
};

// Each fills its columns; the text features fill `facts.blocks`, which the others read.
void fill_text_features(const PageView& page, Facts& facts, FeatureTable& out);
void gather_facts(const PageView& page, Facts& facts);
void fill_tree_features(const PageView& page, const Facts& facts, FeatureTable& out);
void fill_context_features(const PageView& page, const Facts& facts, FeatureTable& out);
void fill_layout_features(const PageView& page, const Facts& facts, FeatureTable& out);
void fill_page_features(const PageView& page, const Facts& facts, FeatureTable& out);

}  // namespace pith::score

#endif
