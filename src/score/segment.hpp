// The page's text as blocks: what a reader sees as one paragraph, heading, item or cell.
#ifndef PITH_SCORE_SEGMENT_HPP
#define PITH_SCORE_SEGMENT_HPP

#include "dom/document.hpp"
#include "score/survey.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::score {

/// One run of text between two block boundaries (block-level tags, <br><br>). Its text nodes are those of
/// [first, last] that do not lie in skipped or self-hidden inline elements.
struct TextBlock {
  dom::NodeId first = 0;      ///< first text node that is not white space
  dom::NodeId last = 0;       ///< last such text node
  dom::NodeId container = 0;  ///< nearest block-level ancestor of `first`
  std::uint32_t begin = 0;    ///< range of Segmentation::text
  std::uint32_t end = 0;
  std::uint32_t words =
      0;  ///< runs of word characters; two characters of a script without spaces count as one
  std::uint32_t link_words = 0;    ///< words inside <a href>
  std::uint32_t strong_words = 0;  ///< words inside <b>, <strong>
  std::uint32_t path = 0;          ///< of its container, as a number: 0, 1, 2 …
  std::uint16_t links = 0;
  std::uint16_t breaks = 0;  ///< single <br> inside
};

struct Segmentation {
  std::string text;               ///< the blocks' text, white space folded; `\n` for a <br>
  std::vector<TextBlock> blocks;  ///< in document order; each has a character that is not white space
  std::uint32_t path_count = 0;   ///< how many paths they are on

  std::string_view text_of(const TextBlock& b) const {
    return std::string_view(text).substr(b.begin, b.end - b.begin);
  }
};

/// True for elements whose text is never part of a page: script, style, svg, template, iframe, select …
bool is_skipped(dom::Tag tag);

/// True for an inline element or a single line of text that hides itself, never shown and so never read, and
/// for boxes that ask for consent or a log-in.
bool is_skipped(const dom::Document& document, std::span<const Element> elements, dom::NodeId id);

/// The blocks of the body. `out`'s memory is kept from page to page.
void segment(const dom::Document& document, std::span<const Element> elements, Segmentation& out);

}  // namespace pith::score

#endif
