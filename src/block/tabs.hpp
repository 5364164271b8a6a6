// The labels of tabs that show one piece of code of several.
#ifndef PITH_BLOCK_TABS_HPP
#define PITH_BLOCK_TABS_HPP

#include "block/code_regions.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::block {

class Tabs {
 public:
  /// `blocks` are the page's, in document order; `keep` says which were chosen.
  Tabs(const dom::Document& document, std::span<const score::TextBlock> blocks,
       std::span<const std::uint8_t> keep, const CodeRegions& code);

  /// The blocks that are labels, each right above the code of its tab or in a row above that of all.
  std::span<const std::size_t> labels() const { return labels_; }
  /// The language that the label of the tab with the code at `root` names; empty if it names none.
  std::string_view language(dom::NodeId root) const;

 private:
  void look_above(const CodeRegion& region);
  bool is_label(std::size_t block, dom::NodeId code) const;
  void name_languages(const CodeRegion& first, std::span<const std::size_t> labels);

  const dom::Document& document_;
  std::span<const score::TextBlock> blocks_;
  std::span<const std::uint8_t> keep_;
  std::span<const CodeRegion> code_;
  std::vector<std::size_t> labels_;
  std::unordered_map<dom::NodeId, std::string> languages_;  // by the code's root
};

}  // namespace pith::block

#endif
