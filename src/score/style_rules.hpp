// What a page's own style sheets hide, as far as simple rules say it.
#ifndef PITH_SCORE_STYLE_RULES_HPP
#define PITH_SCORE_STYLE_RULES_HPP

#include "dom/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::score {

/// The classes and ids that a rule of the page by itself hides: `.x, #y { display: none }`, outside of
/// @media and the like. At most 64 kB of style sheets are read.
class StyleRules {
 public:
  /// `document` must outlive it.
  explicit StyleRules(const dom::Document& document);

  bool empty() const { return classes_.empty() && ids_.empty(); }
  /// True if a class or the id of the element is hidden, and neither another rule nor a script of the page
  /// mentions it as if to show it.
  bool hides(dom::NodeId element);

 private:
  enum class Shown : std::uint8_t { unknown, no, yes };  // by another rule or a script

  bool is_hidden(std::unordered_map<std::string_view, Shown>& names, std::string_view name);
  void read(std::string_view style);
  void read_rule(std::string_view style, std::size_t brace);
  bool is_shown_elsewhere(std::string_view name) const;

  const dom::Document& document_;
  std::vector<std::string_view> styles_;
  std::unordered_map<std::string_view, Shown> classes_;  // that a rule hides
  std::unordered_map<std::string_view, Shown> ids_;      // the same
};

}  // namespace pith::score

#endif
