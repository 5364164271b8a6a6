// The one pass over a page's elements that gathers what they say about its metadata.
#ifndef PITH_META_PAGE_SCAN_HPP
#define PITH_META_PAGE_SCAN_HPP

#include "dom/document.hpp"
#include "meta/metadata.hpp"
#include "meta/witness.hpp"

#include <string>
#include <vector>

namespace pith::meta {

/// A heading or an element whose class says that it is the page's title.
struct Heading {
  dom::NodeId node = dom::no_node;
  int level = 0;  ///< 1 to 3; 0: known by its class alone
  std::string text;
  std::string folded;  ///< the text in the form in which it is compared
};

/// A part of the page, as nodes [begin, end).
struct Zone {
  dom::NodeId begin = 0;
  dom::NodeId end = 0;
};

/// What the pass finds beside witnesses.
struct PageFacts {
  std::string title;                    ///< <title>, cleaned
  std::vector<Heading> headings;        ///< those outside comments, cards and navigation
  dom::NodeId headline = dom::no_node;  ///< heading nearest before the text
  dom::NodeId begin = dom::no_node;     ///< first node of the text, chosen or guessed
  dom::NodeId end = dom::no_node;
  std::vector<Zone>
      elsewhere;        ///< comments, cards and quotations, none of them in another: they have other authors
  bool thread = false;  ///< a forum's thread, a question with answers: the first posting is the article
};

/// Gathers from every element. Witnesses inside comments, related articles, cards and navigation are left
/// out.
/// `thread`: it is known already that the page is one.
PageFacts scan_page(const dom::Document& document, const Context& context, bool thread, Witnesses& out);

}  // namespace pith::meta

#endif
