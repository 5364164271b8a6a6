// A TEI P5 document. A heading is an <ab type="header">, not the <head> of a <div>: on pages headings skip
// levels and stand in quotes and boxes, where TEI has no divisions.
#include "pith/fields.hpp"
#include "pith/render.hpp"

#include "render/escape.hpp"
#include "render/layout.hpp"
#include "render/markup.hpp"
#include "render/printed_fields.hpp"
#include "render/xml_vocabulary.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pith {
namespace {

using render::append_known;

constexpr render::Vocabulary with_blocks(render::Vocabulary words) {
  words.heading = R"(<ab type="header" rend="h)";
  words.heading_end = "</ab>";
  words.list = "<list rend=\"bulleted\">";
  words.numbered_list = "<list rend=\"numbered\">";
  words.lettered_list = R"(<list rend="numbered" type=")";
  words.task_open = "\u2610 ";
  words.task_done = "\u2611 ";
  words.term = "<item rend=\"term\">";
  words.term_end = "</item>";
  words.definition = "<item rend=\"definition\">";
  words.definition_end = "</item>";
  words.header_row = "<row role=\"label\">";
  words.code_block = R"(<ab type="code" xml:space="preserve">)";
  words.code_block_end = "</ab>";
  words.code_block_in = R"(<ab type="code" xml:space="preserve" subtype=")";
  words.caption = "<p rend=\"caption\">";
  words.caption_end = "</p>";
  words.comment = "<note type=\"comment\"";
  words.comment_end = "</note>";
  words.comment_author = " n=\"";
  words.comment_date = "";
  words.callout = R"(<note type="callout" rend=")";
  words.callout_end = "</note>";
  words.callout_title = "<p rend=\"title\">";
  words.callout_title_end = "</p>";
  words.details = "<note type=\"details\">";
  words.details_end = "</note>";
  words.summary = "<p rend=\"title\">";
  words.summary_end = "</p>";
  words.post = "<quote type=\"post\"";
  words.post_end = "</quote>";
  words.post_url = " source=\"";
  words.post_author = " n=\"";
  words.post_date = "";
  words.picture = "<figure><graphic url=\"";
  words.picture_end = "</figure>";
  words.picture_alt = "<figDesc>";
  words.picture_alt_end = "</figDesc>";
  words.pixels = "px";
  words.picture_caption = "<head>";
  words.picture_caption_end = "</head>";
  words.picture_open = "/>";
  words.embed = R"(<p><ref type="embed" target=")";
  words.embed_end = "</ref></p>";
  words.rule = R"(<milestone unit="section" rend="rule"/>)";
  words.notes = "";
  words.notes_end = "";
  words.note = R"(<note place="foot" n="%"><p>)";
  return words;
}

constexpr render::Vocabulary with_inline(render::Vocabulary words) {
  words.line_break = "<lb/>";
  words.link = "<ref target=\"";
  words.link_end = "</ref>";
  words.strong = "<hi rend=\"bold\">";
  words.strong_end = "</hi>";
  words.emphasis = "<hi rend=\"italic\">";
  words.emphasis_end = "</hi>";
  words.code = "<hi rend=\"code\">";
  words.code_end = "</hi>";
  words.deleted = "<del>";
  words.deleted_end = "</del>";
  words.inserted = "<add>";
  words.inserted_end = "</add>";
  words.superscript = "<hi rend=\"superscript\">";
  words.superscript_end = "</hi>";
  words.subscript = "<hi rend=\"subscript\">";
  words.subscript_end = "</hi>";
  words.reference = R"(<ref type="note" n="%"/>)";
  return words;
}

constexpr render::Vocabulary tei_words = with_inline(with_blocks(render::xml_vocabulary));

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

void append_date(std::string& out, const Metadata& meta) {
  append_known(out, "<date when=\"", meta.datetime.empty() ? meta.date : meta.datetime, "\">");
  append_known(out, "", meta.date, "</date>\n");
}

void append_authors(std::string& out, const Metadata& meta) {
  for (const Person& author : meta.authors) append_known(out, "<author>", author.name, "</author>\n");
}

// The electronic text: its title, and who publishes it under which terms.
void append_publication(std::string& out, const Metadata& meta) {
  const std::string& publisher = meta.publisher.empty() ? meta.site : meta.publisher;
  out += "<publicationStmt>\n";
  if (publisher.empty()) {
    out += "<p>unpublished</p>\n";
  } else {
    append_known(out, "<publisher>", publisher, "</publisher>\n");
    append_known(out, "<availability><licence>", meta.license, "</licence></availability>\n");
    append_date(out, meta);
  }
  out += "</publicationStmt>\n";
}

// What it was taken from: the page.
void append_source(std::string& out, const Metadata& meta) {
  out += "<sourceDesc>\n<bibl>\n";
  append_known(out, "<title>", meta.title, "</title>\n");
  append_authors(out, meta);
  append_known(out, "<title level=\"m\">", meta.site, "</title>\n");
  append_known(out, "<publisher>", meta.publisher, "</publisher>\n");
  append_date(out, meta);
  if (render::is_allowed_link(meta.url)) {
    append_known(out, "<ref target=\"", meta.url, "\">");
    append_known(out, "", meta.url, "</ref>\n");
  }
  out += "</bibl>\n</sourceDesc>\n";
}

void append_keywords(std::string& out, const Metadata& meta) {
  std::string terms;
  append_known(terms, "<term type=\"page\">", to_string(meta.page_type), "</term>\n");
  append_known(terms, "<term type=\"section\">", meta.section, "</term>\n");
  for (const std::string& category : meta.categories)
    append_known(terms, "<term type=\"category\">", category, "</term>\n");
  for (const std::string& tag : meta.tags) append_known(terms, "<term type=\"tag\">", tag, "</term>\n");
  if (!terms.empty()) out += "<textClass>\n<keywords>\n" + terms + "</keywords>\n</textClass>\n";
}

void append_profile(std::string& out, const Metadata& meta) {
  std::string profile;
  append_known(profile, "<abstract><p>", meta.description, "</p></abstract>\n");
  if (!meta.language.empty()) {
    append_known(profile, "<langUsage><language ident=\"", meta.language, "\">");
    append_known(profile, "", meta.language, "</language></langUsage>\n");
  }
  append_keywords(profile, meta);
  if (!profile.empty()) out += "<profileDesc>\n" + profile + "</profileDesc>\n";
}

void append_header(std::string& out, const Metadata& meta) {
  out += "<teiHeader>\n<fileDesc>\n<titleStmt>\n";
  append_known(out, "<title>", meta.title.empty() ? std::string_view("Article") : meta.title, "</title>\n");
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
  append_known(out, " xml:lang=\"", article.meta.language, "\"");
  out += ">\n<body>\n<div type=\"article\">\n";
  out += render::markup_body(article, tei_words, options);
  out += "</div>\n</body>\n</text>\n</TEI>\n";
  return out;
}

}  // namespace pith
