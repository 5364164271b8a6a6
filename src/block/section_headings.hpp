// Headings of sections, told by what leads to them and by what stands beside them.
#ifndef PITH_BLOCK_SECTION_HEADINGS_HPP
#define PITH_BLOCK_SECTION_HEADINGS_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"
#include "score/survey.hpp"

#include <span>
#include <string_view>
#include <unordered_map>

namespace pith::block {

/// Looks for the links of the page once it is asked about a heading.
class ListedHeadings {
 public:
  ListedHeadings(const dom::Document& document, std::span<const score::Element> elements)
      : document_(document), elements_(elements) {}

  /// True for a heading that a list of the page's contents leads to.
  bool is_listed(dom::NodeId id);

 private:
  /// The first link to an anchor and the last one: a heading may lead to itself.
  struct Links {
    dom::NodeId first;
    dom::NodeId last;
  };
  bool leads_to(dom::NodeId id, dom::NodeId heading);
  void read_links();

  const dom::Document& document_;
  std::span<const score::Element> elements_;
  bool links_read_ = false;
  std::unordered_map<std::string_view, Links> links_;  // by the anchor
};

/// True for <h1> to <h6>.
constexpr bool is_section_heading(dom::Tag tag) { return tag >= dom::Tag::h1 && tag <= dom::Tag::h6; }

/// True for a link in a heading to an anchor of the page: it is there to be copied, and leads to the heading.
bool leads_to_itself(const dom::Document& document, dom::NodeId link);

/// True if the heading stands in a box of its own, with a link behind it that edits its section.
bool is_edited_heading(const dom::Document& document, std::span<const score::Element> elements,
                       dom::NodeId box, dom::NodeId heading);

}  // namespace pith::block

#endif
