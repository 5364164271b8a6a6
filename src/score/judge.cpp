#include "score/judge.hpp"

#include "score/counter.hpp"
#include "score/veto.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <unordered_set>

namespace pith::score {
namespace {

/// From this probability on a page is taken for an article, and what articles do not hold is left out. Where
/// the type is in doubt such boxes may be the posts of a thread: .848 against .791 on forums. (docs/model.md)
constexpr float sure = 0.9F;

/// Blocks on the same path of tags and classes were laid out by the same template: each takes half of its
/// probability from their mean. (+.002 F1, docs/model.md)
void smooth_along_paths(const PageView& page, std::vector<float>& probability) {
  struct Sum {
    float probability = 0;
    float blocks = 0;
  };
  const auto& blocks = page.segmentation.blocks;
  Numbering paths(blocks.size());
  std::vector<std::uint32_t> number(blocks.size());
  std::vector<Sum> sums;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    number[i] = paths.of(page.elements[blocks[i].container].path);
    if (number[i] == sums.size()) sums.emplace_back();
    sums[number[i]].probability += probability[i];
    sums[number[i]].blocks += 1;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Sum& sum = sums[number[i]];
    probability[i] = 0.5F * probability[i] + 0.5F * sum.probability / sum.blocks;
  }
}

/// Pages that never end append the next article below the first: a second <h1> that is laid out as the
/// headline is, in a box of its own and behind a text of some length, begins it. What follows is none of this
/// article's.
void leave_further_articles(const PageView& page, const FeatureTable& table,
                            std::vector<float>& probability) {
  constexpr float text = 200;  // words to expect before it
  const auto box = [&](std::size_t i) { return page.document[page.segmentation.blocks[i].container].parent; };
  float words = 0;
  dom::NodeId headline_box = dom::no_node;
  std::size_t i = 0;
  for (; i < table.rows(); ++i) {
    if (table.at(i, Feature::since_title) == 0) headline_box = box(i);
    if (words > text && table.at(i, Feature::headlines_since) > 0 && table.at(i, Feature::h1_since) > 0 &&
        table.at(i, Feature::is_heading) == 1 && box(i) != headline_box)
      break;
    words += static_cast<float>(page.segmentation.blocks[i].words) * probability[i];
  }
  std::fill(probability.begin() + static_cast<std::ptrdiff_t>(i), probability.end(), 0.0F);
}

/// How much a missed word weighs against a false one, squared (the beta of F-beta).
float beta_squared(Focus focus) {
  switch (focus) {
    case Focus::precision: return 0.36F;
    case Focus::recall: return 4.0F;
    default: return 1.0F;
  }
}

/// Pages of many texts (threads, shops' shelves, lists, handbooks) hold more of the article than their blocks
/// promise one by one: by this share more, on a page that is surely one. (Forums and listings +.004 F1,
/// collections +.006, docs/model.md)
constexpr float more_of_many = 0.5F;

float probability_of_many(const Model::Estimate& estimate) {
  constexpr std::array<std::string_view, 4> many = {"forum", "collection", "listing", "documentation"};
  float sum = 0;
  for (std::size_t i = 0; i < page_types.size(); ++i) {
    if (std::ranges::find(many, page_types[i]) != many.end()) sum += estimate.type_probability[i];
  }
  return sum;
}

/// The blocks by falling probability, as many as make the expected F-beta largest if the article has `more`
/// times the words that they promise; returns F for beta = 1 and the words promised.
float choose_prefix(const std::vector<TextBlock>& blocks, Focus focus, float more, Verdict& verdict) {
  std::vector<std::uint32_t> order(blocks.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return verdict.probability[a] > verdict.probability[b];
  });
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

/// The innermost table around a block, or no_node.
dom::NodeId table_of(const dom::Document& document, dom::NodeId id) {
  while (id != dom::no_node && document.tag(id) != dom::Tag::table) id = document[id].parent;
  return id;
}

/// The cells of a table are chosen or left together, by the majority of its words, unless a cell is long
/// enough to be a text of its own: then the table only lays out.
void keep_tables_whole(const PageView& page, std::vector<std::uint8_t>& keep) {
  constexpr std::uint32_t long_cell = 40;  // words
  const auto& blocks = page.segmentation.blocks;
  for (std::size_t i = 0; i < blocks.size();) {
    const dom::NodeId table = table_of(page.document, blocks[i].container);
    std::size_t end = i + 1;
    if (table != dom::no_node) {
      std::uint32_t words = 0, kept = 0, longest = 0;
      for (end = i; end < blocks.size() && table_of(page.document, blocks[end].container) == table; ++end) {
        words += blocks[end].words;
        kept += keep[end] != 0 ? blocks[end].words : 0;
        longest = std::max(longest, blocks[end].words);
      }
      if (longest < long_cell)
        std::fill(keep.begin() + static_cast<std::ptrdiff_t>(i),
                  keep.begin() + static_cast<std::ptrdiff_t>(end), 2 * kept > words ? 1 : 0);
    }
    i = end;
  }
}

bool is_subheading(dom::Tag tag) { return tag >= dom::Tag::h2 && tag <= dom::Tag::h6; }

/// A heading between chosen blocks, right before a paragraph of them in the same box, heads that: of those
/// that were left there, seven in ten belonged to the text.
void keep_headings(const PageView& page, Verdict& verdict) {
  constexpr std::uint32_t paragraph = 8;  // words
  constexpr float possible = 0.15F;       // below it the model is sure that the heading is none of the text's
  const auto& blocks = page.segmentation.blocks;
  bool begun = false;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    begun |= verdict.keep[i] != 0;
    if (!begun || verdict.keep[i] != 0 || verdict.keep[i + 1] == 0) continue;
    const dom::NodeId box = page.document[blocks[i].container].parent;
    const bool heads = page.document.contains(box, blocks[i + 1].container) &&
                       is_subheading(page.document.tag(blocks[i].container)) && blocks[i].link_words == 0 &&
                       blocks[i + 1].words >= paragraph && verdict.probability[i] > possible;
    verdict.keep[i] = heads ? 1 : 0;
  }
}

/// What is written on a button is none of the text, unless it is long enough to be a question that it opens.
/// (Of 6,400 such labels on articles 23 belonged to the text.)
void leave_buttons(const PageView& page, std::vector<std::uint8_t>& keep) {
  constexpr std::uint32_t longest_label = 5;  // words
  for (std::size_t i = 0; i < keep.size(); ++i) {
    const TextBlock& block = page.segmentation.blocks[i];
    if (page.document.tag(block.container) == dom::Tag::button && block.words <= longest_label) keep[i] = 0;
  }
}

/// The words of a long block that was chosen once are not chosen again.
void drop_repeats(const Segmentation& segmentation, std::vector<std::uint8_t>& keep) {
  constexpr std::uint32_t long_block = 8;  // words; shorter lines repeat with reason
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    const TextBlock& block = segmentation.blocks[i];
    if (keep[i] != 0 && block.words >= long_block && !seen.insert(segmentation.text_of(block)).second)
      keep[i] = 0;
  }
}

}  // namespace

Verdict judge(const PageView& page, const FeatureTable& table, const Model& model, Focus focus) {
  Model::Estimate estimate = model.estimate(table);
  const float more = 1 + more_of_many * probability_of_many(estimate);
  Verdict verdict;
  const auto likeliest = std::max_element(estimate.type_probability.begin(), estimate.type_probability.end());
  verdict.page_type = page_types[static_cast<std::size_t>(likeliest - estimate.type_probability.begin())];
  const bool surely_article = verdict.page_type == page_types.front() && *likeliest > sure;
  verdict.probability = std::move(estimate.probability);
  smooth_along_paths(page, verdict.probability);
  if (surely_article) leave_further_articles(page, table, verdict.probability);
  verdict.keep.assign(verdict.probability.size(), 0);
  verdict.expected_f1 = model.calibrated(choose_prefix(page.segmentation.blocks, focus, more, verdict));
  if (surely_article) {
    keep_headings(page, verdict);
    keep_tables_whole(page, verdict.keep);
    leave_buttons(page, verdict.keep);
    veto_boxes(page, verdict.probability, verdict.keep);
  }
  if (verdict.page_type == "product") veto_reviews(page, verdict.probability, verdict.keep);
  drop_repeats(page.segmentation, verdict.keep);
  return verdict;
}

}  // namespace pith::score
