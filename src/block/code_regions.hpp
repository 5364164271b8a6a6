// Where on a page code stands, and nothing else.
#ifndef PITH_BLOCK_CODE_REGIONS_HPP
#define PITH_BLOCK_CODE_REGIONS_HPP

#include "base/memo.hpp"
#include "dom/document.hpp"
#include "score/survey.hpp"

#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pith::block {

struct CodeRegion {
  dom::NodeId root;     ///< the <pre>, or what holds lines of code one by one, with their numbers beside them
  dom::NodeId content;  ///< `root`, or the element in it that holds the code without the numbers
  bool is_editor = false;  ///< its lines are elements, and the white space that they begin with is theirs
  bool is_gutter = false;  ///< nothing but numbers of lines or of a cell beside the code: not to be read
};

/// Finds <pre>, tables with code beside its line numbers, lines of <code> outside of any <pre>, and those of
/// editors. Linear in
/// the page.
class CodeRegions {
 public:
  CodeRegions(const dom::Document& document, std::span<const score::Element> elements);

  /// The region that holds the nodes from `first` to `last`; nullptr if there is none.
  const CodeRegion* around(dom::NodeId first, dom::NodeId last) const;
  /// In document order; none lies in another.
  std::span<const CodeRegion> all() const { return regions_; }

 private:
  void look_at(dom::NodeId id);
  void add(CodeRegion region);
  void add_preformatted(dom::NodeId pre);
  void add_bare(dom::NodeId code);
  void add_editor(dom::NodeId line);
  /// The table that shows code beside line numbers around `id`; no_node if there is none.
  dom::NodeId code_table(dom::NodeId id);
  bool is_code_table(dom::NodeId table) const;
  bool may_be_gutter(dom::NodeId id) const;
  void mark_gutters();

  const dom::Document& document_;
  std::span<const score::Element> elements_;
  std::vector<CodeRegion> regions_;                    // in document order; none lies in another
  std::unordered_map<dom::NodeId, bool> code_tables_;  // those asked about
  std::unordered_set<dom::NodeId> looked_for_lines_;
  Memo<bool> code_cells_;  // by their attributes
};

/// True for what a notebook puts before a cell of it: "In [1]:", "Out[12]:", "[3]:".
bool is_prompt(std::string_view text);

/// True if the text in [id + 1, end) is nothing but numbers, and there is one.
bool holds_only_numbers(const dom::Document& document, dom::NodeId id);

}  // namespace pith::block

#endif
