// An XML 1.0 document of pith's own few elements.
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

constexpr render::Vocabulary with_blocks(render::Vocabulary words) {
  words.heading = "<heading level=\"";
  words.heading_end = "</heading>";
  words.list = "<list>";
  words.numbered_list = "<list type=\"ordered\">";
  words.lettered_list = R"(<list type="ordered" numbers=")";
  words.task_open = "<task done=\"no\"/>";
  words.task_done = "<task done=\"yes\"/>";
  words.term = "<term>";
  words.term_end = "</term>";
  words.definition = "<definition>";
  words.definition_end = "</definition>";
  words.header_row = "<row role=\"header\">";
  words.code_block = "<pre>";
  words.code_block_end = "</pre>";
  words.code_block_in = "<pre language=\"";
  words.caption = "<caption>";
  words.caption_end = "</caption>";
  words.comment = "<comment";
  words.comment_end = "</comment>";
  words.comment_author = " author=\"";
  words.comment_date = " date=\"";
  words.callout = "<callout type=\"";
  words.callout_end = "</callout>";
  words.callout_title = "<title>";
  words.callout_title_end = "</title>";
  words.details = "<details>";
  words.details_end = "</details>";
  words.summary = "<title>";
  words.summary_end = "</title>";
  words.post = "<post";
  words.post_end = "</post>";
  words.post_url = " url=\"";
  words.post_author = " author=\"";
  words.post_date = " date=\"";
  words.picture = "<picture url=\"";
  words.picture_end = "</picture>";
  words.picture_alt = "";
  words.picture_alt_end = "";
  words.pixels = "";
  words.picture_caption = "<caption>";
  words.picture_caption_end = "</caption>";
  words.picture_open = ">";
  words.embed = "<embed url=\"";
  words.embed_end = "</embed>";
  words.rule = "<rule/>";
  words.notes = "<notes>";
  words.notes_end = "</notes>";
  words.note = "<note n=\"%\"><p>";
  return words;
}

constexpr render::Vocabulary with_inline(render::Vocabulary words) {
  words.line_break = "<br/>";
  words.link = "<link target=\"";
  words.link_end = "</link>";
  words.strong = "<strong>";
  words.strong_end = "</strong>";
  words.emphasis = "<emphasis>";
  words.emphasis_end = "</emphasis>";
  words.code = "<code>";
  words.code_end = "</code>";
  words.deleted = "<deleted>";
  words.deleted_end = "</deleted>";
  words.inserted = "<inserted>";
  words.inserted_end = "</inserted>";
  words.superscript = "<superscript>";
  words.superscript_end = "</superscript>";
  words.subscript = "<subscript>";
  words.subscript_end = "</subscript>";
  words.reference = "<ref note=\"%\"/>";
  return words;
}

constexpr render::Vocabulary xml_words = with_inline(with_blocks(render::xml_vocabulary));

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
