// Where on a page code stands, and nothing else.
#ifndef PITH_BLOCK_CODE_REGIONS_HPP
#define PITH_BLOCK_CODE_REGIONS_HPP

#include "dom/document.hpp"

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pith::block {

struct CodeRegion {
  dom::NodeId root;     ///< the <pre>, or what holds lines of code one by one, with their numbers beside them
  dom::NodeId content;  ///< `root`, or the element in it that holds the code without the numbers
  bool is_gutter = false;  ///< nothing but line numbers of the code beside it: not to be read
};

/// Finds <pre>, tables with code beside its line numbers, and lines of <code> outside of any <pre>. Linear in
/// the page.
class CodeRegions {
 public:
  explicit CodeRegions(const dom::Document& document);

  /// The region that holds the nodes from `first` to `last`; nullptr if there is none.
  const CodeRegion* around(dom::NodeId first, dom::NodeId last) const;

 private:
  void look_at(dom::NodeId id);
  void add(CodeRegion region);
  void add_preformatted(dom::NodeId pre);
  void add_bare(dom::NodeId code);
  /// The table that shows code beside line numbers around `id`; no_node if there is none.
  dom::NodeId code_table(dom::NodeId id);
  bool is_code_table(dom::NodeId table) const;
  void mark_gutters();

  const dom::Document& document_;
  std::vector<CodeRegion> regions_;                    // in document order; none lies in another
  std::unordered_map<dom::NodeId, bool> code_tables_;  // those asked about
  std::unordered_set<dom::NodeId> looked_for_lines_;
};

/// True if the text in [id + 1, end) is nothing but numbers, and there is one.
bool holds_only_numbers(const dom::Document& document, dom::NodeId id);

}  // namespace pith::block

#endif
