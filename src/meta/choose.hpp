// The choosers: one for each field, each by rules that docs/metadata.md tells.
#ifndef PITH_META_CHOOSE_HPP
#define PITH_META_CHOOSE_HPP

#include "meta/headline.hpp"
#include "meta/lines.hpp"
#include "meta/metadata.hpp"
#include "meta/page_scan.hpp"
#include "meta/witness.hpp"
#include "text/date.hpp"
#include "text/fact.hpp"

#include <string>

namespace pith::meta {

/// All that is known when fields are chosen. Borrowed for the call.
struct Evidence {
  const dom::Document& document;
  const Context& context;
  const Witnesses& witnesses;
  const PageFacts& facts;
  const Lines& lines;
  const SiteNames& site;
  const text::DateHints& hints;
  bool article_like;  ///< the page is an article, or of unknown type
  bool of_cards;      ///< a list of articles or products: names and days on it are theirs
};

void choose_title(const Evidence& evidence, Metadata& out);
void choose_authors(const Evidence& evidence, Metadata& out);
void choose_dates(const Evidence& evidence, Metadata& out);
/// Site, publisher, description, address, section, categories, tags, image, licence, paywall, comment count,
/// language.
void choose_rest(const Evidence& evidence, Metadata& out);

/// The owner of a site that bears her name, at a host of her name, if nobody else is credited and the text
/// speaks of its writer.
void credit_owner(const Evidence& evidence, Metadata& out);

/// What is still unknown of title, authors, dates, source and place, by the same rules, from what the text
/// says of itself. `page`: what its page says.
void choose_from_text(const text::Facts& facts, const Evidence& page, Metadata& out);

/// The address of the web that `reference` is on a page at `base`; empty if it is none.
std::string web_address(std::string_view reference, std::string_view base);

/// The address of a file that is named for a logo, or for a picture that is missing: it shows nothing of the
/// article.
bool is_stand_in(std::string_view image);

/// Adds to Metadata::provenance.
void note(Metadata& out, std::string_view field, std::string_view source, float confidence);

}  // namespace pith::meta

#endif
