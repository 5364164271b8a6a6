#include "block/whole.hpp"

#include "block/gaps.hpp"
#include "block/runs.hpp"

#include <algorithm>
#include <cstddef>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;
using Run = Runs::Run;

// Code less likely than that is left out even between chosen text: of 0.1, 0.2, 0.3 and 0.4 the last is the
// first at which the F1 of wcxb-dev, whose labels often leave long code out, does not fall.
constexpr float possible_code = 0.4F;
// A command or a line or two: its words say next to nothing, and with less than that the F1 is the same.
constexpr float possible_short_code = 0.1F;
constexpr std::size_t short_code = 15;  // words
// A table between chosen text: from 0.3 to 0.2 the F1 of wcxb-dev is that with 0.4, and one page more comes
// out exactly.
constexpr float possible_table = 0.25F;
// A table of which some is chosen stays whole if it is as likely as that; the F1 of the corpora is the same
// with 0.5 and 0.6.
constexpr float likely_table = 0.4F;
// What stands in a row of which some is chosen: with less, the buttons that a shelf has below each title come
// in.
constexpr float likely_cell = 0.1F;
// Of lists that a sentence with a colon announces, so likely ones: with it the F1 of wcxb-dev and news-dev is
// the same.
constexpr float likely_if_announced = 0.1F;
// Of the code that a sentence announces so much is read as part of the text, so likely: labels leave long
// code out.
constexpr std::uint32_t announced_code = 40;  // words
constexpr float likely_code = 0.18F;
// A cell of so many words is running text: such a table is none of data to be completed.
constexpr std::uint32_t long_cell = 60;

/// Walks over the blocks once for code, and once for tables.
class Completion {
 public:
  Completion(const dom::Document& document, const Choice& choice, Tables& tables, Runs& runs)
      : document_(document), choice_(choice), tables_(tables), runs_(runs) {}

  void add_code(const CodeRegions& code) {
    for (std::size_t i = 0; i < choice_.blocks.size();) {
      const CodeRegion* const region = code.around(choice_.blocks[i].first, choice_.blocks[i].last);
      if (region == nullptr) {
        ++i;
        continue;
      }
      const Run run = runs_.run_of(region->root, i);
      if (!region->is_gutter && runs_.words_kept(run) == 0 &&
          (stands_in_text(region->root, run, least_for_code(run)) || is_last_word(region->root, run)))
        runs_.choose(run);
      i = run.end;
    }
  }

  void add_tables() {
    if (document_.body() == dom::no_node) return;
    for (NodeId table = document_.body(); table < document_.size(); ++table) {
      if (document_.tag(table) != Tag::table) continue;
      const Run run = runs_.run_of(table, runs_.first_in(table));
      if (run.begin < run.end) add_table(table, run);
    }
  }

  /// Lists that a chosen sentence announces by a colon ("Read these first:"), though they are all links; at
  /// the end of an article they lead to others.
  void add_lists() {
    for (std::size_t i = 1; i < choice_.blocks.size(); ++i) {
      if (runs_.is_kept(i) || !runs_.is_kept(i - 1) || !runs_.announces(choice_.blocks[i - 1])) continue;
      const NodeId list = list_behind(i);
      if (list == dom::no_node) continue;
      const Run run = runs_.run_of(list, i);
      if (runs_.words_kept(run) == 0 && run.end - run.begin > 1 &&
          runs_.probability(run) >= likely_if_announced &&
          (choice_.link_lists || !are_links(run) || side(document_[list].parent, run.end, 1) == Side::chosen))
        runs_.choose(run);
      i = run.end - 1;
    }
  }

 private:
  bool are_links(Run run) const {
    std::uint32_t words = 0;
    std::uint32_t links = 0;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      words += choice_.blocks[i].words;
      links += choice_.blocks[i].link_words;
    }
    return 2 * links > words;
  }

  /// The list that begins with block `i`, beside the element of the block before; no_node if there is none.
  NodeId list_behind(std::size_t i) const {
    constexpr int levels = 4;
    NodeId id = choice_.blocks[i].container;
    for (int level = 0; level < levels && id != dom::no_node; ++level, id = document_[id].parent) {
      const Tag tag = document_.tag(id);
      if (tag == Tag::ul || tag == Tag::ol)
        return document_[choice_.blocks[i - 1].container].parent == document_[id].parent ? id : dom::no_node;
    }
    return dom::no_node;
  }

  float least_for_code(Run run) const {
    std::size_t words = 0;
    for (std::size_t i = run.begin; i < run.end; ++i) words += choice_.blocks[i].words;
    if (words <= announced_code && runs_.is_announced(run.begin)) return likely_code;
    return words <= short_code ? possible_short_code : possible_code;
  }

  void add_table(NodeId table, Run run) {
    std::size_t all = 0;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      if (choice_.blocks[i].words > long_cell) return;
      all += choice_.blocks[i].words + 1;
    }
    const std::size_t kept = runs_.words_kept(run);
    if (kept == all || !tables_.is_data(table)) return;
    if (kept == 0 ? stands_in_text(table, run, possible_table) : runs_.probability(run) >= likely_table)
      return runs_.choose(run);
    if (kept > 0) add_rows(run);
  }

  /// A row of which a cell is chosen says nothing without the others.
  void add_rows(Run run) {
    for (std::size_t i = run.begin; i < run.end;) {
      const NodeId row = tables_.row_around(choice_.blocks[i].container).row;
      const Run cells = row == dom::no_node ? Run{i, i + 1} : runs_.run_of(row, i);
      const bool begun = row != dom::no_node && runs_.words_kept(cells) > 0;
      for (; i < cells.end; ++i) {
        if (begun && choice_.probability[i] >= likely_cell) runs_.keep(i);
      }
    }
  }

  /// True for code that a sentence announces, at the end of what that stands in: an answer may end so.
  bool is_last_word(NodeId root, Run run) const {
    constexpr int levels = 3;
    if (least_for_code(run) != likely_code || runs_.probability(run) < likely_code) return false;
    NodeId around = document_[root].parent;
    for (int i = 0; i < levels && around != dom::no_node && around != document_.body(); ++i) {
      if (side(around, run.end, 1) != Side::none) return false;
      const Side before = side(around, run.begin, -1);
      if (before != Side::none) return before == Side::chosen;
      around = document_[around].parent;
    }
    return false;
  }

  /// True if it is not unlikely, and what stands beside it was chosen on both sides, and stands near.
  bool stands_in_text(NodeId root, Run run, float least) const {
    constexpr int levels = 4;
    if (runs_.probability(run) < least) return false;
    NodeId around = document_[root].parent;
    for (int i = 0; i < levels && around != dom::no_node && around != document_.body(); ++i) {
      const Side before = side(around, run.begin, -1);
      const Side behind = side(around, run.end, 1);
      if (before == Side::other || behind == Side::other) return false;
      if (before == Side::chosen && behind == Side::chosen) return true;
      around = document_[around].parent;
    }
    return false;
  }

  enum class Side { none, chosen, other };

  /// What the nearest block on one side is. Labels and buttons of a word or two are passed over.
  Side side(NodeId around, std::size_t at, int step) const {
    constexpr int most_passed = 2;
    constexpr std::uint32_t label_words = 3;
    constexpr unsigned levels = 4;
    for (int passed = 0;; at = step < 0 ? at - 1 : at + 1) {
      if (step < 0 ? at == 0 : at == choice_.blocks.size()) return Side::none;
      const std::size_t i = step < 0 ? at - 1 : at;
      const score::TextBlock& block = choice_.blocks[i];
      if (!document_.contains(around, block.first)) return Side::none;
      if (runs_.is_caption(block)) continue;
      if (runs_.is_kept(i)) {
        return document_[block.container].depth <= document_[around].depth + levels ? Side::chosen
                                                                                    : Side::other;
      }
      if (passed++ == most_passed || block.words > label_words) return Side::other;
    }
  }

  const dom::Document& document_;
  const Choice& choice_;
  Tables& tables_;
  Runs& runs_;
};

}  // namespace

std::vector<std::uint8_t> complete_choice(const dom::Document& document, const Choice& choice,
                                          const CodeBlocks& code, Tables& tables) {
  Runs runs(document, choice);
  Completion completion(document, choice, tables, runs);
  completion.add_code(code.regions());
  completion.add_tables();
  completion.add_lists();
  if (add_gaps(document, choice, runs)) completion.add_code(code.regions());
  std::vector<std::uint8_t> keep = runs.take();
  for (const std::size_t label : code.tabs().labels()) keep[label] = 0;
  return keep;
}

}  // namespace pith::block
