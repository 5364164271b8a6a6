// An XML 1.0 document of pith's own few elements.
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
    .lettered_list = R"(<list type="ordered" numbers=")",
    .item = "<item>",
    .numbered_item = "<item n=\"",
    .item_end = "</item>",
    .task_open = "<task done=\"no\"/>",
    .task_done = "<task done=\"yes\"/>",
    .definitions = "<list type=\"definitions\">",
    .definitions_end = "</list>",
    .term = "<term>",
    .term_end = "</term>",
    .definition = "<definition>",
    .definition_end = "</definition>",
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
    .code_block_in = "<pre language=\"",
    .caption = "<caption>",
    .caption_end = "</caption>",
    .comment = "<comment",
    .comment_end = "</comment>",
    .comment_author = " author=\"",
    .comment_date = " date=\"",
    .comment_head = "",
    .comment_head_end = "",
    .callout = "<callout type=\"",
    .callout_end = "</callout>",
    .callout_title = "<title>",
    .callout_title_end = "</title>",
    .details = "<details>",
    .details_end = "</details>",
    .summary = "<title>",
    .summary_end = "</title>",
    .post = "<post",
    .post_end = "</post>",
    .post_url = " url=\"",
    .post_author = " author=\"",
    .post_date = " date=\"",
    .picture = "<picture url=\"",
    .picture_end = "</picture>",
    .picture_alt = "",
    .picture_alt_end = "",
    .pixels = "",
    .picture_caption = "<caption>",
    .picture_caption_end = "</caption>",
    .picture_open = ">",
    .embed = "<embed url=\"",
    .embed_end = "</embed>",
    .rule = "<rule/>",
    .line_break = "<br/>",
    .link = "<link target=\"",
    .link_end = "</link>",
    .strong = "<strong>",
    .strong_end = "</strong>",
    .emphasis = "<emphasis>",
    .emphasis_end = "</emphasis>",
    .code = "<code>",
    .code_end = "</code>",
    .deleted = "<deleted>",
    .deleted_end = "</deleted>",
    .inserted = "<inserted>",
    .inserted_end = "</inserted>",
    .superscript = "<superscript>",
    .superscript_end = "</superscript>",
    .subscript = "<subscript>",
    .subscript_end = "</subscript>",
    .notes = "<notes>",
    .notes_end = "</notes>",
    .note = "<note n=\"%\"><p>",
    .note_end = "</p></note>",
    .note_break = "</p>\n<p>",
    .reference = "<ref note=\"%\"/>",
    .formula = "<formula notation=\"TeX\">",
    .formula_end = "</formula>",
    .display = R"(<formula notation="TeX" rend="display">)",
    .display_end = "</formula>",
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

constexpr std::array printed = {Field::url,
                                Field::title,
                                Field::author,
                                Field::date,
                                Field::datetime,
                                Field::date_modified,
                                Field::datetime_modified,
                                Field::site,
                                Field::publisher,
                                Field::description,
                                Field::language,
                                Field::section,
                                Field::categories,
                                Field::tags,
                                Field::image,
                                Field::license,
                                Field::source,
                                Field::place,
                                Field::type};
constexpr std::array left_out = {Field::author_urls,  // attributes of the authors
                                 Field::declared_language,
                                 Field::accessible_for_free,
                                 Field::comment_count,
                                 Field::word_count,
                                 Field::reading_minutes,
                                 Field::simhash,
                                 Field::sha256};
static_assert(render::decides_on_every_field(printed, left_out));

std::string_view element_name(Field field) {
  if (field == Field::categories) return "category";
  return field == Field::tags ? "tag" : to_string(field);
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
  out += "<metadata>\n";
  for_each_field(article.meta, printed, [&](Field field, const FieldValue& value) {
    if (field == Field::author) return append_authors(out, article.meta);
    for (std::size_t i = 0; i < value.size(); ++i) element(out, element_name(field), value[i]);
  });
  element(out, "outcome", to_string(article.outcome));
  out += "</metadata>\n";
}

}  // namespace

std::string to_xml(const Article& article, const RenderOptions& options) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<article>\n";
  if (options.metadata) append_metadata(out, article);
  out += "<body>\n";
  out += render::markup_body(article, xml_words, options);
  out += "</body>\n</article>\n";
  return out;
}

}  // namespace pith
