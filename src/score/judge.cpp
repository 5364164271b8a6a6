#include "score/judge.hpp"

#include "data/page_types.hpp"
#include "score/block_links.hpp"
#include "score/hidden.hpp"
#include "score/marked.hpp"
#include "score/other_stories.hpp"
#include "score/passages.hpp"
#include "score/ranking.hpp"
#include "score/stacked_features.hpp"
#include "score/veto.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace pith::score {
namespace {

/// From this probability on a page is taken for an article, and what articles do not hold is left out. Where
/// the type is in doubt such boxes may be the posts of a thread: .848 against .791 on forums. (docs/model.md)
constexpr float sure = 0.9F;

/// Blocks on the same path of tags and classes were laid out by the same template: each takes half of its
/// probability from their mean. (+.002 F1, docs/model.md)
void smooth_along_paths(const PageView& page, std::vector<float>& probability) {
  const std::vector<float> means = means_along_paths(page, probability);
  for (std::size_t i = 0; i < means.size(); ++i) probability[i] = 0.5F * probability[i] + 0.5F * means[i];
}

/// Pages that never end append the next article below the first: a second <h1> that is laid out as the
/// headline is, in a box of its own and behind a text of some length, begins it. What follows is none of this
/// article's; nor what follows an element beside that of the headline that tells a story of its own. Returns
/// the first block that is left.
std::size_t leave_further_articles(const PageView& page, const FeatureTable& table,
                                   std::vector<float>& probability) {
  constexpr float text = 200;  // words to expect before it
  const std::size_t next = next_story(page, table);
  const auto box = [&](std::size_t i) { return page.document[page.segmentation.blocks[i].container].parent; };
  float words = 0;
  dom::NodeId headline_box = dom::no_node;
  std::size_t i = 0;
  for (; i < next; ++i) {
    if (table.at(i, Feature::since_title) == 0) headline_box = box(i);
    if (words > text && table.at(i, Feature::headlines_since) > 0 && table.at(i, Feature::h1_since) > 0 &&
        table.at(i, Feature::is_heading) == 1 && box(i) != headline_box)
      break;
    words += static_cast<float>(page.segmentation.blocks[i].words) * probability[i];
  }
  std::fill(probability.begin() + static_cast<std::ptrdiff_t>(i), probability.end(), 0.0F);
  return i;
}

/// What recurs on the site is none of this page's text, unless next to nothing would be left: then the page
/// is a copy of others. Returns whether it was left out.
bool leave_template(const PageView& page, std::vector<float>& probability) {
  constexpr float least = 40;  // words to expect beside it
  const std::span<const std::uint8_t> recurring = page.hints.recurring;
  float words = 0;
  for (std::size_t i = 0; i < recurring.size(); ++i)
    words += recurring[i] != 0 ? 0 : static_cast<float>(page.segmentation.blocks[i].words) * probability[i];
  if (words < least) return false;
  for (std::size_t i = 0; i < recurring.size(); ++i) {
    if (recurring[i] != 0) probability[i] = 0;
  }
  return true;
}

/// How much a missed word weighs against a false one, squared (the beta of F-beta).
float beta_squared(Focus focus) {
  switch (focus) {
    case Focus::precision: return 0.36F;
    case Focus::recall: return 4.0F;
    default: return 1.0F;
  }
}

/// Pages of many texts (threads, shops' shelves, lists) hold more of the article than their blocks
/// promise one by one: by this share more, on a page that is surely one. (Forums and listings +.004 F1,
/// collections +.006, docs/model.md)
constexpr float more_of_many = 0.5F;

/// From this probability on a page may be of a handbook. (Of .1, .15 and .2 the same F1; products gain, too,
/// whose specifications are taken for one.)
constexpr float maybe = 0.15F;

float probability_of(const Model::Estimate& estimate, PageType type) {
  const auto at = std::find(page_types.begin(), page_types.end(), type) - page_types.begin();
  return estimate.type_probability[static_cast<std::size_t>(at)];
}

float probability_of_many(const Model::Estimate& estimate) {
  float sum = 0;
  for (std::size_t i = 0; i < page_types.size(); ++i) {
    if (data::traits(page_types[i]).many_texts) sum += estimate.type_probability[i];
  }
  return sum;
}

/// The blocks by falling probability, as many as make the expected F-beta largest if the article has `more`
/// times the words that they promise; returns F for beta = 1 and the words promised.
float choose_prefix(const std::vector<TextBlock>& blocks, Focus focus, float more, Verdict& verdict) {
  const std::vector<std::uint32_t> order = rank_by(verdict.probability);
  const auto weight = [&](std::uint32_t i) {
    return static_cast<double>(std::max<std::uint32_t>(blocks[i].words, 1));
  };
  double expected = 0;  // words of the truth
  for (const std::uint32_t i : order) expected += weight(i) * static_cast<double>(verdict.probability[i]);
  const auto beta = static_cast<double>(beta_squared(focus));
  double hits = 0, words = 0, best = 0, f1 = 0;
  std::size_t cut = 0;
  for (std::size_t n = 0; n < order.size(); ++n) {
    hits += weight(order[n]) * static_cast<double>(verdict.probability[order[n]]);
    words += weight(order[n]);
    const double f = (1 + beta) * hits / (words + beta * static_cast<double>(more) * expected);
    if (f < best) continue;
    best = f;
    f1 = 2 * hits / (words + expected);
    cut = n + 1;
  }
  for (std::size_t n = 0; n < cut; ++n) verdict.keep[order[n]] = 1;
  return static_cast<float>(f1);
}

/// The innermost element of a tag around a node, or no_node.
dom::NodeId nearest(const dom::Document& document, dom::NodeId id, dom::Tag tag) {
  while (id != dom::no_node && document.tag(id) != tag) id = document[id].parent;
  return id;
}

/// The cells of a table are chosen or left together, by the majority of its words, unless it only lays out:
/// it has the headline in it, a single row, or a cell long enough to be a text of its own.
void keep_tables_whole(const PageView& page, std::vector<std::uint8_t>& keep) {
  constexpr std::uint32_t long_cell = 40;  // words
  const auto& blocks = page.segmentation.blocks;
  for (std::size_t i = 0; i < blocks.size();) {
    const dom::NodeId table = nearest(page.document, blocks[i].container, dom::Tag::table);
    std::size_t end = i + 1;
    if (table != dom::no_node) {
      std::uint32_t words = 0, kept = 0, longest = 0;
      bool headline = false, rows = false;
      const dom::NodeId row = nearest(page.document, blocks[i].container, dom::Tag::tr);
      for (end = i;
           end < blocks.size() && nearest(page.document, blocks[end].container, dom::Tag::table) == table;
           ++end) {
        words += blocks[end].words;
        kept += keep[end] != 0 ? blocks[end].words : 0;
        longest = std::max(longest, blocks[end].words);
        headline |= page.document.tag(blocks[end].container) == dom::Tag::h1;
        rows |= nearest(page.document, blocks[end].container, dom::Tag::tr) != row;
      }
      if (longest < long_cell && rows && !headline)
        std::fill(keep.begin() + static_cast<std::ptrdiff_t>(i),
                  keep.begin() + static_cast<std::ptrdiff_t>(end), 2 * kept > words ? 1 : 0);
    }
    i = end;
  }
}

bool is_subheading(dom::Tag tag) { return tag >= dom::Tag::h2 && tag <= dom::Tag::h6; }

/// A question whose answer a click unfolds.
bool asks(const PageView& page, const TextBlock& block) {
  const dom::Tag tag = page.document.tag(block.container);
  if (tag != dom::Tag::button && tag != dom::Tag::summary) return false;
  const std::string_view text = page.segmentation.text_of(block);
  return text.ends_with('?') || text.ends_with("？") || text.ends_with("؟");
}

/// The heading right before the first chosen block, if headings of the same kind were chosen in the text:
/// "1." goes with "2." and "3.".
void keep_first_heading(const PageView& page, Verdict& verdict) {
  constexpr std::size_t fewest = 2;  // others of its kind
  constexpr float likely = 0.25F;
  const auto& blocks = page.segmentation.blocks;
  const auto first = static_cast<std::size_t>(
      std::find_if(verdict.keep.begin(), verdict.keep.end(), [](std::uint8_t keep) { return keep != 0; }) -
      verdict.keep.begin());
  if (first == 0 || first == verdict.keep.size() || verdict.probability[first - 1] < likely) return;
  const dom::Document& document = page.document;
  const dom::NodeId heading = blocks[first - 1].container;
  if (!is_subheading(document.tag(heading)) || links_away(document, page.elements, blocks[first - 1]) ||
      !document.contains(document[heading].parent, blocks[first].container))
    return;
  std::size_t alike = 0;
  for (std::size_t i = first; i < verdict.keep.size(); ++i) {
    const dom::NodeId other = blocks[i].container;
    alike += verdict.keep[i] != 0 && document.tag(other) == document.tag(heading) &&
                     document[other].depth == document[heading].depth
                 ? 1
                 : 0;
  }
  if (alike >= fewest) verdict.keep[first - 1] = 1;
}

/// A heading or folded question between chosen blocks, right before a paragraph of them in the same box,
/// heads that: of those that were left there, seven in ten belonged to the text. So do likelier headings of
/// items, cells and short lines: of 180 such ones 170.
void keep_headings(const PageView& page, bool surely_article, Verdict& verdict) {
  constexpr std::uint32_t paragraph = 8;  // words
  constexpr float possible = 0.15F;       // below it the model is sure that the heading is none of the text's
  constexpr float likely = 0.25F;         // so it must be above a line that says little itself
  const auto& blocks = page.segmentation.blocks;
  const auto leads_away = [&](std::size_t i) { return links_away(page.document, page.elements, blocks[i]); };
  bool begun = false;
  dom::NodeId linked = dom::no_node;  // the last heading chosen that is a link
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    begun |= verdict.keep[i] != 0;
    const dom::NodeId container = blocks[i].container;
    const dom::Tag tag = page.document.tag(container);
    if (verdict.keep[i] != 0 && is_subheading(tag) && leads_away(i)) linked = container;
    if (!begun || verdict.keep[i] != 0 || verdict.keep[i + 1] == 0) continue;
    const dom::NodeId box = page.document[container].parent;
    const bool alike =
        linked != dom::no_node && page.document.tag(linked) == tag && page.document[linked].parent == box;
    const bool question = asks(page, blocks[i]);
    const bool tells = blocks[i + 1].words >= paragraph && (surely_article || question);
    const bool heads = page.document.contains(box, blocks[i + 1].container) &&
                       (is_subheading(tag) || question) &&
                       verdict.probability[i] > (tells ? possible : likely) && (alike || !leads_away(i));
    verdict.keep[i] = heads ? 1 : 0;
  }
}

/// What is written on a button is none of the text, unless it is long enough to be a question that it opens,
/// or is one and what it opens was chosen. (Of 6,400 such labels on articles 23 belonged to the text.)
void leave_buttons(const PageView& page, std::vector<std::uint8_t>& keep) {
  constexpr std::uint32_t longest_label = 5;  // words
  const auto& blocks = page.segmentation.blocks;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (page.document.tag(blocks[i].container) != dom::Tag::button || blocks[i].words > longest_label)
      continue;
    if (!asks(page, blocks[i]) || i + 1 == keep.size() || keep[i + 1] == 0) keep[i] = 0;
  }
}

/// The innermost list around a block, or no_node.
dom::NodeId list_of(const dom::Document& document, dom::NodeId id) {
  while (id != dom::no_node && document.tag(id) != dom::Tag::ul && document.tag(id) != dom::Tag::ol)
    id = document[id].parent;
  return id;
}

/// The lists that have a chosen block which is no repeat of an earlier one.
std::vector<std::uint8_t> lists_of_their_own(const PageView& page, const std::vector<std::uint8_t>& keep) {
  std::unordered_set<std::string_view> seen;
  std::vector<std::uint8_t> own(page.document.size());
  for (std::size_t i = 0; i < keep.size(); ++i) {
    const TextBlock& block = page.segmentation.blocks[i];
    if (keep[i] == 0 || !seen.insert(page.segmentation.text_of(block)).second) continue;
    if (const dom::NodeId list = list_of(page.document, block.container); list != dom::no_node) own[list] = 1;
  }
  return own;
}

/// The words of a long block that was chosen once are not chosen again, unless they come again with reason:
/// both stand in the same element with others between them, as a refrain does, or the later one is a step of
/// a list that has other steps than the first. (Steps, on pages without posts and reviews: +.0004 F1.)
void drop_repeats(const PageView& page, bool steps, std::vector<std::uint8_t>& keep) {
  constexpr std::uint32_t long_block = 8;  // words; shorter lines repeat with reason
  const Segmentation& segmentation = page.segmentation;
  std::unordered_map<std::string_view, std::size_t> seen;
  std::vector<std::uint8_t> own_lists;  // found when first asked for
  for (std::size_t i = 0; i < keep.size(); ++i) {
    const TextBlock& block = segmentation.blocks[i];
    if (keep[i] == 0 || block.words < long_block) continue;
    const auto [first, is_new] = seen.try_emplace(segmentation.text_of(block), i);
    if (is_new) continue;
    const auto box = [&](std::size_t at) { return page.document[segmentation.blocks[at].container].parent; };
    const bool refrain = box(first->second) == box(i) && i - first->second > 1;
    const dom::NodeId list = steps && !refrain ? list_of(page.document, block.container) : dom::no_node;
    if (list != dom::no_node && own_lists.empty()) own_lists = lists_of_their_own(page, keep);
    const bool step = list != dom::no_node && own_lists[list] != 0;
    if (block.link_words > 0 || (!refrain && !step)) keep[i] = 0;
  }
}

/// Notes which step changed the choice on each block last; nothing where nobody asks.
class Watch {
 public:
  Watch(Decisions* decisions, const std::vector<std::uint8_t>& keep) : decisions_(decisions), keep_(keep) {}

  void begin(std::size_t further_articles) {
    if (decisions_ == nullptr) return;
    before_ = keep_;
    decisions_->assign(keep_.size(), Decision::probability);
    std::fill(decisions_->begin() + static_cast<std::ptrdiff_t>(further_articles), decisions_->end(),
              Decision::further_article);
  }

  void leave(std::span<const std::uint8_t> blocks, Decision decision) {
    if (decisions_ == nullptr) return;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i] != 0) (*decisions_)[i] = decision;
    }
  }

  void step(Decision decision) {
    if (decisions_ == nullptr) return;
    for (std::size_t i = 0; i < keep_.size(); ++i) {
      if (keep_[i] != before_[i]) (*decisions_)[i] = decision;
    }
    before_ = keep_;
  }

 private:
  Decisions* decisions_;
  const std::vector<std::uint8_t>& keep_;
  std::vector<std::uint8_t> before_;
};

}  // namespace

Verdict judge(const PageView& page, FeatureTable& table, const Model& model, Focus focus,
              Decisions* decisions) {
  Model::Estimate estimate = model.estimate(page, table);
  const float more = 1 + more_of_many * probability_of_many(estimate);
  Verdict verdict;
  const auto likeliest = std::max_element(estimate.type_probability.begin(), estimate.type_probability.end());
  verdict.page_type = page_types[static_cast<std::size_t>(likeliest - estimate.type_probability.begin())];
  const bool surely_article = verdict.page_type == PageType::article && *likeliest > sure;
  verdict.probability = std::move(estimate.probability);
  smooth_along_paths(page, verdict.probability);
  std::size_t further = verdict.probability.size();
  if (verdict.page_type == PageType::article)
    further = leave_further_articles(page, table, verdict.probability);
  // What recurs on the pages of products (terms, delivery, what must be agreed to) is said of them, too: 15
  // of 27 such blocks stood in the truth. (docs/scale.md)
  const bool left_template =
      !data::traits(verdict.page_type).shop && leave_template(page, verdict.probability);
  verdict.keep.assign(verdict.probability.size(), 0);
  verdict.expected_f1 = model.calibrated(choose_prefix(page.segmentation.blocks, focus, more, verdict));
  Watch watch(decisions, verdict.keep);
  watch.begin(further);
  if (left_template) watch.leave(page.hints.recurring, Decision::site_template);
  if (verdict.page_type == PageType::article) keep_headings(page, surely_article, verdict);
  if (verdict.page_type == PageType::article) keep_first_heading(page, verdict);
  watch.step(Decision::heading);
  if (!data::traits(verdict.page_type).shop)
    keep_passages_between(page, verdict.page_type == PageType::article, verdict.keep);
  watch.step(Decision::passage);
  if (focus != Focus::precision && probability_of(estimate, PageType::documentation) >= maybe)
    keep_main_part(page, verdict.probability, verdict.keep);
  watch.step(Decision::main_part);
  if (surely_article) {
    keep_tables_whole(page, verdict.keep);
    watch.step(Decision::table);
    leave_buttons(page, verdict.keep);
    watch.step(Decision::button);
    veto_boxes(page, verdict.probability, verdict.keep);
  }
  if (verdict.page_type == PageType::article) veto_related_boxes(page, verdict.keep);
  if (verdict.page_type == PageType::article) veto_below_comment_heading(page, verdict.keep);
  if (verdict.page_type == PageType::article) veto_links_above_headline(page, table, verdict.keep);
  veto_permalinks(page, verdict.keep);
  if (data::traits(verdict.page_type).shop) veto_reviews(page, verdict.probability, verdict.keep);
  leave_marked(page, verdict.keep);
  watch.step(Decision::box);
  leave_hidden(page, verdict.page_type == PageType::article, verdict.keep);
  watch.step(Decision::hidden);
  const data::PageTraits& traits = data::traits(verdict.page_type);
  // A handbook says the same of several things: what came again on such pages was theirs. (+.003 F1)
  if (traits.layout != data::PageLayout::reference)
    drop_repeats(page, !traits.thread && !traits.shop, verdict.keep);
  watch.step(Decision::repeat);
  return verdict;
}

}  // namespace pith::score
