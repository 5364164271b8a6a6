#include "block/tabs.hpp"

#include "base/ascii.hpp"
#include "block/code_language.hpp"
#include "dom/class_words.hpp"

#include <algorithm>
#include <array>

namespace pith::block {
namespace {

using dom::NodeId;

/// True if an attribute says that the element is a tab, or a row of them.
bool says_tab(const dom::Document& document, NodeId id) {
  const auto [role, names] = document.raw_attributes(id, {"role", "class"});
  if (role == "tab" || role == "tablist") return true;
  return dom::any_word(names.value_or(""), [](std::string_view word) {
    constexpr auto known = std::to_array<std::string_view>({"tab", "tabs", "tabbed", "tablist"});
    return std::any_of(known.begin(), known.end(),
                       [&](std::string_view name) { return ascii::equal_ignoring_case(word, name); });
  });
}

}  // namespace

Tabs::Tabs(const dom::Document& document, std::span<const score::TextBlock> blocks,
           std::span<const std::uint8_t> keep, const CodeRegions& code)
    : document_(document), blocks_(blocks), keep_(keep), code_(code.all()) {
  for (const CodeRegion& region : code_) look_above(region);
}

/// Labels stand right above the code, but for the name of its language, buttons and other words that were
/// not chosen.
void Tabs::look_above(const CodeRegion& region) {
  constexpr std::uint32_t longest = 4;  // words
  constexpr std::size_t most_looked_at = 24;
  const auto begin = static_cast<std::size_t>(
      std::ranges::lower_bound(blocks_, region.root, {}, &score::TextBlock::first) - blocks_.begin());
  const NodeId behind = &region == code_.data() ? 0 : document_[(&region - 1)->root].end;
  std::vector<std::size_t> found;
  for (std::size_t i = begin; i > 0 && begin - i < most_looked_at; --i) {
    const std::size_t at = i - 1;
    if (blocks_[at].words > longest || blocks_[at].first < behind) break;
    const bool may_name_language = i == begin && blocks_[at].words == 1;
    if (is_label(at, region.root)) {
      found.push_back(at);
    } else if (keep_[at] != 0 && !may_name_language) {
      break;
    }
  }
  if (found.empty()) return;
  std::ranges::reverse(found);
  labels_.insert(labels_.end(), found.begin(), found.end());
  name_languages(region, found);
}

/// An element around the label alone says so.
bool Tabs::is_label(std::size_t block, NodeId code) const {
  constexpr int levels = 5;
  NodeId id = blocks_[block].container;
  for (int level = 0; level < levels && !document_.contains(id, code); ++level, id = document_[id].parent) {
    if (says_tab(document_, id)) return true;
  }
  return false;
}

/// The code of one tab follows that of another, in the element that holds the labels, too.
void Tabs::name_languages(const CodeRegion& first, std::span<const std::size_t> labels) {
  NodeId set = document_[first.root].parent;
  while (!document_.contains(set, blocks_[labels.front()].first)) set = document_[set].parent;
  for (std::size_t i = 0, at = static_cast<std::size_t>(&first - code_.data());
       i < labels.size() && at < code_.size() && document_.contains(set, code_[at].root); ++i, ++at) {
    const score::TextBlock& label = blocks_[labels[i]];
    if (label.first == label.last)
      languages_.emplace(code_[at].root, language_in_label(document_.characters(label.first)));
  }
}

std::string_view Tabs::language(NodeId root) const {
  const auto found = languages_.find(root);
  return found == languages_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace pith::block
