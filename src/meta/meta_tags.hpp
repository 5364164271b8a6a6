// <meta>, <link>, <html lang> and <title>: what the head of a page says.
#ifndef PITH_META_META_TAGS_HPP
#define PITH_META_META_TAGS_HPP

#include "dom/document.hpp"
#include "meta/witness.hpp"

namespace pith::meta {

/// Reads one <meta>: Open Graph, Twitter, Dublin Core, Parsely, Sailthru, citation_*, schema.org's itemprop,
/// and the plain names pages use. Nothing where the name is unknown.
void read_meta(const dom::Document& document, dom::NodeId node, Witnesses& out);

/// Reads one <link>: canonical address, image, licence.
void read_link(const dom::Document& document, dom::NodeId node, Witnesses& out);

/// "Written by: Jane Roe" as Twitter cards say it, in two pairs of <meta>; call it once, after all.
class TwitterLabels {
 public:
  void read(const dom::Document& document, dom::NodeId node);
  void add_to(Witnesses& out) const;

 private:
  std::string labels_[2];
  std::string data_[2];
};

}  // namespace pith::meta

#endif
