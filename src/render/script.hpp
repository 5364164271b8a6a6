// Superscripts and subscripts in plain text: "10²" and "H₂O", where the digits alone would say something
// else.
#ifndef PITH_RENDER_SCRIPT_HPP
#define PITH_RENDER_SCRIPT_HPP

#include "pith/article.hpp"

#include <string>
#include <vector>

namespace pith::render {

/// The text of an article with its superscripts and subscripts written as such.
class ScriptedText {
 public:
  /// `article` must outlive it.
  explicit ScriptedText(const Article& article);

  /// Appends `range`. Behind a number, a unit or a bracket superscript digits are written as such and other
  /// powers behind "^"; behind a number subscript digits are written as such. All else stays ("1st", "CO2",
  /// marks of notes).
  void append(Range range, std::string& out) const;

 private:
  const Article& article_;
  std::vector<Mark> scripts_;  // by begin; none lies within another
};

}  // namespace pith::render

#endif
