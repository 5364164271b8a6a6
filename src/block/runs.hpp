// Runs of blocks, what is chosen of them, and how likely they are.
#ifndef PITH_BLOCK_RUNS_HPP
#define PITH_BLOCK_RUNS_HPP

#include "block/choice.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pith::block {

/// A choice of blocks that is being mended.
class Runs {
 public:
  struct Run {
    std::size_t begin;
    std::size_t end;
  };

  Runs(const dom::Document& document, const Choice& choice)
      : document_(document), choice_(choice), keep_(choice.keep.begin(), choice.keep.end()) {}

  /// The first block in an element, or behind it.
  std::size_t first_in(dom::NodeId root) const;
  /// The blocks of an element from `begin` on.
  Run run_of(dom::NodeId root, std::size_t begin) const;
  bool is_kept(std::size_t block) const { return keep_[block] != 0; }
  std::size_t words_kept(Run run) const;
  /// Mean over the words, those of captions aside.
  float probability(Run run) const;
  void keep(std::size_t block) { keep_[block] = 1; }
  /// Keeps all but captions.
  void choose(Run run);
  bool is_caption(const score::TextBlock& block) const;
  /// A sentence, not a label, that ends with a colon.
  bool announces(const score::TextBlock& block) const;
  /// Whether a chosen sentence announces block `at`; the labels of a box may stand between.
  bool is_announced(std::size_t at) const;
  std::size_t size() const { return keep_.size(); }
  std::vector<std::uint8_t> take() { return std::move(keep_); }

 private:
  const dom::Document& document_;
  const Choice& choice_;
  std::vector<std::uint8_t> keep_;
};

}  // namespace pith::block

#endif
