// One page's metadata, read once.
#ifndef PITH_META_METADATA_READER_HPP
#define PITH_META_METADATA_READER_HPP

#include "dom/document.hpp"
#include "meta/headline.hpp"
#include "meta/json_ld.hpp"
#include "meta/metadata.hpp"
#include "meta/page_scan.hpp"
#include "meta/witness.hpp"
#include "text/date.hpp"
#include "text/fact.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pith::meta {

/// How to read dates on a page that declares its language by `tag` (lower case, borrowed by what is
/// returned).
text::DateHints date_hints(std::string_view tag, const Context& context);

/// Reads JSON-LD at once and the elements when the chosen text is known, so that what JSON-LD says can take
/// part in the choice. The document must outlive the reader. Use: construct, article_body() for the choice,
/// read(), headlines().
class MetadataReader {
 public:
  explicit MetadataReader(const dom::Document& document);

  /// The text of the article as JSON-LD carries it (articleBody): plain text, tags removed, references
  /// decoded, one paragraph a line. Empty if the page has none; a witness, often cut or out of date.
  std::string article_body() const;

  /// Title, authors, dates, site, description, canonical url, publisher, section, categories, tags, image,
  /// licence, declared language, paywall flag, comment count, source and place, with provenance. Leaves to
  /// others: language of the text, page_type, counts and fingerprints. Never fails: what is unknown stays
  /// empty.
  /// `facts`: what the text says of itself; it counts where the page says nothing. What is `known` stays.
  Metadata read(const Context& context, const text::Facts& facts = {}, Metadata known = {});

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
