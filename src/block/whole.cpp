#include "block/whole.hpp"

#include "base/ascii.hpp"
#include "block/callout.hpp"
#include "block/post.hpp"
#include "block/quote_names.hpp"
#include "block/section_headings.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

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
// Items, headings and paragraphs with a class between chosen blocks, so likely ones; boxes of notes, terms
// and what folds are rare, and labels leave them out by the way.
constexpr float likely_item = 0.25F;
constexpr float likely_within = 0.35F;
constexpr float likely_box = 0.1F;
// Of the code that a sentence announces so much is read as part of the text, so likely: labels leave long
// code out.
constexpr std::uint32_t announced_code = 40;  // words
constexpr float likely_code = 0.18F;
// A cell of so many words is running text: such a table is none of data to be completed.
constexpr std::uint32_t long_cell = 60;

bool is_item(Tag tag) { return tag == Tag::li || tag == Tag::dd; }

/// Walks over the blocks once for code, and once for tables.
class Completion {
 public:
  Completion(const dom::Document& document, const Choice& choice, Tables& tables)
      : document_(document),
        choice_(choice),
        tables_(tables),
        headings_(document, choice.elements),
        keep_(choice.keep.begin(), choice.keep.end()) {}

  void add_code(const CodeRegions& code) {
    for (std::size_t i = 0; i < choice_.blocks.size();) {
      const CodeRegion* const region = code.around(choice_.blocks[i].first, choice_.blocks[i].last);
      if (region == nullptr) {
        ++i;
        continue;
      }
      const Run run = run_of(region->root, i);
      if (!region->is_gutter && words_kept(run) == 0 &&
          (stands_in_text(region->root, run, least_for_code(run)) || is_last_word(region->root, run)))
        choose(run);
      i = run.end;
    }
  }

  void add_tables() {
    if (document_.body() == dom::no_node) return;
    for (NodeId table = document_.body(); table < document_.size(); ++table) {
      if (document_.tag(table) != Tag::table) continue;
      const Run run = run_of(table, first_in(table));
      if (run.begin < run.end) add_table(table, run);
    }
  }

  /// Lists that a chosen sentence announces by a colon ("Read these first:"), though they are all links.
  void add_lists() {
    for (std::size_t i = 1; i < choice_.blocks.size(); ++i) {
      if (keep_[i] != 0 || keep_[i - 1] == 0 || !announces(choice_.blocks[i - 1])) continue;
      const NodeId list = list_behind(i);
      if (list == dom::no_node) continue;
      const Run run = run_of(list, i);
      if (words_kept(run) == 0 && run.end - run.begin > 1 && probability(run) >= likely_if_announced &&
          side(document_[list].parent, run.end, 1) == Side::chosen)
        choose(run);
      i = run.end - 1;
    }
  }

  /// What stands between two chosen blocks in the same element and belongs to the text by its kind.
  void add_gaps() {
    constexpr std::size_t most_blocks = 12;  // in one gap
    std::size_t before = 0;
    while (before < keep_.size() && keep_[before] == 0) ++before;
    for (std::size_t i = before + 1; i < keep_.size(); ++i) {
      if (keep_[i] == 0) continue;
      if (i - before - 1 <= most_blocks) {
        for (std::size_t at = before + 1; at < i;) at = add_gap(before, at, i);
      }
      before = i;
    }
  }

  std::vector<std::uint8_t> take() { return std::move(keep_); }

 private:
  struct Run {
    std::size_t begin;
    std::size_t end;
  };

  /// The first block in an element, or behind it.
  std::size_t first_in(NodeId root) const {
    const auto first = std::lower_bound(choice_.blocks.begin(), choice_.blocks.end(), root,
                                        [](const score::TextBlock& b, NodeId id) { return b.first < id; });
    return static_cast<std::size_t>(first - choice_.blocks.begin());
  }

  Run run_of(NodeId root, std::size_t begin) const {
    std::size_t end = begin;
    while (end < choice_.blocks.size() && document_.contains(root, choice_.blocks[end].first)) ++end;
    return {begin, end};
  }

  /// Adds the element of block `at`, which stands between two chosen ones; gives the block behind it.
  std::size_t add_gap(std::size_t before, std::size_t at, std::size_t behind) {
    NodeId root = choice_.blocks[at].container;
    const NodeId first = choice_.blocks[before].first;
    const NodeId last = choice_.blocks[behind].first;
    if (document_.contains(root, first) || document_.contains(root, last)) {
      if (names_who_is_quoted(document_, choice_.blocks[at], first)) keep_[at] = 1;
      return at + 1;
    }
    NodeId around = document_[root].parent;
    while (around != dom::no_node && !document_.contains(around, first) &&
           !document_.contains(around, last)) {
      root = around;
      around = document_[root].parent;
    }
    const bool heads_section =
        is_edited_heading(document_, choice_.elements, root, choice_.blocks[at].container);
    if (heads_section) root = choice_.blocks[at].container;
    const Run run = run_of(root, at);
    if (run.end == at + 1 && run.end < keep_.size() && keep_[run.end] != 0 &&
        names_speaker(document_, choice_.blocks, root, at))
      keep_[at] = 1;
    if (around == dom::no_node || !is_tied(root, around, first, last)) return run.end;
    root = without_wrappers(root);
    const float least = heads_section ? likely_box : least_of(root, around, run);
    if (signs_quote(document_, choice_.blocks[first_in(root)], root, around) || probability(run) >= least)
      choose(run);
    return run.end;
  }

  /// The list, the box or the like in an element that holds nothing else, some levels down.
  NodeId without_wrappers(NodeId root) {
    constexpr int levels = 3;
    NodeId inner = root;
    for (int level = 0; level < levels && document_.tag(inner) == Tag::div; ++level) {
      const NodeId child = document_.first_child(inner);
      if (child == dom::no_node || document_[child].end != document_[inner].end ||
          !dom::is_block_level(document_.tag(child)) || is_callout(inner))
        break;
      inner = child;
    }
    const Tag tag = document_.tag(inner);
    return inner == root || tag == Tag::p || (tag == Tag::div && !is_callout(inner)) ? root : inner;
  }

  /// True if what is chosen on both sides of an element stands in the same one; of items and terms it may be
  /// on one side.
  bool is_tied(NodeId root, NodeId around, NodeId first, NodeId last) {
    const Tag tag = document_.tag(around);
    const bool of_list = tag == Tag::li || tag == Tag::ul || tag == Tag::ol || tag == Tag::dl ||
                         signs_quote(document_, choice_.blocks[first_in(root)], root, around);
    const bool before = document_.contains(around, first);
    const bool behind = document_.contains(around, last);
    const Tag own = document_.tag(root);
    const bool begins = own == Tag::dt || own == Tag::summary || (own == Tag::p && is_item(tag)) ||
                        (own == Tag::div && tag == Tag::dl) ||
                        ((own == Tag::p || own == Tag::div) && is_callout(around)) ||
                        (behind && !before && headings_.is_listed(root));
    return (before && (behind || of_list)) || (behind && begins);
  }

  /// True if what stands below a heading are links.
  bool heads_links(Run heading) const {
    if (heading.end == choice_.blocks.size()) return false;
    const score::TextBlock& below = choice_.blocks[heading.end];
    return 2 * below.link_words > below.words;
  }

  /// How likely what is part of a text by its kind must be: an item, a term, a heading, a box of notes, what
  /// folds. Bare boxes and paragraphs are not: of those left out there, three in four were none of the
  /// text's.
  float least_of(NodeId root, NodeId around, Run run) {
    constexpr float never = 2;
    std::uint32_t words = 0;
    std::uint32_t links = 0;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      words += choice_.blocks[i].words;
      links += choice_.blocks[i].link_words;
      const Tag tag = document_.tag(choice_.blocks[i].container);
      if (tag == Tag::figcaption || tag == Tag::caption || tag == Tag::button || tag == Tag::nav)
        return never;
    }
    if (document_.tag(root) == Tag::blockquote) {
      if (!read_post(document_, choice_.blocks, root)) return 2 * links > words ? never : likely_item;
      return links < words && is_announced(run.begin) ? 0 : never;
    }
    if (headings_.is_listed(root) && !heads_links(run)) return likely_box;
    if (2 * links > words && !is_name_between(root, run)) return never;
    switch (document_.tag(root)) {
      case Tag::dt:
        if (is_defined(root, run)) return 0;
        return likely_box;
      case Tag::summary:
        return keep_[run.end] != 0 && document_.contains(around, choice_.blocks[run.end].first) ? 0
                                                                                                : likely_box;
      case Tag::dl:
      case Tag::dd:
      case Tag::details: return likely_box;
      case Tag::li:
      case Tag::ul:
      case Tag::ol: return likely_item;
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6: return likely_within;
      case Tag::p:
        if (is_item(document_.tag(around))) return likely_item;
        if (is_callout(around)) return says_more_than_sort(root, run) ? likely_box : never;
        return choice_.elements[root].styled ? likely_within : never;
      case Tag::div:
        if (is_callout(around) && has_title_class(document_, root))
          return says_more_than_sort(root, run) ? likely_box : never;
        // What was said, line by line.
        if (links == 0 && !choice_.elements[root].styled && choice_.blocks[run.begin].breaks > 0)
          return likely_item;
        break;
      default: break;
    }
    const bool of_terms = document_.tag(around) == Tag::dl;
    return of_terms || is_callout(root) ? likely_box : never;
  }

  /// Those that stand in one box ask for it one after the other, and its tag may be as long as the page.
  bool is_callout(NodeId id) {
    if (id != asked_) sorted_ = !callout_sort(document_, id).empty();
    asked_ = id;
    return sorted_;
  }

  /// False for the title of a callout that is only its sort: "Note" says nothing of the text.
  bool says_more_than_sort(NodeId root, Run run) const {
    const score::TextBlock& block = choice_.blocks[run.begin];
    return !has_title_class(document_, root) || block.first != block.last ||
           !names_sort(document_.characters(block.first));
  }

  /// True for an item that is only a name, between chosen ones of its list: it may be a link.
  bool is_name_between(NodeId root, Run run) const {
    constexpr std::uint32_t longest = 6;  // words
    const NodeId list = document_[root].parent;
    const score::TextBlock& block = choice_.blocks[run.begin];
    return document_.tag(root) == Tag::li && run.end == run.begin + 1 && block.words <= longest &&
           block.breaks == 0 && run.begin > 0 && keep_[run.begin - 1] != 0 &&
           document_.contains(list, choice_.blocks[run.begin - 1].first) && run.end < choice_.blocks.size() &&
           keep_[run.end] != 0 && document_.contains(list, choice_.blocks[run.end].first);
  }

  /// True if what a term means was chosen: that says nothing without it.
  bool is_defined(NodeId term, Run run) const {
    const NodeId list = document_[term].parent;
    return run.end < keep_.size() && keep_[run.end] != 0 && list != dom::no_node &&
           document_.contains(list, choice_.blocks[run.end].first);
  }

  /// Whether a chosen sentence announces block `at`; the labels of a box may stand between.
  bool is_announced(std::size_t at) const {
    constexpr std::uint32_t label_words = 3;
    constexpr std::size_t most_labels = 2;
    for (std::size_t labels = 0; at > 0 && labels <= most_labels; ++labels) {
      --at;
      if (keep_[at] != 0) return announces(choice_.blocks[at]);
      if (choice_.blocks[at].words > label_words) break;
    }
    return false;
  }

  /// A sentence, not a label, that ends with a colon.
  bool announces(const score::TextBlock& block) const {
    constexpr std::uint32_t least_words = 5;
    constexpr std::string_view wide = "：";
    if (block.words < least_words || block.link_words > 0) return false;
    const std::string_view text = ascii::trim(document_.characters(block.last));
    return text.ends_with(':') || text.ends_with(wide);
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
    if (words <= announced_code && is_announced(run.begin)) return likely_code;
    return words <= short_code ? possible_short_code : possible_code;
  }

  std::size_t words_kept(Run run) const {
    std::size_t words = 0;
    for (std::size_t i = run.begin; i < run.end; ++i)
      words += keep_[i] != 0 ? choice_.blocks[i].words + 1 : 0;
    return words;
  }

  void add_table(NodeId table, Run run) {
    std::size_t all = 0;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      if (choice_.blocks[i].words > long_cell) return;
      all += choice_.blocks[i].words + 1;
    }
    const std::size_t kept = words_kept(run);
    if (kept == all || !tables_.is_data(table)) return;
    if (kept == 0 ? stands_in_text(table, run, possible_table) : probability(run) >= likely_table)
      return choose(run);
    if (kept > 0) add_rows(run);
  }

  /// A row of which a cell is chosen says nothing without the others.
  void add_rows(Run run) {
    for (std::size_t i = run.begin; i < run.end;) {
      const NodeId row = tables_.row_around(choice_.blocks[i].container).row;
      const Run cells = row == dom::no_node ? Run{i, i + 1} : run_of(row, i);
      const bool begun = row != dom::no_node && words_kept(cells) > 0;
      for (; i < cells.end; ++i) {
        if (begun && choice_.probability[i] >= likely_cell) keep_[i] = 1;
      }
    }
  }

  void choose(Run run) {
    for (std::size_t i = run.begin; i < run.end; ++i) {
      if (!is_caption(choice_.blocks[i])) keep_[i] = 1;
    }
  }

  bool is_caption(const score::TextBlock& block) const {
    const Tag tag = document_.tag(block.container);
    return tag == Tag::figcaption || tag == Tag::caption;
  }

  /// Mean over the words, those of captions aside.
  float probability(Run run) const {
    float sum = 0;
    float words = 0;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      if (is_caption(choice_.blocks[i])) continue;
      const auto weight = static_cast<float>(choice_.blocks[i].words + 1);
      sum += weight * choice_.probability[i];
      words += weight;
    }
    return words > 0 ? sum / words : 0;
  }

  /// True for code that a sentence announces, at the end of what that stands in: an answer may end so.
  bool is_last_word(NodeId root, Run run) const {
    constexpr int levels = 3;
    if (least_for_code(run) != likely_code || probability(run) < likely_code) return false;
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
    if (probability(run) < least) return false;
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
      if (is_caption(block)) continue;
      if (keep_[i] != 0) {
        return document_[block.container].depth <= document_[around].depth + levels ? Side::chosen
                                                                                    : Side::other;
      }
      if (passed++ == most_passed || block.words > label_words) return Side::other;
    }
  }

  const dom::Document& document_;
  const Choice& choice_;
  Tables& tables_;
  ListedHeadings headings_;
  std::vector<std::uint8_t> keep_;
  NodeId asked_ = dom::no_node;  // by is_callout
  bool sorted_ = false;          // what it found
};

}  // namespace

std::vector<std::uint8_t> complete_choice(const dom::Document& document, const Choice& choice,
                                          const CodeBlocks& code, Tables& tables) {
  Completion completion(document, choice, tables);
  completion.add_code(code.regions());
  completion.add_tables();
  completion.add_lists();
  completion.add_gaps();
  std::vector<std::uint8_t> keep = completion.take();
  for (const std::size_t label : code.tabs().labels()) keep[label] = 0;
  return keep;
}

}  // namespace pith::block
