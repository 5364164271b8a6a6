// The code of a page as its blocks are printed: where it is, its text, its language, and what labels it.
#ifndef PITH_BLOCK_CODE_BLOCKS_HPP
#define PITH_BLOCK_CODE_BLOCKS_HPP

#include "block/code_regions.hpp"
#include "block/table.hpp"
#include "block/tabs.hpp"
#include "dom/document.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace pith::block {

class CodeBlocks {
 public:
  CodeBlocks(const dom::Document& document, std::span<const score::Element> elements,
             std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep)
      : document_(document),
        elements_(elements),
        blocks_(blocks),
        regions_(document, elements),
        tabs_(document, blocks, keep, regions_) {}

  const CodeRegions& regions() const { return regions_; }
  const Tabs& tabs() const { return tabs_; }
  /// The code that the block at `index` is part of; nullptr if it is none.
  const CodeRegion* around(std::size_t index) const {
    return regions_.around(blocks_[index].first, blocks_[index].last);
  }

  std::string text(const CodeRegion& code) const;
  /// The language of code that begins with the block at `index`.
  std::string language(const CodeRegion& code, std::size_t index) const;
  /// True if all that the block at `index` says is the language of the code behind it, or its number in a
  /// notebook.
  bool is_label(std::size_t index) const;
  /// True for code of a few lines in a cell of a table of data.
  bool fits_in_cell(const CodeRegion& code, Tables::Row row) const;

 private:
  const dom::Document& document_;
  std::span<const score::Element> elements_;
  std::span<const score::TextBlock> blocks_;
  CodeRegions regions_;
  Tabs tabs_;
};

}  // namespace pith::block

#endif
