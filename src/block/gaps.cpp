#include "block/gaps.hpp"

#include "block/callout.hpp"
#include "block/post.hpp"
#include "block/quote_names.hpp"
#include "block/section_headings.hpp"
#include "score/block_links.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;
using Run = Runs::Run;

// Items, headings and paragraphs with a class between chosen blocks, so likely ones; boxes of notes, terms
// and what folds are rare, and labels leave them out by the way.
constexpr float likely_item = 0.25F;
constexpr float likely_within = 0.35F;
// The first item of a list has a chosen one on one side only: with less, a rule more for readers' comments
// leaks in snippets-dev.
constexpr float likely_first_item = 0.4F;
constexpr float likely_box = 0.1F;
// Of the last items of a list: with less the F1 of wcxb-dev falls.
constexpr float likely_rest = 0.4F;
// Of lists of links below a chosen text: of .25, .3 and .35 the second has the best F1 on wcxb-dev.
constexpr float likely_links = 0.3F;

bool is_list(Tag tag) { return tag == Tag::ul || tag == Tag::ol; }
bool is_item(Tag tag) { return tag == Tag::li || tag == Tag::dd; }

class Gaps {
 public:
  Gaps(const dom::Document& document, const Choice& choice, Runs& runs)
      : document_(document), choice_(choice), runs_(runs), headings_(document, choice.elements) {}

  bool run() {
    constexpr std::size_t most_blocks = 12;  // in one gap
    std::size_t before = 0;
    while (before < runs_.size() && !runs_.is_kept(before)) ++before;
    for (std::size_t i = before + 1; i < runs_.size(); ++i) {
      if (!runs_.is_kept(i)) continue;
      if (i - before - 1 <= most_blocks) {
        for (std::size_t at = before + 1; at < i;) at = add_gap(before, at, i);
      }
      before = i;
    }
    if (before < runs_.size()) end_list(before);
    return any_in_gap_;
  }

 private:
  /// Adds the last few items of a list of which at least as many blocks were chosen, last of all.
  void end_list(std::size_t last) {
    constexpr std::size_t most = 3;  // blocks
    NodeId list = choice_.blocks[last].container;
    while (list != dom::no_node && !is_list(document_.tag(list))) list = document_[list].parent;
    if (list == dom::no_node) return;
    const Run rest = runs_.run_of(list, last + 1);
    const std::size_t before = std::min(last + 1 - runs_.first_in(list), most);
    if (rest.begin < rest.end && rest.end - rest.begin <= before && runs_.probability(rest) >= likely_rest)
      runs_.choose(rest);
  }

  /// Adds the element of block `at`, which stands between two chosen ones; gives the block behind it.
  std::size_t add_gap(std::size_t before, std::size_t at, std::size_t behind) {
    NodeId root = choice_.blocks[at].container;
    const NodeId first = choice_.blocks[before].first;
    const NodeId last = choice_.blocks[behind].first;
    if (document_.contains(root, first) || document_.contains(root, last)) {
      if (names_who_is_quoted(document_, choice_.blocks[at], first)) runs_.keep(at);
      return at + 1;
    }
    NodeId around = document_[root].parent;
    while (around != dom::no_node && !document_.contains(around, first) &&
           !document_.contains(around, last)) {
      root = around;
      around = document_[root].parent;
    }
    const NodeId own = choice_.blocks[at].container;
    const bool heads_section = is_edited_heading(document_, choice_.elements, root, own);
    const bool is_alone =
        document_.tag(root) == Tag::div && runs_.is_kept(at + 1) && at + 1 == runs_.run_of(root, at).end;
    if (heads_section || (is_alone && is_section_heading(document_.tag(own)))) root = own;
    const Run run = runs_.run_of(root, at);
    if (run.end == at + 1 && run.end < runs_.size() && runs_.is_kept(run.end) &&
        names_speaker(document_, choice_.blocks, root, at))
      runs_.keep(at);
    if (run.end == at + 1 && runs_.is_kept(at - 1) && names_source(document_, choice_.blocks, root, at))
      runs_.keep(at);
    if (around == dom::no_node || !is_tied(root, around, first, last, run)) return run.end;
    root = without_wrappers(root);
    const float least = heads_section ? likely_box : least_of(root, around, run);
    if (signs_quote(document_, choice_.blocks[runs_.first_in(root)], root, around) ||
        runs_.probability(run) >= least) {
      runs_.choose(run);
      any_in_gap_ = true;
    }
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

  /// True if what is chosen on both sides of an element stands in the same one; of lists, items and terms it
  /// may be on one side.
  bool is_tied(NodeId root, NodeId around, NodeId first, NodeId last, Run run) {
    const Tag tag = document_.tag(around);
    const bool of_list = tag == Tag::li || is_list(tag) || tag == Tag::dl || holds_items(root, run) ||
                         signs_quote(document_, choice_.blocks[runs_.first_in(root)], root, around);
    const bool before = document_.contains(around, first);
    const bool behind = document_.contains(around, last);
    const Tag own = document_.tag(root);
    const bool begins = own == Tag::dt || own == Tag::li || own == Tag::summary ||
                        (own == Tag::p && is_item(tag)) || (own == Tag::div && tag == Tag::dl) ||
                        ((own == Tag::p || own == Tag::div) && is_callout(around));
    if ((before && (behind || of_list)) || (behind && begins)) return true;
    return behind && (headings_.is_listed(root) || (own == Tag::div && is_title_of_box(root, run)));
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
    const bool own_link = is_section_heading(document_.tag(root)) &&
                          !score::links_away(document_, choice_.elements, choice_.blocks[run.begin]);
    std::uint32_t words = 0;
    std::uint32_t links = 0;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      words += choice_.blocks[i].words;
      if (!own_link) links += choice_.blocks[i].link_words;
      const Tag tag = document_.tag(choice_.blocks[i].container);
      if (tag == Tag::figcaption || tag == Tag::caption || tag == Tag::button || tag == Tag::nav)
        return never;
    }
    if (document_.tag(root) == Tag::blockquote) {
      if (!read_post(document_, choice_.blocks, root)) return 2 * links > words ? never : likely_item;
      return links < words && runs_.is_announced(run.begin) ? 0 : never;
    }
    if (headings_.is_listed(root) && !heads_links(run)) return likely_box;
    if (2 * links > words && !is_name_between(root, run))
      return choice_.link_lists && (document_.tag(root) == Tag::li || holds_items(root, run)) ? likely_links
                                                                                              : never;
    switch (document_.tag(root)) {
      case Tag::dt:
        if (is_defined(root, run)) return 0;
        return likely_box;
      case Tag::summary:
        return runs_.is_kept(run.end) && document_.contains(around, choice_.blocks[run.end].first)
                   ? 0
                   : likely_box;
      case Tag::dl:
      case Tag::dd:
      case Tag::details: return likely_box;
      case Tag::li:
        if (run.begin == 0 || !document_.contains(around, choice_.blocks[run.begin - 1].first))
          return likely_first_item;
        return likely_item;
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
        if (is_title_of_box(root, run)) return likely_within;
        // What was said, line by line.
        if (links == 0 && !choice_.elements[root].styled && choice_.blocks[run.begin].breaks > 0)
          return likely_item;
        break;
      default: break;
    }
    const bool of_terms = document_.tag(around) == Tag::dl;
    return of_terms || is_callout(root) ? likely_box : never;
  }

  /// True for a short line that is a title and nothing else by its class, right before something chosen in
  /// its box.
  bool is_title_of_box(NodeId root, Run run) const {
    constexpr std::uint32_t longest = 12;  // words
    return run.end == run.begin + 1 && run.end < runs_.size() && runs_.is_kept(run.end) &&
           choice_.blocks[run.begin].words <= longest && choice_.blocks[run.begin].link_words == 0 &&
           document_.contains(document_[root].parent, choice_.blocks[run.end].first) &&
           document_.raw_attribute(root, "class") == "title";
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

  /// True for a list, and for what holds nothing but items.
  bool holds_items(NodeId root, Run run) const {
    if (is_list(document_.tag(root))) return true;
    if (run.end <= run.begin + 1) return false;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      NodeId id = choice_.blocks[i].container;
      while (id != root && document_.tag(id) != Tag::li) id = document_[id].parent;
      if (id == root) return false;
    }
    return true;
  }

  /// True for an item that is only a name, between chosen ones of its list: it may be a link.
  bool is_name_between(NodeId root, Run run) const {
    constexpr std::uint32_t longest = 6;  // words
    const NodeId list = document_[root].parent;
    const score::TextBlock& block = choice_.blocks[run.begin];
    return document_.tag(root) == Tag::li && run.end == run.begin + 1 && block.words <= longest &&
           block.breaks == 0 && run.begin > 0 && runs_.is_kept(run.begin - 1) &&
           document_.contains(list, choice_.blocks[run.begin - 1].first) && run.end < choice_.blocks.size() &&
           runs_.is_kept(run.end) && document_.contains(list, choice_.blocks[run.end].first);
  }

  /// True if what a term means was chosen: that says nothing without it.
  bool is_defined(NodeId term, Run run) const {
    const NodeId list = document_[term].parent;
    return run.end < runs_.size() && runs_.is_kept(run.end) && list != dom::no_node &&
           document_.contains(list, choice_.blocks[run.end].first);
  }

  const dom::Document& document_;
  const Choice& choice_;
  Runs& runs_;
  ListedHeadings headings_;
  bool any_in_gap_ = false;
  NodeId asked_ = dom::no_node;  // by is_callout
  bool sorted_ = false;          // what it found
};

}  // namespace

bool add_gaps(const dom::Document& document, const Choice& choice, Runs& runs) {
  return Gaps(document, choice, runs).run();
}

}  // namespace pith::block
