// An Article as text, Markdown, JSON, HTML, XML, TEI or a row of CSV. Every renderer sees only the Article.
#ifndef PITH_RENDER_HPP
#define PITH_RENDER_HPP

#include "pith/article.hpp"
#include "pith/export.h"

#include <string>
#include <string_view>

namespace pith {

/// Options of every renderer.
struct RenderOptions {
  bool metadata = true;      ///< header lines, front matter, `<head>` …; in JSON everything but the text
  bool links = true;         ///< Markdown, HTML, XML and TEI: keep link targets (http, https and mailto only)
  bool images = true;        ///< Markdown, HTML, XML and TEI: the article's pictures
  bool image_list = false;   ///< JSON: the article's pictures and embeds
  bool provenance = false;   ///< JSON: where each metadata field came from
  std::string_view id = {};  ///< JSON and CSV: value of `id`; JSON leaves it out if it is empty
};

/// The body alone: paragraphs, headings and code separated by an empty line; list items with "- " or their
/// number, inner ones indented by two spaces a level, one a line; table rows one a line with cells separated
/// by " | ". A caption stands in square brackets, a comment's lines behind "> ", one more for each quote
/// around it; other quotes have no sign, nor has any other container. Items of a task list begin with `[ ]`
/// or `[x]`. A superscript that changes the number, unit or bracket before it is written in superscript
/// digits, or behind "^"; a subscript behind a number in subscript digits. Pictures, embeds and rules have no
/// words. Ends without a line feed.
PITH_API std::string body_text(const Article& article);

/// `Key: value` header lines (Title, Author, Date, Site, URL, Language, Source, Place; those known), an empty
/// line, the body, one line feed at the end.
PITH_API std::string to_text(const Article& article, const RenderOptions& options = {});

/// CommonMark with pipe tables; metadata as YAML front matter. Text is escaped so that a CommonMark parser,
/// with or without GitHub's extensions, reads the same words; marks that Markdown cannot express where they
/// stand are left out, never words. A caption is a paragraph in emphasis, a comment a block quote, a callout
/// the block quote of GitHub's alerts (`> [!NOTE]`, where its title is no more than that), a picture
/// `![alt](address)` with its caption below it, an embed a link, a definition a line behind ": "; the summary
/// of what folds is strong. A reader's comment is a block quote below its author and day, replies are quotes
/// in it.
PITH_API std::string to_markdown(const Article& article, const RenderOptions& options = {});

/// One JSON object on one line, without a line feed; keys of unknown fields are left out. `indent` > 0
/// spreads it over lines. `author` is an array of names, `author_urls` (if any is known) one as long, ""
/// where there is none; `declared_language` is there only where it differs from `language`. Comments are not
/// in `text` but an array of objects of their own, `comments`, with `author`, `date` (those known), `depth`
/// and `text`: each replies to the last one before it that has a lower depth. Where `text` holds formulas
/// there is an array `formulas` of objects with `tex`, `begin` and `end` (in characters of `text`, with the
/// delimiters that stand there) and `display`. With `image_list` there is an array `images` of objects with
/// `url`, `alt`, `caption`, `width` and `height` (those known, sizes as numbers), and an array `embeds` of
/// objects with `url` and `title`.
PITH_API std::string to_json(const Article& article, const RenderOptions& options = {}, int indent = 0);

/// A whole HTML5 document. Text is escaped; only http, https and mailto links come out. Without metadata its
/// title is "Article", since a document must have one.
PITH_API std::string to_html(const Article& article, const RenderOptions& options = {});

/// An XML 1.0 document: `<article>` with `<metadata>` and `<body>`.
PITH_API std::string to_xml(const Article& article, const RenderOptions& options = {});

/// A TEI P5 document, valid by the TEI's schema. Headings are `<ab type="header">`, since those of a page
/// need not form divisions; code is `<ab type="code">`, boxes and comments are `<note>`.
PITH_API std::string to_tei(const Article& article, const RenderOptions& options = {});

/// A row of the metadata, as RFC 4180 has it: `id`, the fields in the order of the JSON output, `outcome` and
/// `confidence`; values of a list with "; " between. Ends with CR LF. What a page says stays as it is, also
/// where a spreadsheet would take it for a formula.
PITH_API std::string to_csv(const Article& article, const RenderOptions& options = {});
/// The row of the names of these columns.
PITH_API std::string csv_header();

}  // namespace pith

#endif
