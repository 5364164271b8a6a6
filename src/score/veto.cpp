#include "score/veto.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace pith::score {
namespace {

using data::ClassGroup;
using dom::NodeId;

// Of articles that a model which had not seen their site chose blocks for, these changed F1 by less than its
// error
// (-.0008 and +.0014) while they took hundreds of forms and bars away; side bars, cards, tags and captions
// cost more.
constexpr std::uint32_t article_boxes = data::bit(ClassGroup::newsletter) | data::bit(ClassGroup::popup) |
                                        data::bit(ClassGroup::share) | data::bit(ClassGroup::related) |
                                        data::bit(ClassGroup::pagination) | data::bit(ClassGroup::footer) |
                                        data::bit(ClassGroup::navigation) | data::bit(ClassGroup::search);
constexpr std::uint32_t product_boxes = data::bit(ClassGroup::review);
constexpr float article_share = 0.2F;  // of the chosen words
constexpr float comment_share = 0.5F;  // readers may have more to say than the author
constexpr float product_share = 0.4F;
constexpr float beyond_doubt = 0.9F;  // of a block that is chosen whatever stands around it

/// Chosen words in any run of blocks.
class ChosenWords {
 public:
  ChosenWords(const std::vector<TextBlock>& blocks, std::span<const std::uint8_t> keep)
      : blocks_(blocks), sums_(blocks.size() + 1) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
      sums_[i + 1] = sums_[i] + (keep[i] != 0 ? blocks[i].words : 0);
  }
  std::uint32_t all() const { return sums_.back(); }
  std::uint32_t within(const dom::Document& document, NodeId id) const {
    return sums_[index(document[id].end)] - sums_[index(id)];
  }

 private:
  std::size_t index(NodeId id) const {
    return static_cast<std::size_t>(
        std::lower_bound(blocks_.begin(), blocks_.end(), id,
                         [](const TextBlock& b, NodeId at) { return b.first < at; }) -
        blocks_.begin());
  }
  const std::vector<TextBlock>& blocks_;
  std::vector<std::uint32_t> sums_;
};

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
      said[i] |= page.elements[id].groups & boxes;
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

}  // namespace pith::score
