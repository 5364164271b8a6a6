#include "block/runs.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <string_view>

namespace pith::block {

using dom::NodeId;
using dom::Tag;

std::size_t Runs::first_in(NodeId root) const {
  const auto first = std::lower_bound(choice_.blocks.begin(), choice_.blocks.end(), root,
                                      [](const score::TextBlock& b, NodeId id) { return b.first < id; });
  return static_cast<std::size_t>(first - choice_.blocks.begin());
}

Runs::Run Runs::run_of(NodeId root, std::size_t begin) const {
  std::size_t end = begin;
  while (end < choice_.blocks.size() && document_.contains(root, choice_.blocks[end].first)) ++end;
  return {begin, end};
}

std::size_t Runs::words_kept(Run run) const {
  std::size_t words = 0;
  for (std::size_t i = run.begin; i < run.end; ++i) words += keep_[i] != 0 ? choice_.blocks[i].words + 1 : 0;
  return words;
}

float Runs::probability(Run run) const {
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

void Runs::choose(Run run) {
  for (std::size_t i = run.begin; i < run.end; ++i) {
    if (!is_caption(choice_.blocks[i])) keep_[i] = 1;
  }
}

bool Runs::is_caption(const score::TextBlock& block) const {
  const Tag tag = document_.tag(block.container);
  return tag == Tag::figcaption || tag == Tag::caption;
}

bool Runs::announces(const score::TextBlock& block) const {
  constexpr std::uint32_t least_words = 5;
  constexpr std::string_view wide = "：";
  if (block.words < least_words || block.link_words > 0) return false;
  const std::string_view text = ascii::trim(document_.characters(block.last));
  return text.ends_with(':') || text.ends_with(wide);
}

bool Runs::is_announced(std::size_t at) const {
  constexpr std::uint32_t label_words = 3;
  constexpr std::size_t most_labels = 2;
  for (std::size_t labels = 0; at > 0 && labels <= most_labels; ++labels) {
    --at;
    if (keep_[at] != 0) return announces(choice_.blocks[at]);
    if (choice_.blocks[at].words > label_words) break;
  }
  return false;
}

}  // namespace pith::block
