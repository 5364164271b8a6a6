#include "score/veto.hpp"

#include "base/ascii.hpp"
#include "data/phrases.hpp"
#include "score/chosen_words.hpp"
#include "score/survey.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <string_view>
#include <vector>

namespace pith::score {
namespace {

using data::ClassGroup;
using data::PhraseKinds;
using dom::NodeId;

// Of articles that a model which had not seen their site chose blocks for, these changed F1 by less than its
// error (-.0008 and +.0014) while they took hundreds of forms and bars away; side bars, cards, tags and
// captions cost more.
constexpr std::uint32_t article_boxes = data::bit(ClassGroup::newsletter) | data::bit(ClassGroup::popup) |
                                        data::bit(ClassGroup::share) | data::bit(ClassGroup::related) |
                                        data::bit(ClassGroup::pagination) | data::bit(ClassGroup::footer) |
                                        data::bit(ClassGroup::navigation) | data::bit(ClassGroup::search);
constexpr std::uint32_t product_boxes = data::bit(ClassGroup::review);
constexpr float article_share = 0.2F;  // of the chosen words
constexpr float comment_share = 0.5F;  // readers may have more to say than the author
constexpr float product_share = 0.4F;
constexpr float beyond_doubt = 0.9F;  // of a block that is chosen whatever stands around it

bool is_heading(dom::Tag tag) { return tag >= dom::Tag::h1 && tag <= dom::Tag::h6; }

/// What a class or an id says, but for the words that boxes of the text are named with, too.
std::uint32_t said_without_callouts(std::string names) {
  for (const std::string_view word : {"callout", "alert"}) {
    for (std::size_t at = ascii::find_ignoring_case(names, word); at != std::string::npos;
         at = ascii::find_ignoring_case(names, word, at))
      names.replace(at, word.size(), word.size(), ' ');
  }
  return groups_of(names);
}

/// The kinds of boxes that an element says it is. A heading is none: its id is made of its own words. (Of 65
/// headings with a probability of .45 and more that their names had cost, 60 belonged to the text; of 66
/// blocks in boxes named "callout" and the like 53.)
std::uint32_t boxes_said(const PageView& page, NodeId id, std::uint32_t boxes) {
  constexpr std::size_t most = 512;  // bytes of a class
  constexpr std::uint32_t of_callouts = data::bit(ClassGroup::newsletter) | data::bit(ClassGroup::popup);
  const std::uint32_t said = page.elements[id].groups & boxes;
  if (said == 0 || is_heading(page.document.tag(id))) return 0;
  if ((said & of_callouts) == 0) return said;
  std::uint32_t other = 0;
  for (const std::string_view name : {"class", "id", "role", "itemprop"})
    other |= said_without_callouts(
        std::string(page.document.raw_attribute(id, name).value_or("").substr(0, most)));
  return said & (~of_callouts | other);
}

void veto(const PageView& page, std::uint32_t boxes, float small_share, std::span<const float> probability,
          std::span<std::uint8_t> keep) {
  const auto& blocks = page.segmentation.blocks;
  const ChosenWords words(blocks, keep);
  const auto most = static_cast<std::uint32_t>(small_share * static_cast<float>(words.all()));
  std::vector<std::uint32_t> said(blocks.size());             // kinds of small boxes around each chosen block
  std::array<std::uint32_t, data::class_group_count> held{};  // chosen words in the boxes of each kind
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (keep[i] == 0 || probability[i] > beyond_doubt) continue;
    for (NodeId id = page.document[blocks[i].first].parent; id != dom::no_node && id != page.document.body();
         id = page.document[id].parent) {
      if (words.within(page.document, id) > most) break;
      said[i] |= boxes_said(page, id, boxes);
    }
    for (std::uint32_t rest = said[i]; rest != 0; rest &= rest - 1)
      held[static_cast<std::size_t>(std::countr_zero(rest))] += blocks[i].words;
  }
  // What holds much of the text in all is no box, whatever its class says.
  std::uint32_t vetoed = 0;
  for (std::size_t group = 0; group < held.size(); ++group)
    if (held[group] <= most) vetoed |= 1U << group;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if ((said[i] & vetoed) != 0) keep[i] = 0;
}

}  // namespace

void veto_boxes(const PageView& page, std::span<const float> probability, std::span<std::uint8_t> keep) {
  veto(page, article_boxes, article_share, probability, keep);
  veto(page, data::bit(ClassGroup::comment), comment_share, probability, keep);
}

void veto_reviews(const PageView& page, std::span<const float> probability, std::span<std::uint8_t> keep) {
  veto(page, product_boxes, product_share, probability, keep);
}

bool is_comment_heading(const PageView& page, const TextBlock& block, bool counted) {
  constexpr std::uint32_t most_words = 8;
  constexpr PhraseKinds comments = data::bit(data::PhraseKind::comments);
  const dom::Tag tag = page.document.tag(block.container);
  if (tag < dom::Tag::h1 || tag > dom::Tag::h6 || block.words > most_words) return false;
  const std::string_view text = page.segmentation.text_of(block);
  data::PhraseText words;
  words.assign(text, 1);
  const PhraseKinds first = data::longest_phrase(words, 0, 0).possible;
  if (words.empty() || (!words[0].is_number && (first & comments) == 0)) return false;  // as most
  words.assign(text);
  bool any = false;
  bool number = false;
  for (std::size_t token = 0; token < words.size();) {
    const std::size_t phrase = data::longest_phrase(words, token, comments).tokens;
    number = number || words[token].is_number;
    if (phrase == 0 && !words[token].is_number) return any && !counted;
    any = any || phrase > 0;
    token += std::max<std::size_t>(phrase, 1);
  }
  return any && (number || !counted);
}

NodeId headed_element(const PageView& page, std::size_t heading) {
  constexpr int most_levels = 3;
  const auto& blocks = page.segmentation.blocks;
  if (heading + 1 >= blocks.size()) return dom::no_node;
  NodeId id = page.document[blocks[heading].container].parent;
  for (int level = 0; level < most_levels && id != dom::no_node && id != page.document.body();
       ++level, id = page.document[id].parent) {
    if (page.document.contains(id, blocks[heading + 1].first)) return id;
  }
  return dom::no_node;
}

void veto_below_comment_heading(const PageView& page, std::span<std::uint8_t> keep) {
  constexpr std::uint32_t least_text = 25;  // chosen words before the heading: readers can have more to say
  const auto& blocks = page.segmentation.blocks;
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    before += keep[i] != 0 ? blocks[i].words : 0;
    if (before < least_text || !is_comment_heading(page, blocks[i], true)) continue;
    const NodeId around = headed_element(page, i);
    if (around == dom::no_node) continue;
    std::size_t end = i;
    while (end < blocks.size() && blocks[end].first < page.document[around].end) ++end;
    std::fill(keep.begin() + static_cast<std::ptrdiff_t>(i), keep.begin() + static_cast<std::ptrdiff_t>(end),
              0);
    i = end - 1;
  }
}

void veto_links_above_headline(const PageView& page, const FeatureTable& table,
                               std::span<std::uint8_t> keep) {
  const auto& blocks = page.segmentation.blocks;
  std::size_t headline = 0;
  while (headline < blocks.size() && table.at(headline, Feature::since_title) != 0) ++headline;
  if (headline == blocks.size() || table.at(headline, Feature::is_heading) == 0) return;
  const auto only_links = [](const TextBlock& block) { return block.link_words == block.words; };
  for (std::size_t i = 0; i < headline; ++i) {
    if (keep[i] != 0 && !only_links(blocks[i])) return;
  }
  std::fill(keep.begin(), keep.begin() + static_cast<std::ptrdiff_t>(headline), 0);
}

void veto_permalinks(const PageView& page, std::span<std::uint8_t> keep) {
  const auto& blocks = page.segmentation.blocks;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const NodeId heading = blocks[i - 1].container;
    const dom::Tag tag = page.document.tag(heading);
    if (keep[i] == 0 || tag < dom::Tag::h1 || tag > dom::Tag::h6 || blocks[i].link_words != blocks[i].words)
      continue;
    NodeId link = blocks[i].first;
    while (link != dom::no_node && page.document.tag(link) != dom::Tag::a) link = page.document[link].parent;
    if (link == dom::no_node) continue;
    const std::string_view target = page.document.raw_attribute(link, "href").value_or("");
    const std::string_view name = page.document.raw_attribute(heading, "id").value_or("");
    if (target.starts_with('#') && !name.empty() && target.substr(1) == name) keep[i] = 0;
  }
}

}  // namespace pith::score
