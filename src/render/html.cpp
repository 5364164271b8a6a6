// A whole HTML5 document.
#include "pith/fields.hpp"
#include "pith/render.hpp"

#include "base/ascii.hpp"
#include "render/escape.hpp"
#include "render/layout.hpp"
#include "render/markup.hpp"
#include "render/printed_fields.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pith {
namespace {

using render::append_known;

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
    .lettered_list = "<ol type=\"",
    .item = "<li>",
    .numbered_item = "<li value=\"",
    .item_end = "</li>",
    .task_open = "<input type=\"checkbox\" disabled> ",
    .task_done = "<input type=\"checkbox\" checked disabled> ",
    .definitions = "<dl>",
    .definitions_end = "</dl>",
    .term = "<dt>",
    .term_end = "</dt>",
    .definition = "<dd>",
    .definition_end = "</dd>",
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
    .code_block_in = "<pre><code class=\"language-",
    .caption = "<figure><figcaption>",
    .caption_end = "</figcaption></figure>",
    .comment = "<article class=\"comment\"",
    .comment_end = "</article>",
    .comment_author = "",
    .comment_date = "",
    .comment_head = "<p class=\"author\">",
    .comment_head_end = "</p>",
    .callout = "<aside class=\"callout ",
    .callout_end = "</aside>",
    .callout_title = "<p class=\"title\">",
    .callout_title_end = "</p>",
    .details = "<details>",
    .details_end = "</details>",
    .summary = "<summary>",
    .summary_end = "</summary>",
    .post = "<blockquote class=\"post\"",
    .post_end = "</blockquote>",
    .post_url = " cite=\"",
    .post_author = "",
    .post_date = "",
    .picture = "<figure><img src=\"",
    .picture_end = "</figure>",
    .picture_alt = "",
    .picture_alt_end = "",
    .pixels = "",
    .picture_caption = "<figcaption>",
    .picture_caption_end = "</figcaption>",
    .picture_open = ">",
    .embed = "<p><a href=\"",
    .embed_end = "</a></p>",
    .rule = "<hr>",
    .line_break = "<br>",
    .link = "<a href=\"",
    .link_end = "</a>",
    .strong = "<strong>",
    .strong_end = "</strong>",
    .emphasis = "<em>",
    .emphasis_end = "</em>",
    .code = "<code>",
    .code_end = "</code>",
    .deleted = "<del>",
    .deleted_end = "</del>",
    .inserted = "<ins>",
    .inserted_end = "</ins>",
    .superscript = "<sup>",
    .superscript_end = "</sup>",
    .subscript = "<sub>",
    .subscript_end = "</sub>",
    .notes = "<section class=\"footnotes\">\n<ol>",
    .notes_end = "</ol>\n</section>",
    .note = R"(<li id="fn%" value="%"><p>)",
    .note_end = "</p></li>",
    .note_break = "</p>\n<p>",
    .reference = "<sup><a href=\"#fn%\">%</a></sup>",
    .formula = R"(<span class="math inline">\()",
    .formula_end = R"(\)</span>)",
    .display = R"(<span class="math display">\[)",
    .display_end = R"(\]</span>)",
    .heading_end_has_level = true,
};

/// A field in the head: `begin`, the value, and the end of the tag.
struct HeadField {
  Field field;
  Field otherwise;  ///< what stands in for it where it is not known; the same: nothing
  std::string_view begin;
  bool address = false;
};

constexpr std::array head_fields = {
    HeadField{Field::author, Field::author, R"(<meta name="author" content=")"},
    HeadField{Field::description, Field::description, R"(<meta name="description" content=")"},
    HeadField{Field::site, Field::site, R"(<meta property="og:site_name" content=")"},
    HeadField{Field::image, Field::image, R"(<meta property="og:image" content=")", true},
    HeadField{Field::datetime, Field::date, R"(<meta property="article:published_time" content=")"},
    HeadField{Field::datetime_modified, Field::date_modified,
              R"(<meta property="article:modified_time" content=")"},
    HeadField{Field::tags, Field::tags, R"(<meta property="article:tag" content=")"},
    HeadField{Field::url, Field::url, R"(<link rel="canonical" href=")", true},
    HeadField{Field::license, Field::license, R"(<link rel="license" href=")", true},
};
constexpr auto printed = [] {
  std::array<Field, head_fields.size()> out{};
  std::ranges::transform(head_fields, out.begin(), &HeadField::field);
  return out;
}();
constexpr std::array left_out = {Field::title,         Field::language,  // <title> and the language of <html>
                                 Field::date,          Field::date_modified,  // where the time is not known
                                 Field::author_urls,   Field::publisher,     Field::declared_language,
                                 Field::section,       Field::categories,    Field::source,
                                 Field::place,         Field::type,          Field::accessible_for_free,
                                 Field::comment_count, Field::word_count,    Field::reading_minutes,
                                 Field::simhash,       Field::sha256};
static_assert(render::decides_on_every_field(printed, left_out));

void append_head(std::string& out, const Metadata& meta) {
  for (const HeadField& row : head_fields) {
    FieldValue value(meta, row.field);
    if (!value.known()) value = FieldValue(meta, row.otherwise);
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!row.address || render::is_allowed_link(value[i])) append_known(out, row.begin, value[i], "\">\n");
    }
  }
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
  append_known(out, "<h1>", meta.title, "</h1>\n");
  if (!meta.authors.empty()) {
    out += "<p class=\"author\">";
    for (std::size_t i = 0; i < meta.authors.size(); ++i) {
      if (i > 0) out += ", ";
      append_author(out, meta.authors[i], links);
    }
    out += "</p>\n";
  }
  if (!meta.date.empty()) {
    append_known(out, "<p><time datetime=\"", meta.datetime.empty() ? meta.date : meta.datetime, "\">");
    append_known(out, "", meta.date, "</time></p>\n");
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
  append_known(out, " lang=\"", meta.language, "\"");
  if (is_right_to_left(meta.language)) out += " dir=\"rtl\"";
  out += ">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  // A document must have a title that is not empty.
  render::append_escaped(out,
                         options.metadata && !meta.title.empty() ? std::string_view(meta.title) : "Article");
  out += "</title>\n";
  if (options.metadata) append_head(out, meta);
  out += "</head>\n<body>\n<article>\n";
  if (options.metadata) append_header(out, meta, options.links);
  out += render::markup_body(article, html_words, options);
  out += "</article>\n</body>\n</html>\n";
  return out;
}

}  // namespace pith
