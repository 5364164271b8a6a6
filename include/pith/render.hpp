// An Article as text, Markdown, JSON, HTML or XML. Every renderer sees only the Article.
#ifndef PITH_RENDER_HPP
#define PITH_RENDER_HPP

#include "pith/article.hpp"

#include <string>

namespace pith {

/// Options of every renderer.
struct RenderOptions {
  bool metadata = true;      ///< header lines, front matter, <head> …; in JSON everything but the text
  bool links = true;         ///< Markdown, HTML and XML: keep link targets (http, https and mailto only)
  bool provenance = false;   ///< JSON: where each metadata field came from
  std::string_view id = {};  ///< JSON: value of the key `id`; left out if empty
};

/// The body alone: paragraphs, headings and code separated by an empty line; list items with "- " or their
/// number, inner ones indented by two spaces a level, one a line; table rows one a line with cells separated
/// by " | ". A caption stands in square brackets, a comment's lines behind "> ", one more for each quote
/// around it; other quotes have no sign. Ends without a line feed.
std::string body_text(const Article& article);

/// `Key: value` header lines (Title, Author, Date, Site, URL, Language, Source, Place; those known), an empty
/// line, the body, one line feed at the end.
std::string to_text(const Article& article, const RenderOptions& options = {});

/// CommonMark with pipe tables; metadata as YAML front matter. Text is escaped so that a CommonMark parser,
/// with or without GitHub's extensions, reads the same words; marks that Markdown cannot express where they
/// stand are left out, never words. A caption is a paragraph in emphasis, a comment a block quote.
std::string to_markdown(const Article& article, const RenderOptions& options = {});

/// One JSON object on one line, without a line feed; keys of unknown fields are left out. `indent` > 0
/// spreads it over lines. `author` is an array of names, `author_urls` (if any is known) one as long, ""
/// where there is none; `declared_language` is there only where it differs from `language`. Comments are not
/// in `text` but an array of strings of their own, `comments`.
std::string to_json(const Article& article, const RenderOptions& options = {}, int indent = 0);

/// A whole HTML5 document. Text is escaped; only http, https and mailto links come out. Without metadata its
/// title is "Article", since a document must have one.
std::string to_html(const Article& article, const RenderOptions& options = {});

/// An XML 1.0 document: <article> with <metadata> and <body>.
std::string to_xml(const Article& article, const RenderOptions& options = {});

}  // namespace pith

#endif
