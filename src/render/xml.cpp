// An XML 1.0 document of pith's own few elements.
#include "pith/render.hpp"

#include "render/layout.hpp"
#include "render/markup.hpp"

#include <string>
#include <string_view>

namespace pith {
namespace {

constexpr render::Vocabulary xml_words = {
    .paragraph = "<p>",
    .paragraph_end = "</p>",
    .heading = "<heading level=\"",
    .heading_end = "</heading>",
    .heading_rest = "\">",
    .heading_end_rest = "",
    .quote = "<quote>",
    .quote_end = "</quote>",
    .list = "<list>",
    .list_end = "</list>",
    .numbered_list = "<list type=\"ordered\">",
    .numbered_list_end = "</list>",
    .item = "<item>",
    .numbered_item = "<item n=\"",
    .item_end = "</item>",
    .table = "<table>",
    .table_end = "</table>",
    .row = "<row>",
    .row_end = "</row>",
    .header_row = "<row role=\"header\">",
    .header_row_end = "</row>",
    .cell = "<cell>",
    .cell_end = "</cell>",
    .header_cell = "<cell>",
    .header_cell_end = "</cell>",
    .code_block = "<pre>",
    .code_block_end = "</pre>",
    .caption = "<caption>",
    .caption_end = "</caption>",
    .comment = "<comment>",
    .comment_end = "</comment>",
    .line_break = "<br/>",
    .link = "<link target=\"",
    .link_end = "</link>",
    .strong = "<strong>",
    .strong_end = "</strong>",
    .emphasis = "<emphasis>",
    .emphasis_end = "</emphasis>",
    .code = "<code>",
    .code_end = "</code>",
    .superscript = "<superscript>",
    .superscript_end = "</superscript>",
    .subscript = "<subscript>",
    .subscript_end = "</subscript>",
    .heading_end_has_level = false,
};

void element(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += '<';
  out += name;
  out += '>';
  render::append_escaped(out, value);
  out += "</";
  out += name;
  out += ">\n";
}

void append_authors(std::string& out, const Metadata& meta) {
  for (const Person& author : meta.authors) {
    if (!render::is_allowed_link(author.url)) {
      element(out, "author", author.name);
      continue;
    }
    out += "<author url=\"";
    render::append_escaped(out, author.url);
    out += "\">";
    render::append_escaped(out, author.name);
    out += "</author>\n";
  }
}

void append_metadata(std::string& out, const Article& article) {
  const Metadata& meta = article.meta;
  out += "<metadata>\n";
  element(out, "url", meta.url);
  element(out, "title", meta.title);
  append_authors(out, meta);
  element(out, "date", meta.date);
  element(out, "datetime", meta.datetime);
  element(out, "date_modified", meta.date_modified);
  element(out, "datetime_modified", meta.datetime_modified);
  element(out, "site", meta.site);
  element(out, "publisher", meta.publisher);
  element(out, "description", meta.description);
  element(out, "language", meta.language);
  element(out, "section", meta.section);
  for (const std::string& category : meta.categories) element(out, "category", category);
  for (const std::string& tag : meta.tags) element(out, "tag", tag);
  element(out, "image", meta.image);
  element(out, "license", meta.license);
  element(out, "source", meta.source);
  element(out, "place", meta.place);
  element(out, "type", meta.page_type);
  element(out, "outcome", to_string(article.outcome));
  out += "</metadata>\n";
}

}  // namespace

std::string to_xml(const Article& article, const RenderOptions& options) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<article>\n";
  if (options.metadata) append_metadata(out, article);
  out += "<body>\n";
  out += render::markup_body(article, xml_words, options.links);
  out += "</body>\n</article>\n";
  return out;
}

}  // namespace pith
