// What only the finished sequence shows: headline copies, read-time lines, share bars, source credits,
// datelines.
#ifndef PITH_TIDY_TIDY_HPP
#define PITH_TIDY_TIDY_HPP

#include "pith/article.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pith::tidy {

/// What tidying knows beside the article itself.
struct Context {
  /// Other forms of the headline found on the page (h1, og:title, <title> with the site's name, image alt
  /// texts).
  std::vector<std::string> headlines;
  /// True where it is no part of the text: the headline counts as boilerplate in the body. On pages of other
  /// types the first copy of it is kept.
  bool headline_is_metadata = true;
  /// Captions that are known by the credit at their end become blocks of that kind; else they go.
  bool captions = false;
};

/// Removes from `article` what is not the author's: copies of the headline, read-time lines, skip links,
/// share bars, bylines and dates printed before the body, "Read more" and "Related" lines, newsletter
/// prompts, copyright lines, tag lists, credits. Fills meta.source and meta.place; fills meta.title, authors
/// and date only where they are empty. meta.page_type must be set: on listings, shops, documentation and
/// forums only those rules apply that are sure there. Blocks, marks and text stay consistent.
void tidy(Article& article, const Context& context);

/// Fills meta.source, if it is empty, from a line beside the text that is a credit such as "Source: a name".
void read_source_credit(std::string_view line, Metadata& meta);

}  // namespace pith::tidy

#endif
