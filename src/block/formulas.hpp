// The formulas of a page, as TeX.
#ifndef PITH_BLOCK_FORMULAS_HPP
#define PITH_BLOCK_FORMULAS_HPP

#include "dom/document.hpp"
#include "score/survey.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {

/// One formula. All nodes of [begin, end), siblings with what they hold, show it: its source, and what it was
/// rendered to, once or several times.
struct Formula {
  dom::NodeId begin = 0;
  dom::NodeId end = 0;
  std::string tex;
  bool display = false;
};

/// True if the page loads a script that renders formulas.
bool names_formula_renderer(const dom::Document& document);

/// Finds <math>, scripts that hold formulas, pictures of formulas and, where the page loads a renderer, what
/// that made without leaving its source. Linear in the page, but for a logarithm.
class Formulas {
 public:
  Formulas(const dom::Document& document, std::span<const score::Element> elements);

  bool empty() const { return formulas_.empty(); }
  std::span<const Formula> all() const { return formulas_; }
  /// The formula that `id` is part of; nullptr if there is none.
  const Formula* around(dom::NodeId id) const;

 private:
  void add_code(dom::NodeId id);
  void look_at(dom::NodeId id);
  void look_at_wrapper(dom::NodeId id, std::string_view names);
  void add(dom::NodeId begin, dom::NodeId end, dom::NodeId math, bool display);
  void add_picture(dom::NodeId id);
  bool add_without_source(dom::NodeId id, std::string_view names, bool display);
  std::string rendered_tex(dom::NodeId id);
  bool is_drawn(dom::NodeId id) const;
  bool follows(dom::NodeId end, dom::NodeId id) const;
  std::size_t math_elements_in(dom::NodeId begin, dom::NodeId end) const;
  bool holds_text_outside(dom::NodeId id, dom::NodeId math) const;

  const dom::Document& document_;
  std::vector<dom::NodeId> math_;  // all elements of Tag::math
  std::vector<Formula> formulas_;  // in document order
  Formula rendered_;               // what MathJax made of a formula whose script comes next
  dom::NodeId next_ = 0;           // nodes before it are done with
  bool has_renderer_ = false;
  std::size_t rendered_left_ = 4'000'000;  // bytes that are still read of what was rendered
};

}  // namespace pith::block

#endif
