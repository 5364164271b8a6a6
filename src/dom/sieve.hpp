// A lexical pass that makes a page cheap and safe to parse: what the tree does not need leaves before Gumbo
// sees it.
#ifndef PITH_DOM_SIEVE_HPP
#define PITH_DOM_SIEVE_HPP

#include "dom/document.hpp"
#include "dom/piece.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::dom {

/// Where the attributes of one start tag of the sieved text stand in the source.
struct TagSource {
  std::uint32_t sieved;  ///< offset of its `<` in Sieved::html
  std::uint32_t begin;   ///< range of its attributes in the source
  std::uint32_t size;
};

struct Sieved {
  std::string html;                ///< what Gumbo parses: tags, and marks for the rest (piece.hpp)
  std::vector<Piece> pieces;       ///< by mark
  std::vector<TagSource> tags;     ///< start tags with attributes or of unknown names, ascending by `sieved`
  std::vector<Script> scripts;     ///< views into the source
  std::vector<Script> styles;      ///< the same of <style>
  std::uint32_t folded_nodes = 0;  ///< nodes that Gumbo does not see, about
  bool has_late_parts = false;     ///< a part of the page is not shown where it stands (late_parts.hpp)
  bool has_odd_tables = false;     ///< a table may not be shown as it stands (shown_tables.hpp)
  bool complete = true;  ///< false: there were more runs of text than marks, or too many nodes, and the rest
                         ///< is left out; or more <meta>, <link> and <base> than any page has, and these are
};

/// Fills `out` (its memory is kept) from `source` by the rules of the HTML tokenizer. Left out: scripts,
/// styles and other raw text that is never shown, comments, the inside of SVG and MathML where it cannot
/// break out, attributes, and white space that cannot matter. Text is left where it is: to the
/// parser it is one character. With `fold`, so are elements that are closed in themselves (nesting.hpp); if
/// these and the others come to `most_nodes`, the rest is left out. The tree parsed from out.html has the
/// same text in the same order and the same elements around it. Linear in time; `source` at most 4 GB.
void sieve(std::string_view source, Sieved& out, bool fold = true, std::uint32_t most_nodes = 0xFFFFFFFF);

}  // namespace pith::dom

#endif
