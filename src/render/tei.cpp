// A TEI P5 document. A heading is an <ab type="header">, not the <head> of a <div>: on pages headings skip
// levels and stand in quotes and boxes, where TEI has no divisions.
#include "pith/fields.hpp"
#include "pith/render.hpp"

#include "render/layout.hpp"
#include "render/markup.hpp"
#include "render/printed_fields.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pith {
namespace {

constexpr render::Vocabulary tei_words = {
    .paragraph = "<p>",
    .paragraph_end = "</p>",
    .heading = R"(<ab type="header" rend="h)",
    .heading_end = "</ab>",
    .heading_rest = "\">",
    .heading_end_rest = "",
    .quote = "<quote>",
    .quote_end = "</quote>",
    .list = "<list rend=\"bulleted\">",
    .list_end = "</list>",
    .numbered_list = "<list rend=\"numbered\">",
    .numbered_list_end = "</list>",
    .lettered_list = R"(<list rend="numbered" type=")",
    .item = "<item>",
    .numbered_item = "<item n=\"",
    .item_end = "</item>",
    .task_open = "\u2610 ",
    .task_done = "\u2611 ",
    .definitions = "<list type=\"definitions\">",
    .definitions_end = "</list>",
    .term = "<item rend=\"term\">",
    .term_end = "</item>",
    .definition = "<item rend=\"definition\">",
    .definition_end = "</item>",
    .table = "<table>",
    .table_end = "</table>",
    .row = "<row>",
    .row_end = "</row>",
    .header_row = "<row role=\"label\">",
    .header_row_end = "</row>",
    .cell = "<cell>",
    .cell_end = "</cell>",
    .header_cell = "<cell>",
    .header_cell_end = "</cell>",
    .code_block = R"(<ab type="code" xml:space="preserve">)",
    .code_block_end = "</ab>",
    .code_block_in = R"(<ab type="code" xml:space="preserve" subtype=")",
    .caption = "<p rend=\"caption\">",
    .caption_end = "</p>",
    .comment = "<note type=\"comment\"",
    .comment_end = "</note>",
    .comment_author = " n=\"",
    .comment_date = "",
    .comment_head = "",
    .comment_head_end = "",
    .callout = R"(<note type="callout" rend=")",
    .callout_end = "</note>",
    .callout_title = "<p rend=\"title\">",
    .callout_title_end = "</p>",
    .details = "<note type=\"details\">",
    .details_end = "</note>",
    .summary = "<p rend=\"title\">",
    .summary_end = "</p>",
    .post = "<quote type=\"post\"",
    .post_end = "</quote>",
    .post_url = " source=\"",
    .post_author = " n=\"",
    .post_date = "",
    .picture = "<figure><graphic url=\"",
    .picture_end = "</figure>",
    .picture_alt = "<figDesc>",
    .picture_alt_end = "</figDesc>",
    .pixels = "px",
    .picture_caption = "<head>",
    .picture_caption_end = "</head>",
    .picture_open = "/>",
    .embed = R"(<p><ref type="embed" target=")",
    .embed_end = "</ref></p>",
    .rule = R"(<milestone unit="section" rend="rule"/>)",
    .line_break = "<lb/>",
    .link = "<ref target=\"",
    .link_end = "</ref>",
    .strong = "<hi rend=\"bold\">",
    .strong_end = "</hi>",
    .emphasis = "<hi rend=\"italic\">",
    .emphasis_end = "</hi>",
    .code = "<hi rend=\"code\">",
    .code_end = "</hi>",
    .deleted = "<del>",
    .deleted_end = "</del>",
    .inserted = "<add>",
    .inserted_end = "</add>",
    .superscript = "<hi rend=\"superscript\">",
    .superscript_end = "</hi>",
    .subscript = "<hi rend=\"subscript\">",
    .subscript_end = "</hi>",
    .notes = "",
    .notes_end = "",
    .note = R"(<note place="foot" n="%"><p>)",
    .note_end = "</p></note>",
    .note_break = "</p>\n<p>",
    .reference = R"(<ref type="note" n="%"/>)",
    .formula = "<formula notation=\"TeX\">",
    .formula_end = "</formula>",
    .display = R"(<formula notation="TeX" rend="display">)",
    .display_end = "</formula>",
    .heading_end_has_level = false,
};

constexpr std::array printed = {Field::url,      Field::title,     Field::author,     Field::date,
                                Field::datetime, Field::publisher, Field::site,       Field::description,
                                Field::language, Field::section,   Field::categories, Field::tags,
                                Field::license,  Field::type};
constexpr std::array left_out = {Field::author_urls,
                                 Field::date_modified,
                                 Field::datetime_modified,
                                 Field::declared_language,
                                 Field::image,
                                 Field::source,
                                 Field::place,
                                 Field::accessible_for_free,
                                 Field::comment_count,
                                 Field::word_count,
                                 Field::reading_minutes,
                                 Field::simhash,
                                 Field::sha256};
static_assert(render::decides_on_every_field(printed, left_out));

/// `begin`, the value and `end`; nothing if the value is not known.
void element(std::string& out, std::string_view begin, std::string_view value, std::string_view end) {
  if (value.empty()) return;
  out += begin;
  render::append_escaped(out, value);
  out += end;
}

void append_date(std::string& out, const Metadata& meta) {
  element(out, "<date when=\"", meta.datetime.empty() ? meta.date : meta.datetime, "\">");
  element(out, "", meta.date, "</date>\n");
}

void append_authors(std::string& out, const Metadata& meta) {
  for (const Person& author : meta.authors) element(out, "<author>", author.name, "</author>\n");
}

// The electronic text: its title, and who publishes it under which terms.
void append_publication(std::string& out, const Metadata& meta) {
  const std::string& publisher = meta.publisher.empty() ? meta.site : meta.publisher;
  out += "<publicationStmt>\n";
  if (publisher.empty()) {
    out += "<p>unpublished</p>\n";
  } else {
    element(out, "<publisher>", publisher, "</publisher>\n");
    element(out, "<availability><licence>", meta.license, "</licence></availability>\n");
    append_date(out, meta);
  }
  out += "</publicationStmt>\n";
}

// What it was taken from: the page.
void append_source(std::string& out, const Metadata& meta) {
  out += "<sourceDesc>\n<bibl>\n";
  element(out, "<title>", meta.title, "</title>\n");
  append_authors(out, meta);
  element(out, "<title level=\"m\">", meta.site, "</title>\n");
  element(out, "<publisher>", meta.publisher, "</publisher>\n");
  append_date(out, meta);
  if (render::is_allowed_link(meta.url)) {
    element(out, "<ref target=\"", meta.url, "\">");
    element(out, "", meta.url, "</ref>\n");
  }
  out += "</bibl>\n</sourceDesc>\n";
}

void append_keywords(std::string& out, const Metadata& meta) {
  std::string terms;
  element(terms, "<term type=\"page\">", to_string(meta.page_type), "</term>\n");
  element(terms, "<term type=\"section\">", meta.section, "</term>\n");
  for (const std::string& category : meta.categories)
    element(terms, "<term type=\"category\">", category, "</term>\n");
  for (const std::string& tag : meta.tags) element(terms, "<term type=\"tag\">", tag, "</term>\n");
  if (!terms.empty()) out += "<textClass>\n<keywords>\n" + terms + "</keywords>\n</textClass>\n";
}

void append_profile(std::string& out, const Metadata& meta) {
  std::string profile;
  element(profile, "<abstract><p>", meta.description, "</p></abstract>\n");
  if (!meta.language.empty()) {
    element(profile, "<langUsage><language ident=\"", meta.language, "\">");
    element(profile, "", meta.language, "</language></langUsage>\n");
  }
  append_keywords(profile, meta);
  if (!profile.empty()) out += "<profileDesc>\n" + profile + "</profileDesc>\n";
}

void append_header(std::string& out, const Metadata& meta) {
  out += "<teiHeader>\n<fileDesc>\n<titleStmt>\n";
  element(out, "<title>", meta.title.empty() ? std::string_view("Article") : meta.title, "</title>\n");
  append_authors(out, meta);
  out += "</titleStmt>\n";
  append_publication(out, meta);
  append_source(out, meta);
  out += "</fileDesc>\n";
  append_profile(out, meta);
  out += "</teiHeader>\n";
}

}  // namespace

std::string to_tei(const Article& article, const RenderOptions& options) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n";
  append_header(out, options.metadata ? article.meta : Metadata{});
  out += "<text";
  element(out, " xml:lang=\"", article.meta.language, "\"");
  out += ">\n<body>\n<div type=\"article\">\n";
  out += render::markup_body(article, tei_words, options);
  out += "</div>\n</body>\n</text>\n</TEI>\n";
  return out;
}

}  // namespace pith
