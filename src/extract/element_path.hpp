// Where an element stands, for people who look at what was chosen.
#ifndef PITH_EXTRACT_ELEMENT_PATH_HPP
#define PITH_EXTRACT_ELEMENT_PATH_HPP

#include "dom/document.hpp"

#include <string>
#include <unordered_map>

namespace pith {

/// Writes the paths of a document's elements, which it looks at once each.
class ElementPaths {
 public:
  /// `document` must outlive it.
  explicit ElementPaths(const dom::Document& document) : document_(document) {}

  /// `tag.class` of the elements around `id` and its own, outermost first, the body left out. Of classes the
  /// first, and no more than its first 100 bytes.
  std::string operator()(dom::NodeId id);

 private:
  const std::string& name_of(dom::NodeId id);

  const dom::Document& document_;
  std::unordered_map<dom::NodeId, std::string> names_;
};

}  // namespace pith

#endif
