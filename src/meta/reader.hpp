// One page's metadata, read once.
#ifndef PITH_META_READER_HPP
#define PITH_META_READER_HPP

#include "dom/document.hpp"
#include "meta/date.hpp"
#include "meta/headline.hpp"
#include "meta/json_ld.hpp"
#include "meta/metadata.hpp"
#include "meta/page_scan.hpp"
#include "meta/witness.hpp"

#include <string>
#include <vector>

namespace pith::meta {

/// Reads JSON-LD at once and the elements when the chosen text is known, so that what JSON-LD says can take
/// part in the choice. The document must outlive the reader. Use: construct, article_body() for the choice,
/// read(), headlines().
class Reader {
 public:
  explicit Reader(const dom::Document& document);

  /// The text of the article as JSON-LD carries it (articleBody): plain text, tags removed, references
  /// decoded, one paragraph a line. Empty if the page has none; a witness, often cut or out of date.
  std::string article_body() const;

  /// Title, authors, dates, site, description, canonical url, publisher, section, categories, tags, image,
  /// licence, declared language, paywall flag and comment count, with provenance. Leaves to others: language
  /// of the text, source, place, page_type, counts and fingerprints. Never fails: what is unknown stays
  /// empty.
  Metadata read(const Context& context);

  /// All forms of the headline on the page: h1s, og:title, twitter:title, JSON-LD, <title> with and without
  /// the site's name, the chosen title. Without repeats. Call it after read().
  std::vector<std::string> headlines() const;

  /// What read() decided among, for explaining.
  const Witnesses& witnesses() const { return witnesses_; }
  const PageFacts& facts() const { return facts_; }

 private:
  const dom::Document& document_;
  LinkedData linked_;
  Witnesses witnesses_;
  PageFacts facts_;
  std::vector<std::string> headlines_;
};

}  // namespace pith::meta

#endif
