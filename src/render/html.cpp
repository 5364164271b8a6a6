// A whole HTML5 document.
#include "pith/render.hpp"

#include "base/ascii.hpp"
#include "render/layout.hpp"
#include "render/markup.hpp"

#include <string>
#include <string_view>

namespace pith {
namespace {

constexpr render::Vocabulary html_words = {
    .paragraph = "<p>",
    .paragraph_end = "</p>",
    .heading = "<h",
    .heading_end = "</h",
    .heading_rest = ">",
    .heading_end_rest = ">",
    .quote = "<blockquote>",
    .quote_end = "</blockquote>",
    .list = "<ul>",
    .list_end = "</ul>",
    .numbered_list = "<ol>",
    .numbered_list_end = "</ol>",
    .item = "<li>",
    .numbered_item = "<li value=\"",
    .item_end = "</li>",
    .table = "<table>",
    .table_end = "</table>",
    .row = "<tr>",
    .row_end = "</tr>",
    .header_row = "<tr>",
    .header_row_end = "</tr>",
    .cell = "<td>",
    .cell_end = "</td>",
    .header_cell = "<th>",
    .header_cell_end = "</th>",
    .code_block = "<pre><code>",
    .code_block_end = "</code></pre>",
    .caption = "<figure><figcaption>",
    .caption_end = "</figcaption></figure>",
    .comment = "<article class=\"comment\"><p>",
    .comment_end = "</p></article>",
    .line_break = "<br>",
    .link = "<a href=\"",
    .link_end = "</a>",
    .strong = "<strong>",
    .strong_end = "</strong>",
    .emphasis = "<em>",
    .emphasis_end = "</em>",
    .code = "<code>",
    .code_end = "</code>",
    .superscript = "<sup>",
    .superscript_end = "</sup>",
    .subscript = "<sub>",
    .subscript_end = "</sub>",
    .heading_end_has_level = true,
};

/// `<TAG ATTRIBUTE="VALUE" …` with `rest` behind; nothing if the value is not known.
void element(std::string& out, std::string_view begin, std::string_view value, std::string_view rest) {
  if (value.empty()) return;
  out += begin;
  render::append_escaped(out, value);
  out += rest;
}

void linked(std::string& out, std::string_view begin, std::string_view address, std::string_view rest) {
  if (render::is_allowed_link(address)) element(out, begin, address, rest);
}

void append_head(std::string& out, const Metadata& meta) {
  for (const Person& author : meta.authors)
    element(out, R"(<meta name="author" content=")", author.name, "\">\n");
  element(out, R"(<meta name="description" content=")", meta.description, "\">\n");
  element(out, R"(<meta property="og:site_name" content=")", meta.site, "\">\n");
  linked(out, R"(<meta property="og:image" content=")", meta.image, "\">\n");
  const std::string& published = meta.datetime.empty() ? meta.date : meta.datetime;
  element(out, R"(<meta property="article:published_time" content=")", published, "\">\n");
  const std::string& modified = meta.datetime_modified.empty() ? meta.date_modified : meta.datetime_modified;
  element(out, R"(<meta property="article:modified_time" content=")", modified, "\">\n");
  for (const std::string& tag : meta.tags)
    element(out, R"(<meta property="article:tag" content=")", tag, "\">\n");
  linked(out, R"(<link rel="canonical" href=")", meta.url, "\">\n");
  linked(out, R"(<link rel="license" href=")", meta.license, "\">\n");
}

void append_author(std::string& out, const Person& author, bool links) {
  if (!links || !render::is_allowed_link(author.url)) return render::append_escaped(out, author.name);
  out += R"(<a rel="author" href=")";
  render::append_escaped(out, author.url);
  out += "\">";
  render::append_escaped(out, author.name);
  out += "</a>";
}

void append_header(std::string& out, const Metadata& meta, bool links) {
  if (meta.title.empty() && meta.authors.empty() && meta.date.empty()) return;
  out += "<header>\n";
  element(out, "<h1>", meta.title, "</h1>\n");
  if (!meta.authors.empty()) {
    out += "<p class=\"author\">";
    for (std::size_t i = 0; i < meta.authors.size(); ++i) {
      if (i > 0) out += ", ";
      append_author(out, meta.authors[i], links);
    }
    out += "</p>\n";
  }
  if (!meta.date.empty()) {
    element(out, "<p><time datetime=\"", meta.datetime.empty() ? meta.date : meta.datetime, "\">");
    element(out, "", meta.date, "</time></p>\n");
  }
  out += "</header>\n";
}

/// Languages whose usual script runs from right to left.
bool is_right_to_left(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const std::string_view known : {"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}) {
    if (ascii::equal_ignoring_case(primary, known)) return true;
  }
  return false;
}

}  // namespace

std::string to_html(const Article& article, const RenderOptions& options) {
  const Metadata& meta = article.meta;
  std::string out = "<!DOCTYPE html>\n<html";
  element(out, " lang=\"", meta.language, "\"");
  if (is_right_to_left(meta.language)) out += " dir=\"rtl\"";
  out += ">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  // A document must have a title that is not empty.
  render::append_escaped(out,
                         options.metadata && !meta.title.empty() ? std::string_view(meta.title) : "Article");
  out += "</title>\n";
  if (options.metadata) append_head(out, meta);
  out += "</head>\n<body>\n<article>\n";
  if (options.metadata) append_header(out, meta, options.links);
  out += render::markup_body(article, html_words, options.links);
  out += "</article>\n</body>\n</html>\n";
  return out;
}

}  // namespace pith
